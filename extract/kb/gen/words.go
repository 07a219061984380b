package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// words reads ordinary English words, and the names of persons.
func (m *maker) words() error {
	for _, n := range []int{10, 20, 35, 40} {
		for _, v := range []string{"english", "american", "british"} {
			b, err := os.ReadFile(filepath.Join(m.src.words, fmt.Sprintf("%s-words-%d.json", v, n)))
			if err != nil {
				return err
			}
			var list []string
			if err := json.Unmarshal(b, &list); err != nil {
				return err
			}
			for _, w := range list {
				m.common[kb.Fold(w)] = true
			}
		}
	}
	return lines(filepath.Join(m.src.data, "person-names.tsv"), func(l string) error {
		name, bits, ok := strings.Cut(l, "\t")
		if !ok {
			return nil
		}
		b, err := strconv.Atoi(bits)
		if err != nil {
			return err
		}
		m.names = append(m.names, kb.PersonName{Text: name, Male: b&1 != 0, Female: b&2 != 0, Family: b&4 != 0})
		if b&3 != 0 && !m.common[kb.Fold(name)] {
			m.given[kb.Fold(name)] = true
		}
		return nil
	})
}

// isCommon: all words of the name are ordinary words: Reading, Best, "Long Island" not (a place keeps
// its capital), so only names of one word count.
func (m *maker) isCommon(name string) bool {
	if up := strings.ToUpper(name); up == name && len(name) <= 6 {
		return false
	}
	return m.common[kb.Fold(name)]
}

// wikidata adds ids to persons and bodies whose Wikipedia title is their name,
// and persons whose title begins with a given name.
func (m *maker) wikidata() error {
	return lines(filepath.Join(m.src.tables, "gum-wikipedia-wikidata.tab"), func(l string) error {
		f := strings.Split(l, "\t")
		if len(f) < 3 || !strings.HasPrefix(f[2], "Q") {
			return nil
		}
		title, err := url.PathUnescape(f[0])
		if err != nil {
			return nil
		}
		name := strings.ReplaceAll(title, "_", " ")
		name, _, qualified := strings.Cut(name, " (")
		link := "wikidata:" + f[2]
		if k, ok := m.byName[kb.Fold(name)]; ok && !qualified {
			addLink(m.entries[k], link)
			return nil
		}
		if e := m.entries[slug(name)]; e != nil && e.Type == extract.Person && !qualified {
			addLink(e, link)
			return nil
		}
		if !qualified && m.wikiPlace(name, link) {
			return nil
		}
		m.wikiPerson(name, link)
		return nil
	})
}

// wikiPlace adds an id to the town whose article bears that title: "Austin,
// Texas" names town and division, and "Prague" alone the one large city that
// is called so, if no other has a quarter of its people.
func (m *maker) wikiPlace(title, link string) bool {
	name, above, divided := strings.Cut(title, ", ")
	best, second := (*kb.Entry)(nil), 0
	for _, e := range m.towns()[kb.Fold(name)] {
		if divided && !m.isIn(e, above) {
			continue
		}
		if best == nil || e.Population > best.Population {
			if best != nil {
				second = best.Population
			}
			best = e
		} else {
			second = max(second, e.Population)
		}
	}
	if best == nil || m.linked(link) || !divided && (best.Population < 500_000 || m.isCommon(name) || m.given[kb.Fold(name)]) || best.Population < 4*second {
		return false
	}
	addLink(best, link)
	return true
}

// linked: a country or division has the id already ("Singapore").
func (m *maker) linked(link string) bool {
	if m.links == nil {
		m.links = map[string]bool{}
		for _, e := range m.entries {
			for _, l := range e.Links {
				m.links[l] = true
			}
		}
	}
	return m.links[link]
}

// towns are the populated places by folded name.
func (m *maker) towns() map[string][]*kb.Entry {
	if m.town == nil {
		m.town = map[string][]*kb.Entry{}
		for _, k := range m.order {
			switch e := m.entries[k]; e.Kind {
			case "city", "capital", "town", "village":
				f := kb.Fold(e.Name)
				m.town[f] = append(m.town[f], e)
			}
		}
	}
	return m.town
}

// isIn: the place lies in the division or country of that name.
func (m *maker) isIn(e *kb.Entry, name string) bool {
	for p := m.entries[e.Parent]; p != nil; p = m.entries[p.Parent] {
		if kb.Fold(p.Name) == kb.Fold(name) || slices.ContainsFunc(p.Aliases, func(a kb.Alias) bool { return a.How == kb.HowAlias && kb.Fold(a.Text) == kb.Fold(name) }) {
			return true
		}
	}
	return false
}

func (m *maker) wikiPerson(name, link string) {
	w := strings.Fields(name)
	if len(w) < 2 || len(w) > 4 || !m.given[kb.Fold(w[0])] || strings.ContainsAny(name, "0123456789,&") || hasBodyWord(w) {
		return
	}
	for _, p := range w {
		if m.common[kb.Fold(p)] || p[0] >= 'a' && p[0] <= 'z' {
			return
		}
	}
	m.add(&kb.Entry{Key: link, Name: name, Type: extract.Person, Kind: "person", Population: 1})
}

func addLink(e *kb.Entry, link string) {
	for _, l := range e.Links {
		if strings.HasPrefix(l, "wikidata:") {
			return
		}
	}
	e.Links = append(e.Links, link)
}

// known adds given and family names that several persons of public life bear
// and that the lists of names lack.
func (m *maker) known() {
	have := map[string]bool{}
	for _, p := range m.names {
		have[kb.Fold(p.Text)] = true
	}
	first, last := map[string]int{}, map[string]int{}
	var order []string
	for _, k := range m.order {
		e := m.entries[k]
		w := strings.Fields(e.Name)
		if e.Type != extract.Person || len(w) < 2 {
			continue
		}
		for _, n := range []string{w[0], w[len(w)-1]} {
			if first[n]+last[n] == 0 {
				order = append(order, n)
			}
		}
		first[w[0]]++
		last[w[len(w)-1]]++
	}
	for _, n := range order {
		f := kb.Fold(n)
		if len(n) < 4 || have[f] || m.common[f] || strings.ContainsAny(n, ".-'") || first[n]+last[n] < 2 {
			continue
		}
		have[f] = true
		m.names = append(m.names, kb.PersonName{Text: n, Male: first[n] > 1, Female: first[n] > 1, Family: last[n] > 1})
	}
}

// persons gives a gender to persons whose given name has one.
func (m *maker) persons() error {
	m.known()
	gender := map[string]string{}
	for _, p := range m.names {
		if p.Male != p.Female {
			gender[kb.Fold(p.Text)] = map[bool]string{true: "masc", false: "fem"}[p.Male]
		}
	}
	for _, e := range m.entries {
		if e.Type == extract.Person {
			first, _, _ := strings.Cut(e.Name, " ")
			e.Gender = gender[kb.Fold(first)]
		}
	}
	return nil
}
