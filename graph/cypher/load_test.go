package cypher

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/storetest"
)

func dump(st *store) []any {
	var out []any
	for _, n := range st.nodes {
		out = append(out, plain(st, n))
	}
	for _, r := range st.rels {
		out = append(out, plain(st, r), r.key)
	}
	return out
}

// TestLoad: the fast reader and graph.Read lead to the same store, and what is
// not in the plain form is left to graph.Read.
func TestLoad(t *testing.T) {
	g := storetest.Story()
	g.Nodes[0].Props["name"] = "a \"b\" \\ \n \t é 日本 \u2028 \x01"
	var buf bytes.Buffer
	if err := graph.Write(&buf, g); err != nil {
		t.Fatal(err)
	}
	fast, err := loadLines(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	back, err := graph.Read(bytes.NewReader(buf.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	slow, err := fromGraph(back)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := dump(fast), dump(slow); !reflect.DeepEqual(a, b) {
		for i := range a {
			if !reflect.DeepEqual(a[i], b[i]) {
				t.Fatalf("fast %v\nslow %v", a[i], b[i])
			}
		}
	}
	text := buf.String()
	for _, change := range [][2]string{
		{`{"kind":"node",`, `{"kind": "node",`}, {`"props":{`, `"props":{"nonsense":1,`}, {`"nodes":`, `"nodes":1`}, {`"start":`, `"start":1.`},
		{`"schema":1`, `"schema":2`}, {`"resolved":true`, `"resolved":1`}, {`"lat":`, `"lat":"`},
	} {
		if _, err := loadLines([]byte(strings.Replace(text, change[0], change[1], 1))); err == nil {
			t.Errorf("%q was read", change[1])
		}
	}
	if _, err := read([]byte(strings.Replace(text, `{"kind":"node",`, `{"kind": "node",`, 1))); err != nil {
		t.Errorf("white space: %v", err)
	}
	if _, err := read([]byte("nonsense")); err == nil {
		t.Error("nonsense was read")
	}
}
