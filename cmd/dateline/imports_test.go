package main

import (
	"go/build"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// allowed says what a package may import of the project and of the outside
// world. The first row whose pattern fits counts; see CONTRIBUTING.md.
var allowed = []struct {
	pkg     string   // path under the module; * ends a prefix
	imports []string // prefixes under the module ("dateline/...") or outside
}{
	{"extract", nil},
	{"graph", nil},
	{"queries", []string{"dateline/graph"}},
	{"queries/browser", nil},
	{"graph/build", []string{"dateline/extract", "dateline/extract/ontology", "dateline/graph"}},
	{"graph/neo4j*", []string{"dateline/graph", "dateline/graph/neo4j*", "github.com/neo4j/neo4j-go-driver/*", "golang.org/x/sys/*"}},
	{"graph/memory", []string{"dateline/graph", "dateline/graph/cypher"}},
	{"graph/*", []string{"dateline/graph"}},
	{"extract/english", []string{"dateline/extract*"}},
	{"extract/ontology*", []string{"dateline/extract/ontology*"}},
	{"extract/prose", []string{"dateline/extract", "github.com/jdkato/prose/*"}},
	{"extract/source", []string{"dateline/extract", "golang.org/x/*", "codeberg.org/readeck/go-readability/v2*", "github.com/mmcdole/gofeed", "github.com/nlnwa/gowarc/v3"}},
	{"extract/score", []string{"dateline/extract", "golang.org/x/text/unicode/norm"}},
	{"extract/kb*", []string{"dateline/extract", "dateline/extract/kb*", "github.com/pariz/gountries", "golang.org/x/text/*"}},
	{"extract/link", []string{"dateline/extract", "dateline/extract/ontology", "dateline/extract/kb"}},
	{"extract/tag", []string{"dateline/extract", "dateline/extract/perceptron"}},
	{"extract/parse", []string{"dateline/extract", "dateline/extract/perceptron"}},
	{"extract/ner", []string{"dateline/extract", "dateline/extract/perceptron"}},
	{"extract/relation", []string{"dateline/extract", "dateline/extract/ontology", "dateline/extract/perceptron"}},
	{"extract/perceptron", nil},
	{"extract/*", []string{"dateline/extract", "dateline/extract/ontology"}},
	{"internal/*", nil},
	{"cmd/dateline-train", []string{"dateline/extract", "dateline/extract/*"}},
	{"cmd/*", []string{"dateline/*", "github.com/urfave/cli/v2", "golang.org/x/term", "golang.org/x/text/width"}},
}

func fits(pattern, s string) bool {
	if p, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(s, p)
	}
	return pattern == s
}

// wrongImports lists the imports of pkg that the table forbids.
func wrongImports(pkg string, imports []string) []string {
	for _, row := range allowed {
		if !fits(row.pkg, pkg) {
			continue
		}
		var bad []string
	next:
		for _, imp := range imports {
			if std := !strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") && !strings.HasPrefix(imp, "dateline"); std || strings.HasPrefix(imp, "dateline/internal/") {
				continue // small packages that import nothing
			}
			for _, ok := range row.imports {
				if fits(ok, imp) {
					continue next
				}
			}
			bad = append(bad, imp)
		}
		return bad
	}
	return []string{"(the package is in no row of the table)"}
}

func TestImportTable(t *testing.T) {
	root := filepath.Join("..", "..")
	n := 0
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); p != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "dateline-out") {
			return fs.SkipDir
		}
		pkg, err := build.ImportDir(p, 0)
		if err != nil || pkg.Name == "" || len(pkg.GoFiles) == 0 {
			return nil // no Go files here, or none for this system
		}
		rel, _ := filepath.Rel(root, p)
		rel = filepath.ToSlash(rel)
		n++
		for _, bad := range wrongImports(rel, pkg.Imports) {
			t.Errorf("%s must not import %s", rel, bad)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 10 {
		t.Fatalf("looked at %d packages only: the walk is broken", n)
	}
}

// The table must catch what it is there for.
func TestImportTableCatches(t *testing.T) {
	for _, c := range []struct{ pkg, imp string }{
		{"extract", "github.com/jdkato/prose/v2"},
		{"extract/event", "dateline/extract/claim"},
		{"extract/claim", "dateline/graph"},
		{"extract/link", "github.com/jdkato/prose/v2"},
		{"graph", "dateline/extract"},
		{"graph/export", "github.com/neo4j/neo4j-go-driver/v5/neo4j"},
		{"graph/memory", "dateline/extract"},
		{"graph/export", "dateline/graph/neo4j"},
		{"extract/kb/gen", "dateline/extract/link"},
		{"cmd/dateline-train", "dateline/graph"},
		{"extract/score", "golang.org/x/net/html"},
		{"queries", "github.com/urfave/cli/v2"},
		{"util", "fmt"},
		{"internal/letters", "dateline/extract"},
	} {
		if len(wrongImports(c.pkg, []string{c.imp})) == 0 {
			t.Errorf("%s importing %s goes unnoticed", c.pkg, c.imp)
		}
	}
	for _, c := range []struct{ pkg, imp string }{
		{"extract/link", "dateline/extract/kb"},
		{"graph/neo4j", "github.com/neo4j/neo4j-go-driver/v5/neo4j"},
		{"extract/prose", path.Join("github.com/jdkato", "prose/v2")},
		{"extract/event", "strings"},
		{"graph/cypher", "dateline/internal/letters"},
	} {
		if bad := wrongImports(c.pkg, []string{c.imp}); len(bad) > 0 {
			t.Errorf("%s may import %s", c.pkg, c.imp)
		}
	}
	if _, err := os.Stat(filepath.Join("..", "..", "go.mod")); err != nil {
		t.Fatal("the test does not run inside the module:", err)
	}
}
