package browser_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"dateline/graph/storetest"
	"dateline/queries/browser"
)

// Labels and types of the style and the saved queries are in the schema.
func TestAgainstSchema(t *testing.T) {
	schema := storetest.Schema()
	style, err := browser.Style()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range regexp.MustCompile(`(?m)^(node|relationship)\.(\w+)`).FindAllStringSubmatch(style, -1) {
		n++
		if m[1] == "node" && schema.Node(m[2]) == nil || m[1] == "relationship" && schema.Edge(m[2]) == nil {
			t.Errorf("style: %s is not in the schema", m[0])
		}
	}
	for _, label := range schema.Nodes() {
		if !strings.Contains(style, "node."+label.Label+" ") {
			t.Errorf("style: nothing for %s", label.Label)
		}
	}
	if n < 12 {
		t.Errorf("only %d rules read from the style", n)
	}
	list, err := browser.Favourites()
	if err != nil || len(list) < 8 {
		t.Fatalf("%d saved queries, %v", len(list), err)
	}
	for _, f := range list {
		if f.Title == "" || !strings.Contains(f.Query, "RETURN p") {
			t.Errorf("%s: needs a title and paths to return", f.Name)
		}
		for _, m := range regexp.MustCompile(`\(\w*:([A-Z]\w+(?:\|\w+)*)`).FindAllStringSubmatch(f.Query, -1) {
			for _, l := range strings.Split(m[1], "|") {
				if schema.Node(l) == nil {
					t.Errorf("%s: label %s is not in the schema", f.Name, l)
				}
			}
		}
		for _, m := range regexp.MustCompile(`\[\w*:([A-Z_|]+)`).FindAllStringSubmatch(f.Query, -1) {
			for _, e := range strings.Split(m[1], "|") {
				if schema.Edge(e) == nil {
					t.Errorf("%s: type %s is not in the schema", f.Name, e)
				}
			}
		}
	}
}

func TestHandler(t *testing.T) {
	h, err := browser.Handler("http://localhost:7475")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, host, origin, path string
		code                       int
		body                       string
	}{
		{"GET", "localhost:7475", "http://localhost:7474", "/style.grass", 200, "node.Person"},
		{"GET", "localhost:7475", "", "/guide.html", 200, ":style http://localhost:7475/style.grass"},
		{"GET", "127.0.0.1:7475", "http://[::1]:7474", "/favourites/01-disputed.cypher", 200, "MATCH"},
		{"OPTIONS", "localhost:7475", "http://localhost:7474", "/style.grass", 204, ""},
		{"POST", "localhost:7475", "http://localhost:7474", "/style.grass", 405, ""},
		{"GET", "localhost:7475", "http://localhost:7474", "/../browser.go", 404, ""},
		{"GET", "localhost:7475", "https://example.org", "/style.grass", 403, ""},
		{"GET", "localhost:7475", "http://localhost.example.org", "/style.grass", 403, ""},
		{"GET", "rebound.example.org", "", "/style.grass", 403, ""},
	} {
		r := httptest.NewRequest(c.method, "http://x"+c.path, nil)
		r.Host = c.host
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.code || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s %s from %q: %d %.60q", c.method, c.path, c.origin, w.Code, w.Body)
		}
		if allow := w.Header().Get("Access-Control-Allow-Origin"); w.Code < 300 && allow != c.origin || w.Code == http.StatusForbidden && allow != "" {
			t.Errorf("%s %s from %q allows %q", c.method, c.path, c.origin, allow)
		}
	}
}

func TestLink(t *testing.T) {
	got := browser.Link("http://localhost:7474/browser/", "bolt://localhost:7687", ":play http://localhost:1/guide.html")
	want := "http://localhost:7474/browser/?dbms=bolt%3A%2F%2Flocalhost%3A7687&cmd=edit&arg=%3Aplay%20http%3A%2F%2Flocalhost%3A1%2Fguide.html"
	if got != want {
		t.Errorf("\n%s\nnot\n%s", got, want)
	}
}
