package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"dateline/graph"
	"dateline/graph/export"
	"dateline/graph/storetest"
)

// more are the formats that are one file and need no schema.
var more = map[string]func(io.Writer, *graph.Graph) error{"jsonl": export.JSONLines, "graphml": export.GraphML, "jsonld": export.JSONLD,
	"events": export.EventsCSV, "events-json": export.EventsJSON, "ftm": export.FollowTheMoney}

func made(t *testing.T, g *graph.Graph, write func(io.Writer, *graph.Graph) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSameBytes: the order of nodes and edges changes nothing, nor does a
// second time.
func TestSameBytes(t *testing.T) {
	for name, g := range samples() {
		for format, write := range more {
			want := made(t, g, write)
			mixed := g.Clone()
			r := rand.New(rand.NewSource(1))
			r.Shuffle(len(mixed.Nodes), func(i, j int) { mixed.Nodes[i], mixed.Nodes[j] = mixed.Nodes[j], mixed.Nodes[i] })
			r.Shuffle(len(mixed.Edges), func(i, j int) { mixed.Edges[i], mixed.Edges[j] = mixed.Edges[j], mixed.Edges[i] })
			if made(t, mixed, write) != want {
				t.Errorf("%s of %s depends on the order", format, name)
			}
		}
	}
}

// noNetwork is what a processor may load: nothing.
type noNetwork struct{}

func (noNetwork) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, fmt.Errorf("the network is asked for %s", u)
}

// TestJSONLD gives the file to a JSON-LD processor: it expands without the
// network and without losing a term, and every edge and property of the graph
// is among its triples.
func TestJSONLD(t *testing.T) {
	for name, g := range samples() {
		var doc any
		if err := json.Unmarshal([]byte(made(t, g, export.JSONLD)), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		proc, opt := ld.NewJsonLdProcessor(), ld.NewJsonLdOptions("")
		opt.DocumentLoader, opt.SafeMode = noNetwork{}, true // safe mode: a term that would be dropped is an error
		expanded, err := proc.Expand(doc, opt)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		flat, err := proc.Flatten(doc, nil, opt)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(expanded) < len(g.Nodes) || len(flat.([]any)) < len(g.Nodes) {
			t.Errorf("%s: %d expanded, %d flat of %d nodes", name, len(expanded), len(flat.([]any)), len(g.Nodes))
		}
		opt.Format = "application/n-quads"
		quads, err := proc.ToRDF(doc, opt)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if name == "story" {
			checkTriples(t, quads.(string))
		}
		if name == "hostile" && strings.Count(quads.(string), "urn:dateline:") < len(g.Nodes) {
			t.Error("nodes are missing among the triples")
		}
	}
}

func checkTriples(t *testing.T, quads string) {
	const sem, prov, schema, own = "http://semanticweb.cs.vu.nl/2009/11/sem/", "http://www.w3.org/ns/prov#", "https://schema.org/", "urn:dateline:vocab:"
	for _, want := range []string{
		"<urn:dateline:e_faris> <" + own + "spokesmanOf> <urn:dateline:e_front> .",
		"<urn:dateline:e_faris> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" + schema + "Person> .",
		"<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <" + own + "spokesmanOf> .",
		"<" + sem + "hasActor> <urn:dateline:e_front> .",
		"<" + sem + "accordingTo> <urn:dateline:e_faris> .",
		"<" + prov + "wasDerivedFrom> <urn:dateline:d_one%231> .",
		"<" + sem + "hasTimeStamp> \"2031-05-02\"^^<http://www.w3.org/2001/XMLSchema#date> .",
		"<http://www.w3.org/2001/XMLSchema#double> .",
	} {
		if !strings.Contains(quads, want) {
			t.Errorf("no triple %s", want)
		}
	}
	if t.Failed() {
		t.Logf("%.6000s", quads)
	}
}

func TestEventRows(t *testing.T) {
	g := storetest.Story()
	rows := export.EventRows(g)
	events := 0
	for _, n := range g.Nodes {
		if n.Label == graph.Event {
			events++
		}
	}
	if len(rows) != events || events == 0 {
		t.Fatalf("%d rows of %d events", len(rows), events)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s %s %s/%s actors=%v recipients=%d places=%d by=%v not=%v docs=%v\n", r.EventID, r.Date, r.Root, r.Type, actorNames(r.Actors), len(r.Recipients), len(r.Locations), r.AssertedBy, r.DeniedBy, r.Documents)
	}
	if got := b.String(); got != storyRows {
		t.Errorf("got\n%swant\n%s", got, storyRows)
	}
	recs, err := csv.NewReader(strings.NewReader(made(t, g, export.EventsCSV))).ReadAll()
	if err != nil || len(recs) < events+1 {
		t.Fatalf("%d records: %v", len(recs), err)
	}
	for i, line := range strings.Split(strings.TrimSpace(made(t, g, export.EventsJSON)), "\n") {
		var back export.EventRow
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&back); err != nil || back.EventID != rows[i].EventID || back.Name != rows[i].Name {
			t.Errorf("line %d: %v %+v", i, err, back)
		}
	}
	for _, rec := range recs { // no cell of a hostile graph is a formula
		if slices.ContainsFunc(rec, func(s string) bool { return strings.HasPrefix(s, "=") }) {
			t.Errorf("a formula in %q", rec)
		}
	}
}

func actorNames(list []export.Actor) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Name+"/"+a.Kind+"/"+a.Country+"/"+a.Sector)
	}
	return out
}

// TestKilled reads bounds out of the values as the builder writes them.
func TestKilled(t *testing.T) {
	g := &graph.Graph{Nodes: []graph.Node{{ID: "ev", Label: graph.Event, Props: map[string]any{"name": "x", "type": "die", "code": "fight",
		"values": []string{"killed: 5 colleague", "killed: at-least 17 miner", "wounded: 40"}}}}}
	r := export.EventRows(g)[0]
	if r.KilledLow != "5" || r.KilledHigh != "17" || r.Root != "ASSAULT" || r.Quad != "material conflict" {
		t.Errorf("%+v", r)
	}
}

type ftmSchema struct {
	Is         []string             `json:"is"`
	Required   []string             `json:"required"`
	Properties map[string][2]string `json:"properties"`
}

// TestFollowTheMoney holds every entity against the model's own list of
// properties and what they may point to.
func TestFollowTheMoney(t *testing.T) {
	var model map[string]ftmSchema
	b, err := os.ReadFile("testdata/ftm_properties.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &model); err != nil {
		t.Fatal(err)
	}
	type entity struct {
		ID         string
		Schema     string
		Properties map[string][]string
	}
	for name, g := range samples() {
		all := map[string]entity{}
		var list []entity
		for _, line := range strings.Split(strings.TrimSpace(made(t, g, export.FollowTheMoney)), "\n") {
			if line == "" {
				continue
			}
			var e entity
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			all[e.ID] = e
			list = append(list, e)
		}
		for _, e := range list {
			s, ok := model[e.Schema]
			if !ok {
				t.Errorf("%s: %s has the schema %s, which testdata/ftm_properties.py does not list", name, e.ID, e.Schema)
				continue
			}
			for _, r := range s.Required {
				if len(e.Properties[r]) == 0 {
					t.Errorf("%s: %s (%s) has no %s", name, e.ID, e.Schema, r)
				}
			}
			for p, values := range e.Properties {
				kind, ok := s.Properties[p]
				if !ok {
					t.Errorf("%s: %s has no property %s", name, e.Schema, p)
				}
				for _, v := range values {
					if kind[0] == "entity" && !slices.Contains(model[all[v].Schema].Is, kind[1]) {
						t.Errorf("%s: %s %s points to %s, a %s and no %s", name, e.ID, p, v, all[v].Schema, kind[1])
					}
				}
			}
		}
		if name == "story" && !slices.ContainsFunc(list, func(e entity) bool {
			return e.Schema == "Representation" && e.Properties["agent"][0] == "e.faris" && e.Properties["client"][0] == "e.front"
		}) {
			t.Error("no Representation of the Front by Faris")
		}
	}
}

// python runs a script of testdata where Python and its package are there.
func python(t *testing.T, pkg, script, in string) string {
	t.Helper()
	py := os.Getenv("DATELINE_TEST_PYTHON")
	if py == "" {
		py = "python3"
	}
	if err := exec.Command(py, "-c", "import "+pkg).Run(); err != nil {
		t.Skip("no Python with " + pkg + " here (DATELINE_TEST_PYTHON names one)")
	}
	cmd := exec.Command(py, script)
	cmd.Stdin = strings.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// TestReadByFollowTheMoney: the package itself takes every value.
func TestReadByFollowTheMoney(t *testing.T) {
	for _, g := range []*graph.Graph{storetest.Story(), storetest.Synthetic(12, 5)} {
		in := strings.ReplaceAll(made(t, g, export.FollowTheMoney), `["vs"]`, `["pe"]`) // Vessia is no country to the model
		got := python(t, "followthemoney", "testdata/read_ftm.py", in)
		if strings.Count(got, "\n") != 1 || strings.HasPrefix(got, "0 ") {
			t.Errorf("%s", got)
		}
	}
}

// TestReadByNetworkX: types and weights arrive as they were.
func TestReadByNetworkX(t *testing.T) {
	for name, g := range samples() {
		got := python(t, "networkx", "testdata/read_graphml.py", made(t, g, export.GraphML))
		if want := fmt.Sprintf("%d %d\n", len(g.Nodes), len(g.Edges)); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
		if name == "story" && (!strings.Contains(got, "['float']") || !strings.Contains(got, " 2.0 ")) {
			t.Error(got)
		}
	}
}

const storyRows = `ev_repel 2031-05-02 /repel actors=[] recipients=1 places=1 by=[Interior Ministry of Vessia] not=[] docs=[d_two]
ev_seize 2031-05-02 /seize actors=[River Front/Organization//REB] recipients=0 places=1 by=[Faris Odan a security source] not=[Interior Ministry of Vessia] docs=[d_one d_copy]
ev_protest 2031-05-03 /protest actors=[Lima Reth/Person//] recipients=0 places=1 by=[] not=[] docs=[d_two]
`
