package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"dateline/extract"
	"dateline/extract/kb"
)

// bodies are the organizations of the table written by hand.
func (m *maker) bodies() error {
	rows, err := m.rows("bodies.txt", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := m.own(extract.Organization, r)
		e.Population = 1000 // known to everyone: before those of the dictionaries
		m.byName[kb.Fold(e.Name)] = e.Key
		for _, a := range e.Aliases {
			if a.How == kb.HowAlias {
				m.byName[kb.Fold(a.Text)] = e.Key
			} else {
				m.letters[e.Country+a.Text] = e.Key
			}
		}
	}
	return nil
}

// phoenix adds organizations and persons of the Phoenix dictionaries: names,
// other names and the country, as facts.
func (m *maker) phoenix() error {
	for _, f := range []string{"Phoenix.MilNonState.actors.txt", "Phoenix.International.actors.txt", "Phoenix.Countries.actors.txt"} {
		if err := m.dictionary(filepath.Join(m.src.phoenix, f), strings.Contains(f, "MilNonState")); err != nil {
			return err
		}
	}
	return nil
}

type actor struct {
	names  []string
	codes  []string
	dated  bool
	person bool // marked as coming from a list of office holders
}

var (
	reCode  = regexp.MustCompile(`\[([A-Z]{3,})?\s*([<>]?\s*\d[\d-]*)?[^\]]*\]`)
	reBrack = regexp.MustCompile(`^(.*?)_*\(([A-Z-]{2,8})\)_*$`)
)

func (m *maker) dictionary(path string, armed bool) error {
	var a actor
	flush := func() {
		if len(a.names) > 0 && len(a.codes) > 0 {
			m.actor(a, armed)
		}
		a = actor{}
	}
	err := lines(path, func(l string) error {
		body, note, _ := strings.Cut(l, "#")
		body = strings.TrimRight(body, " \t")
		if strings.TrimSpace(body) == "" {
			return nil
		}
		name := body
		if i := strings.IndexByte(body, '['); i >= 0 {
			name = body[:i]
		}
		name = strings.TrimSpace(name)
		switch {
		case strings.HasPrefix(name, "+"):
			a.names = append(a.names, name[1:])
		case name != "":
			flush()
			a.names = append(a.names, name)
			a.person = strings.Contains(note, "CountryInfo") || strings.Contains(note, "rulers")
		}
		for _, c := range reCode.FindAllStringSubmatch(body, -1) {
			if c[1] != "" {
				a.codes = append(a.codes, c[1])
			}
			a.dated = a.dated || c[2] != ""
		}
		return nil
	})
	flush()
	return err
}

// Words that show a body, whatever the dictionary says.
var bodyWords = map[string]string{
	"party": "party", "movement": "", "front": "", "army": "", "union": "", "organization": "", "organisation": "", "council": "", "committee": "",
	"ministry": "ministry", "agency": "", "association": "", "federation": "", "league": "", "congress": "", "parliament": "parliament", "assembly": "parliament",
	"brigade": "", "brigades": "", "police": "police", "force": "", "forces": "", "court": "court", "bank": "", "institute": "", "foundation": "", "commission": "",
	"bureau": "", "group": "", "company": "company", "corporation": "company", "service": "", "network": "", "society": "", "alliance": "", "coalition": "",
	"fund": "", "program": "", "programme": "", "centre": "", "center": "", "university": "university", "guard": "", "militia": "", "authority": "", "partido": "party",
	"international": "", "senate": "parliament", "department": "", "directorate": "", "intelligence": "",
}

func (m *maker) actor(a actor, armed bool) {
	first := clean(a.names[0])
	acronym := ""
	if x := reBrack.FindStringSubmatch(strings.TrimSpace(a.names[0])); x != nil {
		first, acronym = clean(x[1]), x[2]
	}
	words := strings.Fields(first)
	if len(words) == 0 || len(words) > 9 || len(first) < 3 || strings.ContainsAny(first, "0123456789") {
		return
	}
	kind, body := "", armed
	for _, w := range words {
		if k, ok := bodyWords[strings.ToLower(w)]; ok {
			body = true
			if k != "" {
				kind = k
			}
		}
	}
	code := a.codes[0]
	iso := m.iso3[code[:3]]
	switch {
	case body && !a.person && !a.dated:
		m.body(a, first, acronym, kindOf(kind, code, armed), iso, armed)
	case a.person && iso != "" && len(words) >= 2 && len(words) <= 5:
		m.person(a, first, iso)
	}
}

func kindOf(kind, code string, armed bool) string {
	switch rest := code[3:]; {
	case armed || strings.Contains(rest, "REB") || strings.HasPrefix(code, "IMG"):
		return "armed-group"
	case kind != "":
		return kind
	case strings.HasPrefix(code, "IGO"):
		return "igo"
	case strings.HasPrefix(code, "NGO") || strings.HasPrefix(code, "NGM"):
		return "ngo"
	case strings.HasPrefix(code, "MNC") || strings.Contains(rest, "BUS"):
		return "company"
	case strings.Contains(rest, "PTY"):
		return "party"
	case strings.Contains(rest, "MIL"):
		return "military"
	case strings.Contains(rest, "COP"):
		return "police"
	case strings.Contains(rest, "SPY"):
		return "intelligence"
	case strings.Contains(rest, "MED"):
		return "agency"
	case strings.Contains(rest, "LEG"):
		return "parliament"
	}
	return "organization"
}

// roleWords begin descriptions, which are no names: "UN_SECRETARY_GENERAL".
var roleWords = regexp.MustCompile(`(?i)\b(chief|minister|secretary|president|peacekeepers?|troops|soldiers?|official|director|ambassador|envoy|leader|spokes\w+|head|rebels?|members?|supporters?|general|commander|commissioner)\b`)

func (m *maker) body(a actor, first, acronym, kind, iso string, armed bool) {
	if roleWords.MatchString(first) || m.isCommon(first) || m.givenFirst(first) {
		return
	}
	key, known := m.byName[kb.Fold(first)]
	for _, n := range a.names {
		if known {
			break
		}
		key, known = m.byName[kb.Fold(clean(n))]
	}
	if !known { // "PKK" is the Kurdistan Workers' Party of the table
		key, known = m.letters[iso+first]
	}
	var e *kb.Entry
	if known {
		e = m.entries[key]
	} else {
		row := []string{kind, iso, first}
		e = m.own(extract.Organization, row)
	}
	m.byName[kb.Fold(first)] = e.Key
	for _, n := range a.names {
		n = clean(n)
		if x := reBrack.FindStringSubmatch(n); x != nil {
			n = clean(x[1])
		}
		if len(n) > 3 && !roleWords.MatchString(n) && !m.isCommon(n) && !strings.ContainsAny(n, "0123456789()+/") && len(strings.Fields(n)) < 9 {
			alias(e, n, kb.HowVariant)
		}
	}
	if len(acronym) >= 3 {
		alias(e, acronym, kb.HowAcronym)
	}
}

func (m *maker) givenFirst(name string) bool {
	w := strings.Fields(name)
	return len(w) > 1 && len(w) < 4 && m.given[kb.Fold(w[0])] && bodyWords[strings.ToLower(w[len(w)-1])] == "" && !hasBodyWord(w)
}

func hasBodyWord(words []string) bool {
	for _, w := range words {
		if _, ok := bodyWords[strings.ToLower(w)]; ok {
			return true
		}
	}
	return false
}

func (m *maker) person(a actor, name, iso string) {
	if roleWords.MatchString(name) || hasBodyWord(strings.Fields(name)) || m.entries[slug(name)] != nil {
		return
	}
	m.add(&kb.Entry{Key: slug(name), Name: name, Type: extract.Person, Kind: "politician", Country: iso, Parent: m.iso[iso]})
}

// clean turns "SYRIAN_DEMOCRATIC_FORCES_" into "Syrian Democratic Forces".
func clean(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(s, "_", " "))
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ToUpper(w) != w || i == 0 && len(words) == 1 && len(w) <= 5 {
			continue
		}
		w = strings.ToLower(w)
		switch w {
		case "of", "the", "for", "and", "in", "on", "de", "la", "del", "al", "el", "e", "y", "to", "bin", "ibn", "van", "von", "der", "da", "di", "dos":
			if i > 0 {
				words[i] = w
				continue
			}
		}
		up := true
		words[i] = strings.Map(func(r rune) rune {
			if up && unicode.IsLetter(r) {
				up = false
				return unicode.ToUpper(r)
			}
			up = r == '-' || r == '(' || r == '/'
			return r
		}, w)
	}
	return strings.Join(words, " ")
}
