package ner

import (
	_ "embed"
	"strings"
	"sync"

	"dateline/extract"
)

//go:embed rules.txt
var ruleList string

// ruleWords maps the name of a list to its words.
var ruleWords = sync.OnceValue(func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for line := range strings.Lines(ruleList) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		m[name] = map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[name][w] = true
		}
	}
	return m
})

// rules corrects the edges and types of the names of a sentence where a model
// of single words goes wrong.
type rules struct {
	x     *sentence
	gaz   extract.Gazetteer
	lists map[string]map[string]bool
}

func (r *rules) is(list string, i int) bool {
	if i < 0 || i >= len(r.x.words) {
		return false
	}
	return r.lists[list][strings.TrimSuffix(strings.ToLower(r.x.words[i].text), ".")]
}

func (r *rules) text(i int) string { return r.x.at(i).text }

func (r *rules) upper(i int) bool {
	k := r.x.at(i).kind
	return k == kindCapital || k == kindUpper
}

// known is the class of the words if they are a name of the gazetteer.
func (r *rules) known(first, last int) extract.Class {
	if r.gaz == nil || first >= last {
		return 0
	}
	var buf [8]string
	words := buf[:0]
	for i := first; i < last; i++ {
		words = append(words, r.text(i))
	}
	n, c := r.gaz.Longest(words, 0)
	if n != len(words) {
		return 0
	}
	return c
}

const (
	placeClasses  = extract.ClassCountry | extract.ClassRegion | extract.ClassCity | extract.ClassBigCity | extract.ClassCapital
	bodyClasses   = extract.ClassOrganization | extract.ClassArmedGroup | extract.ClassAgency
	personClasses = extract.ClassPerson | extract.ClassFirstName | extract.ClassLastName
)

// apply gives the corrected names, in order, in out.
func (r *rules) apply(in, out []Span) []Span {
	for _, sp := range in {
		if sp.Type == extract.Misc {
			continue
		}
		mark := len(out)
		out = r.divide(sp, out)
		for i := mark; i < len(out); i++ {
			out[i] = r.retype(r.extend(r.trim(out[i])))
		}
		for len(out) > mark && out[len(out)-1].First >= out[len(out)-1].Last {
			out = out[:len(out)-1]
		}
	}
	out = r.join(out)
	return r.bodies(out)
}

// divide cuts a span that holds two names: "European Union and Turkey",
// "Spin Boldak-Chaman", "United Nations Secretary-General António Guterres".
func (r *rules) divide(sp Span, out []Span) []Span {
	for i := sp.First + 1; i+1 < sp.Last; i++ {
		switch w := r.text(i); {
		case w == "and" || w == "," || w == "/" || (w == "-" || w == "–") && sp.Type == extract.Place:
			if r.known(sp.First, sp.Last) != 0 {
				break
			}
			a, b := r.known(sp.First, i), r.known(i+1, sp.Last)
			if a != 0 && b != 0 && (sp.Type != extract.Place || a&placeClasses != 0 && b&placeClasses != 0) {
				return append(out, Span{sp.First, i, byClass(a, sp.Type)}, Span{i + 1, sp.Last, byClass(b, sp.Type)})
			}
		case r.is("title", i) && r.x.at(i).kind == kindCapital && sp.Type != extract.Place:
			j := i
			for j < sp.Last && (r.is("title", j) || r.text(j) == "-" || r.text(j) == ".") {
				j++
			}
			a := r.known(sp.First, i)
			if a&(placeClasses|bodyClasses) != 0 && j >= sp.Last && a&extract.ClassDemonym == 0 {
				return append(out, Span{sp.First, i, byClass(a, sp.Type)}) // "United Nations Secretary-General"
			}
			if j < sp.Last && r.upper(j) && a&(placeClasses|bodyClasses|extract.ClassDemonym) != 0 {
				if a&extract.ClassDemonym == 0 || a&extract.ClassCountry != 0 {
					out = append(out, Span{sp.First, i, ofOffice(a)})
				}
				return append(out, Span{j, sp.Last, extract.Person})
			}
		}
	}
	return append(out, sp)
}

// ofOffice is the type of what an office is held in: a place, unless only a
// body bears the name ("Chaman Assistant Commissioner", "NATO Secretary General").
func ofOffice(c extract.Class) extract.Type {
	if c&placeClasses != 0 && c&bodyClasses == 0 {
		return extract.Place
	}
	return byClass(c, extract.Organization)
}

// byClass is the type that a class of the gazetteer speaks for.
func byClass(c extract.Class, otherwise extract.Type) extract.Type {
	place, body, person := c&placeClasses != 0, c&bodyClasses != 0, c&personClasses != 0
	switch {
	case place && !body && !person:
		return extract.Place
	case body && !place && !person:
		return extract.Organization
	case person && !place && !body:
		return extract.Person
	}
	return otherwise
}

// trim takes titles off the front of a person, and marks and common nouns off
// the edges: "President Rahmon" -> Rahmon, "rights group Amnesty" -> Amnesty.
func (r *rules) trim(sp Span) Span {
	k := sp.First
	for k < sp.Last-1 && r.x.at(k).noun && r.x.at(k).kind == kindLower {
		k++
	}
	if k > sp.First && r.upper(k) && r.x.at(k-1).cls&(classTitle|classPerson|classBody) != 0 {
		sp.First = k
	}
	for sp.Type == extract.Person && sp.Last-sp.First > 1 && r.is("title", sp.First) && r.upper(sp.Last-1) {
		sp.First++
		if r.text(sp.First) == "." {
			sp.First++
		}
	}
	for sp.First < sp.Last && r.x.at(sp.First).kind == kindMark && !strings.HasPrefix(r.text(sp.First), "@") && !strings.HasPrefix(r.text(sp.First), "#") {
		sp.First++
	}
	for sp.Last-1 > sp.First {
		switch r.text(sp.Last - 1) {
		case "'s", "’s", ",", "-", "(", ")", "\"", "“", "”", ":", ";":
			sp.Last--
			continue
		}
		break
	}
	return sp
}

// extend takes in the word for the kind where it belongs to the name: "Isfara
// River", "Kabar news agency".
func (r *rules) extend(sp Span) Span {
	if sp.Type != extract.Organization && r.is("house", sp.Last) && r.is("the", sp.First-1) && (sp.Type == extract.Person || sp.Last-sp.First > 1) {
		sp.Last++ // "the Mario Rivas hospital"
		sp.Type = extract.Organization
		return sp
	}
	switch sp.Type {
	case extract.Place:
		if r.is("place", sp.Last) && r.upper(sp.Last) && r.x.style == 0 {
			sp.Last++
		}
	case extract.Person:
		if r.is("suffix", sp.Last) {
			sp.Last++
		}
	case extract.Organization:
		if i := sp.First - 1; i > 0 && (r.text(i) == "'" || r.text(i) == "’") && r.upper(i-1) && strings.HasSuffix(r.text(i-1), "s") && r.x.at(i-1).gaz == 0 {
			sp.First -= 2 // "Lawyers' Committee"
		}
		if r.text(sp.Last) == "news" && r.text(sp.Last+1) == "agency" {
			sp.Last += 2
		} else if r.text(sp.Last) == "agency" && r.upper(sp.Last-1) {
			sp.Last++
		}
	}
	return sp
}

// retype: the last word tells bodies and places: "Sindh Irrigation
// Department", "Batken Region".
func (r *rules) retype(sp Span) Span {
	if sp.Last-sp.First < 2 || !r.upper(sp.Last-1) {
		return sp
	}
	switch {
	case r.is("org", sp.Last-1):
		sp.Type = extract.Organization
	case r.is("place", sp.Last-1) && sp.Type == extract.Person:
		sp.Type = extract.Place
	}
	return sp
}

// join makes one name of two that a slash holds together (RFE/RL), or a small
// word after the kind of a body: "United Nations Office for the Coordination
// of Humanitarian Affairs".
func (r *rules) join(in []Span) []Span {
	out := in[:0]
	for k, sp := range in {
		if sp.Type == extract.Organization && r.text(sp.Last) == "/" && r.x.at(sp.Last-1).kind == kindUpper && r.x.at(sp.Last+1).kind == kindUpper &&
			(k+1 == len(in) || in[k+1].First > sp.Last+1) {
			sp.Last += 2
		}
		if n := len(out); n > 0 && out[n-1].Type == extract.Organization && sp.Type != extract.Person && r.bridge(out[n-1], sp) {
			out[n-1].Last = sp.Last
			continue
		}
		out = append(out, sp)
	}
	return out
}

// bridge tells whether two names are one.
func (r *rules) bridge(a, b Span) bool {
	switch r.text(a.Last) {
	case "/":
		return b.First == a.Last+1 && b.Last-b.First == 1 && r.x.at(b.First).kind == kindUpper && r.x.at(a.Last-1).kind == kindUpper
	case "for", "of", "on":
		i := a.Last + 1
		if r.text(i) == "the" {
			i++
		}
		return i == b.First && r.is("office", a.Last-1) && r.upper(a.Last-1) && r.known(b.First, b.Last) == 0 && b.Type == extract.Organization
	}
	return false
}

// bodies finds bodies of a state by its name or its people's: "Tajik Foreign
// Ministry", "Kyrgyz parliament", "Sindh police", "Tajik state television".
func (r *rules) bodies(names []Span) []Span {
	for i := 0; i < len(r.x.words); i++ {
		w := r.x.at(i)
		if !r.upper(i) || w.gaz&(extract.ClassDemonym|placeClasses) == 0 {
			continue
		}
		first := i
		for w.gazPos == 1 && i+1 < len(r.x.words) && r.x.words[i+1].gazPos > 1 && r.x.words[i+1].gazPos < 4 {
			i++ // to the last word of "Sri Lankan"
			if r.x.words[i].gazPos == 3 {
				break
			}
		}
		end := r.bodyEnd(i + 1)
		if end == 0 {
			continue
		}
		names = put(names, Span{first, end, extract.Organization})
		i = end - 1
	}
	return names
}

// bodyEnd is where a body of a state that begins at word i ends, or 0.
func (r *rules) bodyEnd(i int) int {
	for k := 0; k < 3; k, i = k+1, i+1 {
		if i+1 < len(r.x.words) && r.lists["state2"][strings.ToLower(r.text(i)+"-"+r.text(i+1))] {
			return r.clear(i + 2)
		}
		if r.is("state", i) {
			return r.clear(i + 1)
		}
		if !r.is("between", i) && (r.text(i) != "and" || k == 0) {
			return 0
		}
	}
	return 0
}

// clear refuses a body that is only a modifier: "Turkish army base",
// "Turkish police station", unless it is of a person: "Sindh police chief".
func (r *rules) clear(end int) int {
	person := r.x.at(end).cls&(classTitle|classPerson) != 0
	if t := r.text(end); t == "minister" || t == "secretary" {
		return 0 // "Fiji's police minister" heads no police
	}
	if r.x.at(end).noun && !person && r.x.at(end-1).kind == kindLower || r.text(end) == "-" {
		return 0
	}
	return end
}

// put adds a name in order, in place of what it overlaps.
func put(names []Span, sp Span) []Span {
	at := 0
	for at < len(names) && names[at].Last <= sp.First {
		at++
	}
	end := at
	for end < len(names) && names[end].First < sp.Last {
		if names[end].First < sp.First || names[end].Last > sp.Last {
			return names
		}
		end++
	}
	if end > at {
		names[at] = sp
		return append(names[:at+1], names[end:]...)
	}
	names = append(names, Span{})
	copy(names[at+1:], names[at:])
	names[at] = sp
	return names
}
