package dossier

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"dateline/graph"
)

// story is a small graph: n reports, each with a sentence, an event, a claim.
func story(n int) *graph.Graph {
	g := &graph.Graph{}
	node := func(id, label string, props map[string]any) {
		g.Nodes = append(g.Nodes, graph.Node{ID: id, Label: label, Props: props})
	}
	edge := func(typ, from, fl, to, tl string, props map[string]any) {
		g.Edges = append(g.Edges, graph.Edge{ID: from + typ + to, Type: typ, From: from, To: to, FromLabel: fl, ToLabel: tl, Props: props})
	}
	node("e_kim", graph.Person, map[string]any{"name": "Kim", "mentions": int64(n)})
	node("e_lima", graph.Place, map[string]any{"name": "Lima", "mentions": int64(1), "location": graph.Point{Lat: -12, Lon: -77}})
	edge("LOCATED_IN", "e_lima", graph.Place, "e_lima", graph.Place, map[string]any{"kb": "geonames"})
	for i := range n {
		d := fmt.Sprintf("d_%04d", i)
		s := d + "#5"
		node(d, graph.Document, map[string]any{"name": d, "published": graph.Date("2024-01-02")})
		node(s, graph.Sentence, map[string]any{"name": "x", "text": "Žė 😀 Kim said so.", "start": int64(5), "end": int64(27)})
		node("v"+d, graph.Event, map[string]any{"name": "Kim speaks", "type": "say", "status": "undisputed", "sources": int64(1)})
		node("c"+d, graph.Claim, map[string]any{"name": "so", "text": "so", "stance": "asserts"})
		edge(graph.InDocument, s, graph.Sentence, d, graph.Document, nil)
		edge(graph.Mentions, s, graph.Sentence, "e_kim", graph.Person, map[string]any{"start": int64(15), "end": int64(18)})
		edge(graph.SupportedBy, "v"+d, graph.Event, s, graph.Sentence, map[string]any{"start": int64(19), "end": int64(23)})
		edge(graph.SupportedBy, "c"+d, graph.Claim, s, graph.Sentence, nil)
		edge(graph.Asserts, "c"+d, graph.Claim, "v"+d, graph.Event, nil)
		edge(graph.Claims, "e_kim", graph.Person, "c"+d, graph.Claim, nil)
	}
	return g
}

func write(t *testing.T, g *graph.Graph, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, g, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read unpacks the data blocks of a page: the model and the texts.
func read(t *testing.T, page string) (m model, texts []string) {
	t.Helper()
	for _, block := range regexp.MustCompile(`<script type="application/json" ([^>]*)>"([^"]*)"</script>`).FindAllStringSubmatch(page, -1) {
		raw, err := base64.StdEncoding.DecodeString(block[2])
		if err != nil {
			t.Fatal(err)
		}
		zr, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(zr)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.Contains(block[1], `id="core"`):
			err = json.Unmarshal(data, &m)
		case strings.Contains(block[1], "texts"):
			var part []string
			err = json.Unmarshal(data, &part)
			texts = append(texts, part...)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return m, texts
}

// slice cuts a text as JavaScript does.
func slice(s string, from, to int) string {
	return string(utf16.Decode(utf16.Encode([]rune(s))[from:to]))
}

// The words of a span are the same in the page, whose offsets count otherwise,
// with the whole text and with what the graph alone holds.
func TestSpans(t *testing.T) {
	g := story(1)
	for name, o := range map[string]Options{"text": {Texts: map[string]string{"d_0000": "Ole.\nŽė 😀 Kim said so. More."}}, "graph": {}} {
		m, texts := read(t, write(t, g, o))
		if len(texts) != 1 || m.Docs[0].Partial != (name == "graph") {
			t.Fatalf("%s: %d texts, partial %v", name, len(texts), m.Docs[0].Partial)
		}
		mention, told := m.Ents[0].Spans[0], m.Events[0].Tellings[0].Span
		if got := slice(texts[0], mention[1], mention[2]); got != "Kim" {
			t.Errorf("%s: the mention is %q", name, got)
		}
		if got := slice(texts[0], told[1], told[2]); got != "said" {
			t.Errorf("%s: the telling word is %q", name, got)
		}
	}
}

func TestSameBytes(t *testing.T) {
	g := story(5)
	one := write(t, g, Options{})
	for i, j := 0, len(g.Nodes)-1; i < j; i, j = i+1, j-1 {
		g.Nodes[i], g.Nodes[j] = g.Nodes[j], g.Nodes[i]
	}
	for i, j := 0, len(g.Edges)-1; i < j; i, j = i+1, j-1 {
		g.Edges[i], g.Edges[j] = g.Edges[j], g.Edges[i]
	}
	if write(t, g, Options{}) != one {
		t.Error("the order of nodes and edges changes the page")
	}
}

// A page over the limit says what it leaves out, and holds nothing of it.
func TestLimit(t *testing.T) {
	m, texts := read(t, write(t, story(7), Options{MaxDocuments: 3}))
	if len(m.Docs) != 3 || len(texts) != 3 || len(m.Events) != 3 || len(m.Claims) != 3 {
		t.Errorf("%d reports, %d events, %d claims are left of a limit of 3", len(m.Docs), len(m.Events), len(m.Claims))
	}
	if want := (left{4, 4, 4}); m.Left != want {
		t.Errorf("left out: %+v, not %+v", m.Left, want)
	}
	if m, _ := read(t, write(t, story(3), Options{MaxDocuments: 3})); m.Left != (left{}) {
		t.Errorf("left out: %+v of a graph within the limit", m.Left)
	}
}

// The policy names the scripts and the style that the page has, and no other.
func TestPolicy(t *testing.T) {
	page := write(t, story(1), Options{Title: `<b>"T"</b></title><script>x</script>`})
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1]
	if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		t.Errorf("the policy is lax: %s", policy)
	}
	run := regexp.MustCompile(`(?s)<script>(.*?)</script>|<style[^>]*>(.*?)</style>`).FindAllStringSubmatch(page, -1)
	if len(run) != 3 {
		t.Fatalf("%d scripts and styles, not 3", len(run))
	}
	for _, r := range run {
		if !strings.Contains(policy, hash(r[1]+r[2])) {
			t.Errorf("no hash for %.40q", r[1]+r[2])
		}
	}
	for _, part := range []string{cytoscape, run[2][1], run[0][2]} {
		if strings.Contains(part, "<!--") || strings.Contains(part, "\r") {
			t.Error("a script or style that HTML would read otherwise than it stands")
		}
	}
	if regexp.MustCompile(`(?i)<(link|img|iframe|script[^>]* src|base)\b`).MatchString(page[:strings.Index(page, "<style")]) {
		t.Error("the page loads something")
	}
}

func TestShow(t *testing.T) {
	for in, want := range map[string]string{
		"a\n b\tc":                 "a b c",
		"\u202egpj.exe":            "\uFFFDgpj.exe",
		"nul\x00":                  "nul\uFFFD",
		"\xff\xfe":                 "\uFFFD",
		strings.Repeat("ab ", 100): strings.Repeat("ab ", 6) + "ab…",
		"":                         "",
	} {
		if got := show(in, 20); got != want {
			t.Errorf("show(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c": "https://example.org/a?b=c",
		"javascript:alert(1)":       "",
		"JaVaScRiPt:alert(1)":       "",
		"data:text/html,x":          "",
		"file:///etc/passwd":        "",
		"//example.org":             "",
		"http:":                     "",
		" http://a.b/ ":             "http://a.b/",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", in, got, want)
		}
	}
}

// Any bytes make a page, and offsets stay inside the text.
func FuzzSpans(f *testing.F) {
	f.Add("Kim said so.", 0, 3)
	f.Add("é\xff😀", 2, 9)
	f.Add("", -5, 1<<40)
	f.Fuzz(func(t *testing.T, text string, a, z int) {
		off := newOffsets(text)
		n := len(utf16.Encode([]rune(text)))
		x, y := off.at(a), off.at(z)
		if x < 0 || x > n || y < 0 || y > n {
			t.Errorf("at(%d), at(%d) = %d, %d in a text of %d units", a, z, x, y, n)
		}
		if a <= z && x > y {
			t.Errorf("order lost: at(%d) = %d, at(%d) = %d", a, x, z, y)
		}
	})
}
