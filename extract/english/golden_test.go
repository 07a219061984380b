package english_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds what every stage gives for the reports of testdata/corpus to
// the golden files, one a report, a section a stage. A change there is to be
// read before it is taken over with -update.
func TestGolden(t *testing.T) {
	en := load(t)
	root := filepath.Join("..", "..", "testdata")
	files, err := filepath.Glob(filepath.Join(root, "corpus", "*", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no reports", err)
	}
	for _, f := range files {
		name := filepath.Base(filepath.Dir(f)) + "-" + filepath.Base(f)
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			doc := source.Options{}.Document(filepath.Base(f), source.Record{Text: string(b)})
			if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
			got := sections(doc)
			file := filepath.Join(root, "golden", name)
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err, "(go test ./extract/english -run Golden -update writes it)")
			}
			if got != string(want) {
				t.Errorf("%s: first difference: %s", file, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n  got  %s\n  want %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// sections writes a document for people: a section a stage.
func sections(doc *extract.Document) string {
	var b strings.Builder
	text := func(s extract.Span) string { return strings.Join(strings.Fields(doc.Surface(s)), " ") }
	men := func(id string) string {
		if m := doc.Mention(id); m != nil {
			return id + ":" + text(m.Span)
		}
		return "-"
	}
	fmt.Fprintf(&b, "# source\ntitle %q publisher %q published %q by %q, %d boilerplate\n", doc.Title, doc.Publisher, doc.Published, doc.PublishedBy, len(doc.Boilerplate))
	b.WriteString("# tokenize, tag, parse\n")
	for _, s := range doc.Sentences {
		fmt.Fprintf(&b, "[%d %d) %s\n ", s.Start, s.End, s.Kind)
		for i := s.First; i < s.Last; i++ {
			k := doc.Tokens[i]
			fmt.Fprintf(&b, " %s/%s>%d:%s", doc.Word(i), k.Tag, k.Head-s.First, k.Rel)
		}
		b.WriteByte('\n')
	}
	b.WriteString("# ner\n")
	for _, n := range doc.Names {
		fmt.Fprintf(&b, "%s %s [%d %d)\n", n.Type, text(n.Span), n.Start, n.End)
	}
	b.WriteString("# timex\n")
	for _, x := range doc.Times {
		fmt.Fprintf(&b, "%s %s %s => %s [%s..%s] %s %s\n", x.ID, x.Type, text(x.Span), x.Value, x.Earliest, x.Latest, x.Granularity, x.Mod)
	}
	b.WriteString("# mention, coref\n")
	for _, m := range doc.Mentions {
		fmt.Fprintf(&b, "%s %s %s %s %s %s\n", m.ID, m.Type, m.Form, text(m.Span), m.Kind, m.Chain)
	}
	b.WriteString("# link\n")
	for _, c := range doc.Chains {
		fmt.Fprintf(&b, "%s %s %s %s", c.ID, c.Type, c.Name, c.Country)
		if len(c.Links) > 0 {
			fmt.Fprintf(&b, " = %s:%s", c.Links[0].KB, c.Links[0].ID)
		}
		b.WriteByte('\n')
	}
	b.WriteString("# relation\n")
	for _, r := range doc.Relations {
		fmt.Fprintf(&b, "%s %s(%s, %s) %s %s %s by %s\n", r.ID, r.Type, men(r.Subject), men(r.Object), r.Polarity, r.Status, r.Office, r.Rule)
	}
	b.WriteString("# event\n")
	for _, ev := range doc.Events {
		fmt.Fprintf(&b, "%s %s %q %s %s", ev.ID, ev.Type, text(ev.Trigger.Span()), ev.Polarity, ev.Modality)
		for _, a := range ev.Arguments {
			if x := doc.Time(a.Time); a.Time != "" && x != nil {
				fmt.Fprintf(&b, " %s=%s:%s", a.Role, a.Time, text(x.Span))
				continue
			}
			fmt.Fprintf(&b, " %s=%s", a.Role, men(a.Mention))
		}
		for _, v := range ev.Values {
			fmt.Fprintf(&b, " %s=%g%s", v.Property, v.Number, v.Bound)
		}
		b.WriteByte('\n')
	}
	b.WriteString("# claim\n")
	for _, c := range doc.Claims {
		src := men(c.Source)
		if c.Source == "" {
			src = text(c.SourceSpan.Span())
		}
		fmt.Fprintf(&b, "%s %s %s %q about %v by %s\n", c.ID, src, c.Stance, text(c.Content.Span()), c.About, c.Rule)
	}
	return b.String()
}
