package claim

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"dateline/extract"
)

// finder gives the events and relations inside a range of bytes.
type finder struct {
	doc    *extract.Document
	events []int // by start of trigger
	rels   []int // by start
}

func newFinder(doc *extract.Document) *finder {
	f := &finder{doc: doc}
	for i := range doc.Events {
		f.events = append(f.events, i)
	}
	for i := range doc.Relations {
		f.rels = append(f.rels, i)
	}
	sort.SliceStable(f.events, func(a, b int) bool {
		return doc.Events[f.events[a]].Trigger.Start < doc.Events[f.events[b]].Trigger.Start
	})
	sort.SliceStable(f.rels, func(a, b int) bool {
		return doc.Relations[f.rels[a]].Start < doc.Relations[f.rels[b]].Start
	})
	return f
}

// in gives the events whose trigger, and the relations whose span, lie in s.
func (f *finder) in(s extract.Span) (evs []*extract.EventMention, rels []string) {
	k := sort.Search(len(f.events), func(i int) bool { return f.doc.Events[f.events[i]].Trigger.Start >= s.Start })
	for ; k < len(f.events); k++ {
		ev := &f.doc.Events[f.events[k]]
		if ev.Trigger.Start >= s.End {
			break
		}
		if ev.Trigger.End <= s.End {
			evs = append(evs, ev)
		}
	}
	k = sort.Search(len(f.rels), func(i int) bool { return f.doc.Relations[f.rels[i]].Start >= s.Start })
	for ; k < len(f.rels); k++ {
		r := &f.doc.Relations[f.rels[k]]
		if r.Start >= s.End {
			break
		}
		if r.End <= s.End {
			rels = append(rels, r.ID)
		}
	}
	return evs, rels
}

// about fills About and Values of a claim. An assertion that itself says no
// ("nobody was arrested") denies the events it negates, not others that it
// tells by the way.
func (v *view) about(c *extract.Claim, d *draft, f *finder) {
	evs, rels := f.in(c.Content.Span())
	if d.answers {
		evs, rels = nil, nil // "they only fired tear gas" does not deny the tear gas
	}
	var negative []*extract.EventMention
	for _, ev := range evs {
		if ev.Polarity == "negative" {
			negative = append(negative, ev)
		}
	}
	if d.negated && c.Stance == "denies" {
		if len(negative) > 0 {
			evs = negative
		}
		rels = nil
	}
	c.Aside = v.aside(d, evs)
	for _, ev := range evs {
		c.About = append(c.About, ev.ID)
		c.Values = append(c.Values, ev.Values...)
	}
	c.About = append(c.About, rels...)
	for _, x := range v.values(d) {
		if !slices.ContainsFunc(c.Values, func(y extract.Value) bool { return y.Property == x.Property || y.Span == x.Span }) && (len(c.Values) == 0 || d.rule != "number") {
			c.Values = append(c.Values, x)
		}
	}
	c.Terms, c.Says, c.Negated = v.terms(d.content), v.says(d.content), d.negated
}

// properties of counts that a claim gives without an event: "put the number of
// those detained at 43", "estimated the crowd at 800".
var properties = []struct {
	property string
	words    []string
}{
	{"killed", []string{"dead", "death", "toll", "body", "fatality", "killed", "died", "life", "corpse", "victim"}},
	{"wounded", []string{"wounded", "injured", "injury", "hurt", "wound"}},
	{"missing", []string{"missing", "unaccounted"}},
	{"arrested", []string{"arrest", "arrested", "detained", "detainee", "held", "prisoner"}},
	{"crowd", []string{"crowd", "attendance", "turnout", "demonstrator", "protester", "marcher", "part", "attend", "gather", "march", "rally", "demonstrate"}},
	{"rescued", []string{"rescued"}},
	{"aboard", []string{"aboard", "onboard", "passenger"}},
	{"displaced", []string{"displaced", "fled", "evacuated", "homeless"}},
}

// longest is how much of a content, in tokens, is searched for its number.
const longest = 300

// values reads the numbers of a content that name what is counted, one of each
// property: "Fourteen were detained and nine wounded".
func (v *view) values(d *draft) []extract.Value {
	s := d.content
	s.b = min(s.b, s.a+longest) // no number is looked for further on
	var out []extract.Value
	for _, p := range properties {
		named := false
		for i := s.a; i < s.b && !named; i++ {
			named = slices.Contains(p.words, v.low[i]) || slices.Contains(p.words, v.lemma(i))
		}
		if named {
			out = append(out, v.valueOf(d, s, p.property)...)
		}
	}
	if len(out) > 0 || v.hasVerb(s) || s.b-s.a >= 8 {
		return out
	}
	for i := s.a; i < s.b; i++ {
		if v.is(i, "people") { // "At least 5,000 people." in a post
			return v.valueOf(d, s, "crowd")
		}
	}
	return nil
}

// valueOf is the first number of a content that counts the property.
func (v *view) valueOf(d *draft, s span, prop string) []extract.Value {
	from := s.a
	if d.rule == "number" && d.root > from {
		from = d.root
	}
	for i := from; i < s.b; i++ {
		if v.tag(i) != "CD" || v.dated(i) {
			continue
		}
		n, ok := number(v.low[i])
		if !ok || d.rule != "number" && !v.counts(i, prop) {
			continue
		}
		e := i + 1
		for e < s.b && multiples[v.low[e]] > 0 {
			n *= multiples[v.low[e]]
			e++
		}
		return []extract.Value{{Property: prop, Span: v.pair(span{i, e}), Number: n, Bound: v.bound(i)}}
	}
	return nil
}

// counts tells whether the number at i stands with a word of the property:
// "17 bodies", "17 were killed".
func (v *view) counts(i int, prop string) bool {
	for steps, at := 0, i; steps < 3 && at >= 0; steps++ {
		for _, p := range properties {
			if p.property == prop && (slices.Contains(p.words, v.low[at]) || slices.Contains(p.words, v.lemma(at))) {
				return true
			}
		}
		if c := v.child(at, "obj"); prop == "crowd" && (c >= 0 && v.is(c, "part") || v.is(at, "people") && !v.verbal(at)) {
			return true
		}
		if v.rel(at) != "nummod" && !strings.HasPrefix(v.rel(at), "nsubj") && v.rel(at) != "compound" {
			return false
		}
		at = v.head(at)
	}
	return false
}

// dated: the number belongs to a time expression.
func (v *view) dated(i int) bool {
	t := v.doc.Tokens[i]
	k := sort.Search(len(v.doc.Times), func(k int) bool { return v.doc.Times[k].End > t.Start })
	return k < len(v.doc.Times) && v.doc.Times[k].Start <= t.Start
}

func (v *view) bound(i int) string {
	switch {
	case v.is(i-1, "least"):
		return "at-least"
	case v.is(i-1, "most") || v.is(i-2, "up") && v.is(i-1, "to"):
		return "at-most"
	case v.is(i-1, "than") && v.is(i-2, "more"), v.is(i-1, "over"):
		return "more-than"
	case v.is(i-1, "than"):
		return "less-than"
	case v.is(i-1, "about", "around", "some", "nearly", "almost", "approximately", "roughly"):
		return "about"
	}
	return ""
}

var numbers = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12, "thousand": 1000}

func number(w string) (float64, bool) {
	if n, ok := numbers[w]; ok {
		return n, true
	}
	if tens, ones, ok := strings.Cut(w, "-"); ok && numbers[tens] >= 20 && numbers[tens] < 100 && numbers[ones] > 0 && numbers[ones] < 10 {
		return numbers[tens] + numbers[ones], true // thirty-one
	}
	k := 1.0
	if s, ok := strings.CutSuffix(w, "k"); ok && len(w) > 1 {
		w, k = s, 1000
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64)
	return n * k, err == nil
}
