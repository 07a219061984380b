package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/ontology"
	"dateline/graph"
	"dateline/graph/build"
	"dateline/graph/neo4j"
	"dateline/graph/neo4j/neo4jtest"
)

// question is Cypher with the exact rows it must give; cells of a row are
// joined by " | ". With min, at least these rows.
type question struct {
	name, cypher string
	want         []string
	min          bool
}

// TestFiveReports asks the graph of five real reports, in a real Neo4j, what a
// researcher who has read them knows. The reports are not part of this module.
func TestFiveReports(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "corpus")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the five reports are not beside this module")
	}
	st := loaded(t, dir)
	const crossing = `MATCH (ev:Event {type:'seize', date:date('2021-07-14')})-[:AGENT]->(:Organization {name:'Taliban'}) `
	const repelled = `MATCH (rp:Event {type:'repel', date:date('2021-07-14')})-[:AGENT]->(a:Organization) `
	askAll(t, st, []question{
		{name: "spokesmen", cypher: `MATCH (p:Person)-[:SPOKESMAN_OF]->(o:Organization) RETURN p.name, o.name ORDER BY p.name`,
			want: []string{"Tareq Arian | Interior Ministry of Afghanistan", "Zabihullah Mujahid | Taliban"}},
		{name: "spokesmen of anything", cypher: `MATCH (p)-[:SPOKESMAN_OF]->(o) RETURN count(*)`, want: []string{"2"}},
		{name: "towns that border", cypher: `MATCH (:Place {name:'Spin Boldak'})-[:BORDERS]-(p:Place) RETURN p.name`, want: []string{"Chaman"}},
		{name: "countries that border", cypher: `MATCH (:Place {name:'Afghanistan'})-[:BORDERS]-(p:Place) RETURN p.name ORDER BY p.name`,
			want: []string{"Iran", "Pakistan", "Tajikistan", "Turkmenistan"}},
		{name: "town in province", cypher: `MATCH (:Place {name:'Spin Boldak'})-[:LOCATED_IN]->(p:Place) WHERE p.name CONTAINS 'Kandahar' RETURN p.name`, want: []string{"Kandahar province"}},
		{name: "province in country", cypher: `MATCH (:Place {name:'Kandahar province'})-[:LOCATED_IN]->(p:Place) RETURN p.name`, want: []string{"Afghanistan"}},
		{name: "Wesh", cypher: `MATCH (:Place {name:'Wesh'})-[:LOCATED_IN]->(p:Place) RETURN p.name`, want: []string{"Kandahar"}, min: true},
		{name: "Chaman", cypher: `MATCH (:Place {name:'Chaman'})-[:LOCATED_IN*1..2]->(p:Place) RETURN DISTINCT p.name`, want: []string{"Pakistan"}, min: true},
		{name: "no place in two countries", cypher: `MATCH (p:Place)-[:LOCATED_IN*1..3]->(c:Place) WHERE c.name IN ['Afghanistan', 'Pakistan'] WITH p, collect(DISTINCT c.name) AS cs WHERE size(cs) > 1 RETURN p.name`},
		{name: "correspondent", cypher: `MATCH (p)-[:EMPLOYED_BY]->(o) RETURN p.name, o.name`, want: []string{"Lyse Doucet | BBC"}},
		{name: "president", cypher: `MATCH (p)-[r:LEADS]->(o) RETURN p.name, toLower(r.office), o.name`, want: []string{"Joe Biden | president | United States"}},
		{name: "office", cypher: `MATCH (p)-[:HOLDS_OFFICE]->(o) RETURN p.name, o.name`, want: []string{"Arif Kakar | Chaman"}},

		{name: "one seizure", cypher: crossing + `RETURN count(DISTINCT ev), collect(DISTINCT ev.status)`, want: []string{"1 | disputed"}},
		{name: "seizure of the crossing", cypher: crossing + `MATCH (ev)-[:PATIENT|OCCURRED_AT]->(p:Place) WHERE p.name CONTAINS 'crossing' RETURN count(DISTINCT p) > 0`, want: []string{"true"}},
		{name: "seizure in all documents", cypher: crossing + `MATCH (ev)-[:SUPPORTED_BY]->(:Sentence)-[:IN_DOCUMENT]->(d:Document) RETURN count(DISTINCT d)`, want: []string{"5"}},
		{name: "one repulse", cypher: repelled + `RETURN count(DISTINCT rp), collect(DISTINCT a.name)`, want: []string{"1 | Afghan security forces"}},
		{name: "exclude each other", cypher: crossing + repelled + `MATCH (ev)-[:INCOMPATIBLE_WITH]-(rp) RETURN count(DISTINCT ev), count(DISTINCT rp)`, want: []string{"1 | 1"}},
		{name: "nothing else excludes", cypher: `MATCH (a:Event)-[:INCOMPATIBLE_WITH]->(b:Event) WHERE a.type <> 'seize' AND b.type <> 'seize' RETURN a.name, b.name`},
		{name: "nobody but the Taliban", cypher: crossing + `MATCH (ev)-[:AGENT]->(a) RETURN DISTINCT a.name`, want: []string{"Taliban"}},

		{name: "the claimant", cypher: crossing + `MATCH (:Person {name:'Zabihullah Mujahid'})-[:CLAIMS]->(c)-[s]->(ev) RETURN DISTINCT type(s)`, want: []string{"ASSERTS"}},
		{name: "the other side", cypher: repelled + `MATCH (:Person {name:'Tareq Arian'})-[:CLAIMS]->(c)-[s]->(rp) MATCH (c)-[:SUPPORTED_BY]->()-[:IN_DOCUMENT]->(d) RETURN type(s), count(DISTINCT d)`, want: []string{"ASSERTS | 5"}},
		{name: "security source", cypher: crossing + `MATCH (p:Person)-[:CLAIMS]->(c)-[:ASSERTS|CONFIRMS]->(ev) WHERE p.name =~ '(?i).*pakistani? security source' MATCH (c)-[:SUPPORTED_BY]->()-[:IN_DOCUMENT]->(d) RETURN count(DISTINCT d)`, want: []string{"4"}},
		{name: "security source, confirming", cypher: crossing + `MATCH (p:Person)-[:CLAIMS]->(c)-[:CONFIRMS]->(ev) WHERE p.name =~ '(?i).*pakistani? security source' AND NOT p.resolved RETURN count(DISTINCT p)`, want: []string{"1"}},
		{name: "sources without a name are not merged", cypher: `MATCH (p:Person {kind:'source'})-[:CLAIMS]->()-[:SUPPORTED_BY]->()-[:IN_DOCUMENT]->(d) WITH p, count(DISTINCT d) AS n WHERE n > 1 RETURN p.name`},
		{name: "government denies", cypher: `MATCH (o {name:'Government of Afghanistan'})-[:CLAIMS]->()-[:DENIES]->(e:Event)-[:AGENT]->({name:'Taliban'}) WHERE e.type IN ['seize', 'control'] AND e.date = date('2021-07-14') RETURN DISTINCT o.name`,
			want: []string{"Government of Afghanistan"}},
		{name: "the reporter is no doubter of her own", cypher: `MATCH ({name:'Tareq Arian'})-[:CLAIMS]->()-[:ASSERTS]->(e:Event {type:'seize'}) RETURN e.name`},

		{name: "closing", cypher: `MATCH (e:Event {type:'close'})-[:PATIENT|OCCURRED_AT]->(p) MATCH (e)-[:SUPPORTED_BY]->()-[:IN_DOCUMENT]->(d) WHERE p.name CONTAINS 'crossing' RETURN count(DISTINCT e), count(DISTINCT d) > 3`, want: []string{"1 | true"}},
		{name: "who says it is closed", cypher: `MATCH (w)-[:CLAIMS]->()-[:ASSERTS]->(e:Event {type:'close'}) RETURN DISTINCT toLower(w.name)`, want: []string{"arif kakar", "the deputy commissioner"}, min: true},
		{name: "flag", cypher: `MATCH (e:Event {type:'raise_flag', date:date('2021-07-14')})-[:AGENT]->(a) MATCH (e)-[:SUPPORTED_BY]->()-[:IN_DOCUMENT]->(d) RETURN a.name, count(DISTINCT d)`, want: []string{"Taliban | 5"}},

		{name: "people of posts and captions", cypher: `MATCH (:Event)-[r]->(n) WHERE NOT n:Sentence AND n.name =~ '(?i).*(qazi|firdous|osint|leave a reply|iftikhar|err7hb).*' RETURN n.name, type(r)`},
		{name: "actors are no layout", cypher: `MATCH (e:Event)-[:AGENT|PATIENT]->(a) WHERE a.name =~ '(?i).*(email|required fields|pic\\.twitter|reuters|fast news).*' RETURN a.name`},
	})
}

// TestCorpus asks the same of the corpus of this module.
func TestCorpus(t *testing.T) {
	st := loaded(t, filepath.Join("..", "..", "testdata", "corpus"))
	askAll(t, st, []question{
		{name: "every document is there", cypher: `MATCH (d:Document) RETURN count(d)`, want: []string{"11"}},
		{name: "spokesmen", cypher: `MATCH (p:Person)-[:SPOKESMAN_OF]->(o) WHERE p.name IN ['Tareq Arian', 'Zabihullah Mujahid'] RETURN p.name, o.name ORDER BY p.name`,
			want: []string{"Tareq Arian | Interior Ministry of Afghanistan", "Zabihullah Mujahid | Taliban"}},
		{name: "towns that border", cypher: `MATCH (:Place {name:'Spin Boldak'})-[:BORDERS]-(p:Place {name:'Chaman'}) RETURN p.name`, want: []string{"Chaman"}},
		{name: "a seizure is disputed", cypher: `MATCH (e:Event {type:'seize', status:'disputed'})-[:AGENT]->({name:'Taliban'}) RETURN count(e) > 0`, want: []string{"true"}},
		{name: "two tellings of one day", cypher: `MATCH (a:Event)-[:INCOMPATIBLE_WITH]-(b:Event) WHERE a.earliest > b.latest RETURN a.name, b.name`},
		{name: "stances", cypher: `MATCH (:Claim)-[s:ASSERTS|DENIES]->(:Event) RETURN DISTINCT type(s) ORDER BY type(s)`, want: []string{"ASSERTS", "DENIES"}},
	})
}

// loaded extracts the reports of a folder as a user does, checks what holds of
// any extract and any graph, and gives a store with the graph loaded.
func loaded(t *testing.T, dir string) *neo4j.Store {
	t.Helper()
	paths := reports(t, dir)
	first := extractOf(t, paths, "1")
	if again := extractOf(t, paths, "4"); !bytes.Equal(first, again) {
		t.Errorf("four workers give another extract than one")
	}
	back := slices.Clone(paths)
	slices.Reverse(back)
	if turned := extractOf(t, back, "2"); !bytes.Equal(first, turned) {
		t.Errorf("the reports in another order give another extract")
	}
	corpus, err := extract.ReadCorpus(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	ont, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, err := build.Build(corpus, ont)
	if err != nil {
		t.Fatal(err)
	}
	if err := graph.Validate(g, build.Schema(ont)); err != nil {
		t.Fatal(err)
	}
	checkProvenance(t, g, corpus)
	return loadTwice(t, g, build.Schema(ont))
}

// loadTwice loads the graph, reads it back and loads it again: the store holds
// exactly the graph both times.
func loadTwice(t *testing.T, g *graph.Graph, schema *graph.Schema) *neo4j.Store {
	t.Helper()
	st := neo4jtest.Start(t).Store(t, schema)
	for _, round := range []string{"after loading", "after loading again"} {
		if _, err := st.Load(context.Background(), g, graph.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		kept, err := st.Graph(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if d := graph.Diff(g, kept, schema); len(d) > 0 {
			t.Errorf("%s the store holds another graph:\n%s", round, graph.Report(d, 20))
		}
	}
	return st
}

// reports lists the reports below a folder.
func reports(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ".txt" {
			out = append(out, p)
		}
		return err
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("no reports in %s: %v", dir, err)
	}
	return out
}

// extractOf runs "dateline extract" in this process.
func extractOf(t *testing.T, paths []string, workers string) []byte {
	t.Helper()
	var out, errOut bytes.Buffer
	args := append([]string{"dateline", "extract", "--workers", workers}, paths...)
	if code := Main(context.Background(), args, strings.NewReader(""), &out, &errOut); code != exitDone {
		t.Fatalf("dateline extract ends with %d: %s", code, errOut.String())
	}
	return out.Bytes()
}

// askAll asks every question; each is a test of its own.
func askAll(t *testing.T, q graph.Querier, list []question) {
	for _, x := range list {
		t.Run(strings.ReplaceAll(x.name, " ", "-"), func(t *testing.T) {
			res, err := q.Query(context.Background(), x.cypher, nil, graph.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, row := range res.Rows {
				cells := make([]string, len(row))
				for i, v := range row {
					cells[i] = cell(v)
				}
				got = append(got, strings.Join(cells, " | "))
			}
			for _, w := range x.want {
				if !slices.Contains(got, w) {
					t.Errorf("missing: %s", w)
				}
			}
			for _, h := range got {
				if !x.min && !slices.Contains(x.want, h) {
					t.Errorf("too much: %s", h)
				}
			}
			if t.Failed() || !x.min && len(got) != len(x.want) {
				t.Errorf("%s\ngives %d rows: %s", x.cypher, len(got), strings.Join(got, "\n"))
			}
		})
	}
}
