package export_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
	"dateline/graph/export"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
)

// samples have all kinds of values; hostile ones try to break out.
func samples() map[string]*graph.Graph {
	return map[string]*graph.Graph{"story": storetest.Story(), "hostile": storetest.Hostile(), "synthetic": storetest.Synthetic(12, 5), "empty": {}}
}

func TestJSONLines(t *testing.T) {
	for name, g := range samples() {
		var one, two bytes.Buffer
		if err := export.JSONLines(&one, g); err != nil {
			t.Fatal(err)
		}
		back, err := graph.Read(&one)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := graph.Diff(g.Clone(), back, storetest.Schema()); len(d) > 0 {
			t.Errorf("%s: read back:\n%s", name, graph.Report(d, 5))
		}
		if err := export.JSONLines(&two, back); err != nil {
			t.Fatal(err)
		}
		var three bytes.Buffer
		_ = export.JSONLines(&three, g.Clone())
		if two.String() != three.String() {
			t.Errorf("%s: the bytes differ after a round trip", name)
		}
	}
}

// TestCypher runs the script, twice, on a real server, statement by statement.
func TestCypher(t *testing.T) {
	srv := neo4jtest.Start(t)
	for name, g := range samples() {
		t.Run(name, func(t *testing.T) {
			st := srv.Store(t, storetest.Schema())
			var b bytes.Buffer
			if err := export.Cypher(&b, g, storetest.Schema()); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				runScript(t, srv, b.String())
			}
			storetest.Same(t, st, g.Clone())
		})
	}
}

func runScript(t *testing.T, srv *neo4jtest.Server, script string) {
	ctx := t.Context()
	d, err := driver.NewDriverWithContext(srv.URI, driver.BasicAuth(srv.Username, srv.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(ctx)
	s := d.NewSession(ctx, driver.SessionConfig{})
	defer s.Close(ctx)
	for _, q := range strings.Split(script, ";\n") {
		if strings.TrimSpace(q) == "" {
			continue
		}
		res, err := s.Run(ctx, q, nil)
		if err == nil {
			_, err = res.Consume(ctx)
		}
		if err != nil {
			t.Fatalf("%v\n%.600s", err, q)
		}
	}
}

// TestAdminCSV imports the folder with the server's own tool, starts a server
// on the result and reads it back.
func TestAdminCSV(t *testing.T) {
	g := graph.Merge(storetest.Story(), storetest.Hostile(), storetest.Schema())
	srv := neo4jtest.Unstarted(t)
	dir := t.TempDir()
	if err := export.AdminCSV(dir, g, storetest.Schema()); err != nil {
		t.Fatal(err)
	}
	importFolder(t, srv, dir)
	if err := srv.Restart(); err != nil {
		t.Fatal(err)
	}
	st := srv.Connect(t, storetest.Schema())
	for i := range g.Nodes { // the one thing that the tool cannot read: an empty list
		if a, ok := g.Nodes[i].Props["aliases"].([]string); ok && strings.Join(a, "") == "" {
			delete(g.Nodes[i].Props, "aliases")
		}
	}
	storetest.Same(t, st, g)
}

// importFolder does what import.sh says, with the tool from the same jars.
func importFolder(t *testing.T, srv *neo4jtest.Server, dir string) {
	b, err := os.ReadFile(filepath.Join(dir, "import.sh"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(b), "exec neo4j-admin ")
	if !ok {
		t.Fatalf("import.sh has no command:\n%s", b)
	}
	args := strings.Fields(strings.ReplaceAll(rest, "\\\n", " "))
	conf := t.TempDir()
	settings := fmt.Sprintf("server.directories.data=%s\nserver.directories.transaction.logs.root=%s\n",
		filepath.Join(srv.Home, "data"), filepath.Join(srv.Home, "data", "transactions"))
	if err := os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(srv.Parts.Java, append([]string{"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"--add-opens=java.base/java.lang=ALL-UNNAMED", "-cp", srv.Parts.Classpath(), "org.neo4j.cli.AdminTool"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+srv.Home, "NEO4J_CONF="+conf)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("neo4j-admin: %v\n%s", err, out)
	}
}

type graphml struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Nodes []mlItem `xml:"graph>node"`
	Edges []mlItem `xml:"graph>edge"`
}

type mlItem struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

func (m mlItem) get(key string) string {
	for _, d := range m.Data {
		if d.Key == key {
			return d.Value
		}
	}
	return ""
}

func TestGraphML(t *testing.T) {
	for name, g := range samples() {
		var b bytes.Buffer
		if err := export.GraphML(&b, g); err != nil {
			t.Fatal(err)
		}
		var doc graphml
		if err := xml.Unmarshal(b.Bytes(), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(doc.Nodes) != len(g.Nodes) || len(doc.Edges) != len(g.Edges) {
			t.Errorf("%s: %d nodes and %d edges of %d and %d", name, len(doc.Nodes), len(doc.Edges), len(g.Nodes), len(g.Edges))
		}
		keys := map[string]string{}
		for _, k := range doc.Keys {
			if keys[k.ID] != "" {
				t.Errorf("%s: key %s stands twice", name, k.ID)
			}
			keys[k.ID] = k.For + " " + k.Name + " " + k.Type
		}
		for _, item := range append(doc.Nodes, doc.Edges...) {
			for _, d := range item.Data {
				if keys[d.Key] == "" {
					t.Errorf("%s: data with unknown key %s", name, d.Key)
				}
			}
		}
		if name == "story" {
			checkStory(t, keys, doc)
		}
	}
}

func checkStory(t *testing.T, keys map[string]string, doc graphml) {
	for id, want := range map[string]string{"e_weight": "edge weight double", "n_mentions": "node mentions long", "n_resolved": "node resolved boolean",
		"n_latitude": "node latitude double", "e_label": "edge label string", "n_label": "node label string", "n_class": "node class string"} {
		if keys[id] != want {
			t.Errorf("key %s: %q, want %q", id, keys[id], want)
		}
	}
	var got []string
	for _, e := range doc.Edges {
		if e.get("e_label") == "SPOKESMAN_OF" {
			got = append(got, e.Source+" "+e.Target+" "+e.get("e_weight")+" "+e.get("e_evidence"))
		}
	}
	if want := "[e_faris e_front 2 d_copy#1 | d_one#1]"; fmt.Sprint(got) != want {
		t.Errorf("spokesman: %v, want %s", got, want)
	}
}
