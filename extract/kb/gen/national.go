package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// national gives each country's parliament and armed forces, with the names
// that they bear at home, and the key that extract/link makes of country and
// kind ("dateline:kg-parliament"): so "Jogorku Kenesh" and "the Kyrgyz
// parliament" are one. The names are those of the CIA World Factbook; a body
// that bodies.txt lists keeps its entry and gets names and key. national.txt
// says of further bodies of that table that they are their country's army or
// police.
func (m *maker) national() error {
	m.ofCountry = map[string][]*kb.Entry{}
	for _, key := range m.order {
		if e := m.entries[key]; e.Type == extract.Organization {
			m.ofCountry[e.Country] = append(m.ofCountry[e.Country], e)
		}
	}
	fips := map[string]string{}
	err := lines(filepath.Join(m.src.tables, "countryInfo.txt"), func(l string) error {
		if f := strings.Split(l, "\t"); len(f) > 4 && l[0] != '#' && f[3] != "" {
			fips[strings.ToLower(f[3])] = f[0]
		}
		return nil
	})
	if err != nil {
		return err
	}
	rows, err := m.rows("national.txt", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := m.bodyOf(r[1], r[2])
		if e == nil {
			return fmt.Errorf("national.txt: no body %q of %s in bodies.txt", r[2], r[1])
		}
		m.nationalKey(e, r[1], r[0])
	}
	files, err := filepath.Glob(filepath.Join(m.src.factbook, "*", "??.json"))
	if err != nil {
		return err
	}
	slices.Sort(files)
	profiles := map[string]profile{}
	count := map[string]int{} // how many parliaments bear the name
	for _, file := range files {
		iso := fips[strings.TrimSuffix(filepath.Base(file), ".json")]
		if m.country(iso) == nil {
			continue
		}
		p, err := readProfile(file)
		if err != nil {
			return err
		}
		profiles[iso] = p
		for _, n := range p.parliament {
			count[kb.Fold(n)]++
		}
	}
	for _, iso := range sortedKeysOf(profiles) {
		p := profiles[iso]
		m.nationalBody(iso, "parliament", "parliament", p.parliament, func(n string) bool { return count[kb.Fold(n)] == 1 && !plainWords(n) })
		m.nationalBody(iso, "armed-forces", "military", p.forces, func(n string) bool { return m.ownName(iso, n) || isAcronym(n) })
	}
	return nil
}

// nationalBody adds names to the body of the table that bears one of them, or
// makes an entry. distinct tells which names can stand without the country.
func (m *maker) nationalBody(iso, kind, entryKind string, names []string, distinct func(string) bool) {
	if len(names) == 0 {
		return
	}
	e := m.nationals[nationalKey(iso, kind)]
	for _, n := range names {
		if b := m.bodyOf(iso, n); e == nil && b != nil && b.Kind == entryKind {
			e = b
			break
		}
	}
	_, adjective := m.named(iso)
	if e == nil {
		name := ""
		for _, n := range names {
			if distinct(n) && !isAcronym(n) {
				name = n
				break
			}
		}
		if name == "" && adjective != "" {
			name = adjective + " " + strings.ReplaceAll(kind, "-", " ")
		}
		if name == "" {
			return
		}
		e = m.add(&kb.Entry{Key: nationalKey(iso, kind), Name: name, Type: extract.Organization, Kind: entryKind, Country: iso, Parent: m.iso[iso], Population: 1000})
		if f := kb.Fold(name); m.byName[f] == "" {
			m.byName[f] = e.Key
		}
	}
	m.nationalKey(e, iso, kind)
	country, _ := m.named(iso)
	for _, n := range names {
		switch {
		case distinct(n):
			alias(e, n, kb.HowAlias)
			if f := kb.Fold(n); m.byName[f] == "" {
				m.byName[f] = e.Key
			}
			if d := strings.Replace(n, "Defense", "Defence", 1); d != n {
				alias(e, d, kb.HowAlias)
			}
		case !isAcronym(n):
			alias(e, n+" of "+country, kb.HowAlias)
			if adjective != "" {
				alias(e, adjective+" "+n, kb.HowAlias)
			}
		}
	}
}

// bodyOf is the first body of a country that bears the name.
func (m *maker) bodyOf(iso, name string) *kb.Entry {
	fold := kb.Fold(name)
	for _, e := range m.ofCountry[iso] {
		if kb.Fold(e.Name) == fold || slices.ContainsFunc(e.Aliases, func(a kb.Alias) bool { return kb.Fold(a.Text) == fold }) {
			return e
		}
	}
	return nil
}

// nationalKey is the key that link makes for the body of a country.
func nationalKey(iso, kind string) string { return "dateline:" + strings.ToLower(iso) + "-" + kind }

func (m *maker) nationalKey(e *kb.Entry, iso, kind string) {
	m.nationals[nationalKey(iso, kind)] = e
	if key := nationalKey(iso, kind); e.Key != key && !slices.Contains(e.Links, key) {
		e.Links = append(e.Links, key)
	}
}

// named is the name of a country and its adjective.
func (m *maker) named(iso string) (name, adjective string) {
	e := m.country(iso)
	for _, a := range e.Aliases {
		if a.How == kb.HowDemonym {
			return e.Name, a.Text
		}
	}
	return e.Name, ""
}

// ownName: the name holds the country's name or adjective.
func (m *maker) ownName(iso, name string) bool {
	e := m.country(iso)
	fold := " " + kb.Fold(name) + " "
	for _, a := range append([]kb.Alias{{Text: e.Name}}, e.Aliases...) {
		if f := kb.Fold(a.Text); len(f) > 3 && strings.Contains(fold, " "+f+" ") {
			return true
		}
	}
	return false
}

// profile is what the Factbook says of a country's bodies.
type profile struct{ parliament, forces []string }

func readProfile(file string) (p profile, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return p, err
	}
	type text struct {
		Text        string `json:"text"`
		Description struct {
			Text string `json:"text"`
		} `json:"description"`
	}
	var x struct {
		Government map[string]json.RawMessage
		Military   map[string]json.RawMessage
	}
	if err := json.Unmarshal(data, &x); err != nil {
		return p, fmt.Errorf("%s: %w", file, err)
	}
	var leg, mil text
	_ = json.Unmarshal(x.Government["Legislative branch"], &leg) // absent, or of another form: no names
	_ = json.Unmarshal(x.Military["Military branches"], &mil)
	return profile{legislature(leg.Description.Text), forces(mil.Text)}, nil
}

var reHouses = regexp.MustCompile(`^(the )?(unicameral|bicameral|tricameral) `)

// legislature reads "bicameral Parliament or Oireachtas consists of ..." and
// "unicameral Knesset (120 seats; ...".
func legislature(s string) []string {
	start := reHouses.FindString(s)
	s = s[len(start):]
	for _, end := range []string{" consists", " (", ",", ";", " - "} {
		s, _, _ = strings.Cut(s, end)
	}
	var out []string
	if start == "" || len(s) > 120 {
		return nil
	}
	for _, n := range strings.Split(s, " or ") {
		n, _, _ = strings.Cut(n, " in ")
		for _, n := range strings.Split(n, "/") {
			if n = strings.TrimSpace(n); latin(n) && len(n) > 3 {
				out = append(out, n)
			}
		}
	}
	return out
}

// reForces reads the whole, its name at home and its letters: "Armed Forces of
// Liberia (AFL): Army, ...". What goes on with single services has no whole.
var reForces = regexp.MustCompile(`^([^:;,()]*(?:Armed Forces|Defen[cs]e Forces?|Self-Defen[cs]e Forces?|People's Liberation Army)[^:;,()]*)(?:\(([^()]*)\))?`)

func forces(s string) []string {
	x := reForces.FindStringSubmatch(s)
	if x == nil || strings.HasPrefix(s, "no ") {
		return nil
	}
	out := []string{strings.TrimSpace(x[1])}
	inner, _, _ := strings.Cut(x[2], ";")
	for _, n := range strings.Split(inner, ",") {
		if n = strings.TrimSpace(n); isAcronym(n) || latin(n) && strings.Contains(n, " ") && !strings.Contains(n, "includes") {
			out = append(out, n)
		}
	}
	return out
}

// isAcronym: three letters or more, mostly capitals: "FARDC", "FAMa".
func isAcronym(s string) bool {
	up := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			up++
		} else if r < 'a' || r > 'z' {
			return false
		}
	}
	return up >= 3 && len(s)-up <= 1
}

// plainWords: the name is made of words that any parliament may bear, in
// English and the languages near it.
func plainWords(n string) bool {
	for _, w := range strings.Fields(kb.Fold(n)) {
		if !slices.Contains([]string{"parliament", "parlament", "parlamento", "parlement", "national", "nationale", "nacional", "assembly", "assemblee", "asamblea", "assembleia",
			"congress", "congreso", "congresso", "council", "consultative", "house", "houses", "of", "the", "de", "la", "peoples", "people", "general", "legislative", "legislativa", "legislature", "federal",
			"supreme", "state", "great", "grand", "representatives", "chamber", "deputies", "republic", "republica", "union", "senate", "advisory", "territorial", "regional", "law", "states", "elders"}, w) {
			return false
		}
	}
	return true
}

func sortedKeysOf[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
