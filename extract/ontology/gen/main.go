// Command gen writes docs/ontology.md from the type files: what each type
// means, its roles, its code, how it is told, and an example of each kind. It
// is run by go generate in extract/ontology.
package main

import (
	"fmt"
	"log"
	"os"
	"sort"
	"strings"

	"dateline/extract/ontology"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: gen OUTPUT")
	}
	o, err := ontology.Default()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[1], []byte(page(o)), 0o644); err != nil {
		log.Fatal(err)
	}
}

func page(o *ontology.Ontology) string {
	var b strings.Builder
	b.WriteString("# Types\n\nGenerated from `extract/ontology` by `go generate ./extract/ontology`; edit the type files, not this page.\n")
	for _, kind := range []ontology.Kind{ontology.KindEntity, ontology.KindRelation, ontology.KindEvent} {
		types := o.Types(kind)
		fmt.Fprintf(&b, "\n## %s types (%d)\n", strings.ToUpper(string(kind[0]))+string(kind[1:]), len(types))
		if kind == ontology.KindEvent {
			byCode(&b, types)
			continue
		}
		for _, t := range types {
			section(&b, t)
		}
	}
	return b.String()
}

// byCode groups events by their PLOVER root.
func byCode(b *strings.Builder, types []*ontology.Type) {
	groups := map[string][]*ontology.Type{}
	for _, t := range types {
		groups[t.Code] = append(groups[t.Code], t)
	}
	var codes []string
	for c := range groups {
		codes = append(codes, c)
	}
	sort.Strings(codes)
	b.WriteString("\n| root | types |\n|---|---|\n")
	for _, c := range codes {
		var ids []string
		for _, t := range groups[c] {
			ids = append(ids, fmt.Sprintf("[%s](#%s)", t.ID, t.ID))
		}
		fmt.Fprintf(b, "| %s | %s |\n", c, strings.Join(ids, ", "))
	}
	for _, t := range types {
		section(b, t)
	}
}

func section(b *strings.Builder, t *ontology.Type) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n", t.ID, t.Description)
	if t.Kind == ontology.KindRelation {
		fmt.Fprintf(b, "- in the graph: `%s`\n", t.Label)
	}
	if t.Code != "" {
		fmt.Fprintf(b, "- code: %s\n", t.Code)
	}
	for _, key := range []string{"family", "excludes"} {
		if v := t.Get(key); len(v) > 0 {
			fmt.Fprintf(b, "- %s: %s\n", key, strings.Join(v, ", "))
		}
	}
	roles := t.Roles()
	var names []string
	for r := range roles {
		names = append(names, r)
	}
	sort.Strings(names)
	for _, r := range names {
		fmt.Fprintf(b, "- %s: %s\n", r, strings.Join(roles[r], ", "))
	}
	for _, key := range []string{"verb", "undergo", "noun", "adjective", "light", "suffer"} {
		if v := t.Get(key); len(v) > 0 {
			fmt.Fprintf(b, "- %s: %s\n", key, strings.Join(v, "; "))
		}
	}
	yes, no := false, false
	for _, ex := range t.Examples {
		switch {
		case ex.Positive && !yes:
			yes = true
			fmt.Fprintf(b, "- yes: *%s*\n", ex.Text)
		case !ex.Positive && !no:
			no = true
			fmt.Fprintf(b, "- no: *%s*\n", ex.Text)
		}
	}
}
