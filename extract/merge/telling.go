package merge

import (
	_ "embed"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/extract"
)

// telling is how a report tells of an event, as far as it helps to see whether
// another telling is of the same one.
type telling struct {
	headline bool
	lead     bool // it stands in the headline or the three sentences behind it
	future   bool
	crowd    int      // how many mentions of its family the report has
	number   int      // of those it was done to: 1, 2 for more, 0 unknown
	done     []string // nouns for those it was done to: "hospital", "soldier"
	doers    []string // nouns for those who did it
	deeds    []int    // lines of data/deeds.txt
	words    []uint32 // of its surroundings, sorted
}

// Weights of how two events are told, beside those of compare.go and on their
// scale: fitted by logistic regression on pairs of mentions of the readable
// clusters, each mention with one voice, every cluster foretold by the others
// (docs/decisions/2026-11-26-event-coreference.md).
const (
	wDeed, wOtherDeed    = 0.95, -0.75 // "sank", "went down"; "the sinking", "the collision"
	wSameNoun            = 0.8         // the raid, the raid
	wStem                = 0.75        // seized, its seizure
	wLeadNoun            = 0.5         // what another report opens with, and "the attack"
	wLead                = 1.05        // the headline and the sentence that unfolds it
	wHeadline            = 0.45
	wWord                = 0.25 // for each word of their surroundings that both have, five at most
	wNextSentence        = 0.6
	wPointsBack          = 0.36  // a verb, then "the raid"
	wBothPoint           = 0.55  // "the raid", then "the raid"
	wNounThenVerb        = -0.45 // a noun is unfolded where it stands, seldom later
	wVagueDay            = 0.4   // one has no date, the other one from elsewhere in its report
	wYetToCome           = -0.75 // one has no date, the other lies after its report
	wSamePeople, wOthers = 0.4, -0.2
	wOtherDoers          = -0.4 // soldiers, gunmen
	wOneAndMany          = -0.4 // a trader died, 29 people died
	wStatus              = -0.3 // it happened, it did not or was planned
	wFuture              = -0.25
	wNoDoer              = 0.45  // neither says who did it
	wCrowd               = -0.11 // for each doubling of its like in the two reports
	surround             = 80    // bytes to each side of a trigger
	leadSentences        = 3
)

//go:embed data/deeds.txt
var deedsFile string

// readDeeds reads the lines of deeds.txt: family and word -> numbers of lines.
func readDeeds(text string) map[[2]string][]int {
	out := map[[2]string][]int{}
	n := 0
	for line := range strings.Lines(text) {
		fam, rest, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		n++
		for _, w := range strings.Fields(rest) {
			k := [2]string{fam, w}
			out[k] = append(out[k], n)
		}
	}
	return out
}

// tell reads how the mention is told; crowd is set by gather.
func (em *evMention) tell(deeds map[[2]string][]int, names called) {
	t := &telling{}
	em.told = t
	t.future = em.ev.Tense == "future" || em.ev.Modality == "planned"
	if em.sent >= 0 {
		t.headline = em.doc.Sentences[em.sent].Kind == "headline"
		t.lead = em.sent <= leadSentences
		t.words = em.surroundings()
	}
	for _, a := range em.ev.Arguments {
		m := em.doc.Mention(a.Mention)
		if a.Mention == "" || m == nil {
			continue
		}
		switch a.Role {
		case "agent":
			t.doers = names.of(em.doc, m, t.doers)
		case "patient":
			t.done = names.of(em.doc, m, t.done)
		}
	}
	for _, v := range em.values {
		if v.Unit != "" {
			t.done = addTo(t.done, singular(v.Unit))
		}
	}
	t.number = em.howMany()
	t.deeds = deeds[[2]string{em.family, em.lemma}]
	for w := range strings.FieldsSeq(strings.ToLower(em.doc.Surface(em.ev.Trigger.Span()))) {
		if t.deeds == nil {
			t.deeds = deeds[[2]string{em.family, w}]
		}
		if t.deeds == nil {
			t.deeds = deeds[[2]string{em.family, singular(w)}]
		}
	}
}

// called maps the chains of a report to the nouns by which it calls them, and
// the last word and the kind of their names: "Al-Rahma hospital", "a maternity
// hospital". Of a mention without a chain there is only its own.
type called map[string][]string

// callings reads the nouns of all chains of a report.
func callings(doc *extract.Document) called {
	out := called{}
	for i := range doc.Mentions {
		if m := &doc.Mentions[i]; m.Chain != "" && len(out[m.Chain]) < mostNouns {
			out[m.Chain] = calling(doc, m, out[m.Chain])
		}
	}
	return out
}

// mostNouns is how many nouns of a chain are looked at.
const mostNouns = 8

// of are the nouns for a participant, beside those given.
func (c called) of(doc *extract.Document, m *extract.Mention, out []string) []string {
	out = calling(doc, m, out)
	for _, n := range c[m.Chain] {
		out = addTo(out, n)
	}
	return out
}

func calling(doc *extract.Document, m *extract.Mention, out []string) []string {
	switch {
	case m.Form == extract.FormPronoun:
	case m.Form != extract.FormName:
		return addTo(out, singular(doc.Surface(m.Head.Span())))
	case m.Type != extract.Person:
		if name := doc.Surface(m.Span); words(name) > 1 {
			out = addTo(out, singular(lastWord(name)))
		}
		if m.Kind != "" {
			out = addTo(out, m.Kind)
		}
	}
	return out
}

// howMany it was done to: 1, 2 for more, 0 where the report does not say.
func (em *evMention) howMany() int {
	for _, v := range em.values {
		switch {
		case v.Number >= 2:
			return 2
		case v.Number == 1:
			return 1
		}
	}
	for _, n := range em.who[1] {
		if n.named() && n.Type == extract.Person {
			return 1
		}
	}
	for _, m := range em.objects {
		if m.Type == extract.Person {
			switch m.Number {
			case "plur":
				return 2
			case "sing":
				return 1
			}
		}
	}
	return 0
}

// surroundings are the hashed content words around the trigger in its sentence.
func (em *evMention) surroundings() []uint32 {
	text, s := em.doc.Text, em.doc.Sentences[em.sent]
	lo, hi := max(s.Start, em.ev.Trigger.Start-surround), min(s.End, em.ev.Trigger.End+surround)
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	var out []uint32
	for _, part := range [2]string{text[min(lo, em.ev.Trigger.Start):em.ev.Trigger.Start], text[em.ev.Trigger.End:max(hi, em.ev.Trigger.End)]} {
		for _, w := range contentWords(part) {
			h := fnv.New32a()
			h.Write([]byte(w))
			out = append(out, h.Sum32())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// singular is the noun without its plural ending, in lower case.
func singular(noun string) string {
	noun = strings.ToLower(noun)
	switch noun {
	case "men":
		return "man"
	case "women":
		return "woman"
	case "children":
		return "child"
	case "people":
		return "person"
	}
	if s, ok := strings.CutSuffix(noun, "ies"); ok && len(s) > 1 {
		return s + "y"
	}
	return strings.TrimSuffix(noun, "s")
}

// toldAlike weighs how the two are told; a stands before b where the report is one.
func (set *evSet) toldAlike(a, b *evMention) float64 {
	if a.doc == b.doc && b.ev.Trigger.Start < a.ev.Trigger.Start {
		a, b = b, a
	}
	x, y := a.told, b.told
	s := inCommon(x.words, y.words, 5)*wWord + wCrowd*math.Log2(float64(x.crowd*y.crowd))
	s += whether(x.deeds, y.deeds, wDeed, wOtherDeed)
	s += whether(x.done, y.done, wSamePeople, wOthers)
	s += whether(x.doers, y.doers, 0, wOtherDoers)
	switch {
	case a.lemma == b.lemma && a.noun && b.noun:
		s += wSameNoun
	case a.lemma != b.lemma && oneStem(a.lemma, b.lemma):
		s += wStem
	}
	if x.number*y.number == 2 {
		s += wOneAndMany
	}
	if len(a.who[0]) == 0 && len(b.who[0]) == 0 {
		s += wNoDoer
	}
	if a.happened() != b.happened() {
		s += wStatus
	}
	if x.future != y.future {
		s += wFuture
	}
	return s + set.places(a, b) + set.undated(a, b)
}

// places weighs where in the reports the two stand, and which points to the other.
func (set *evSet) places(a, b *evMention) float64 {
	x, y := a.told, b.told
	points := func(m *evMention) bool { return m.noun && m.definite > 0 }
	s := 0.0
	if x.headline || y.headline {
		s += wHeadline
	}
	switch {
	case points(a) && points(b):
		s += wBothPoint
	case !a.noun && points(b):
		s += wPointsBack
	case a.noun && a.definite == 0 && !b.noun:
		s += wNounThenVerb
	}
	if a.doc == b.doc {
		if b.sent-a.sent == 1 {
			s += wNextSentence
		}
		if x.headline && y.lead && a.sent != b.sent {
			s += wLead
		}
		return s
	}
	if x.lead && b.noun && b.definite >= 0 || y.lead && a.noun && a.definite >= 0 {
		s += wLeadNoun
	}
	return s
}

// undated weighs a telling without a date against one with.
func (set *evSet) undated(a, b *evMention) float64 {
	ka, kb := a.lo != noDay || a.hi != noDay, b.lo != noDay || b.hi != noDay
	if ka == kb {
		return 0
	}
	dated, other := a, b
	if kb {
		dated, other = b, a
	}
	s := 0.0
	if dated.guess {
		s += wVagueDay
	}
	if pub := set.stories.day[other.no]; pub != noDay && dated.lo != noDay && dated.lo > pub {
		s += wYetToCome
	}
	return s
}

// whether both lists hold something: one thing in common, or nothing.
func whether[T comparable](a, b []T, same, other float64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) }) {
		return same
	}
	return other
}

// inCommon counts what two sorted lists share, at most so many.
func inCommon(a, b []uint32, most int) float64 {
	n := 0
	for len(a) > 0 && len(b) > 0 && n < most {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n, a, b = n+1, a[1:], b[1:]
		}
	}
	return float64(n)
}

// oneStem: the lemmas begin with the same five letters, "seize" and "seizure",
// or are of four that are the same.
func oneStem(a, b string) bool {
	return len(a) > 3 && len(b) > 3 && a[:min(5, len(a))] == b[:min(5, len(b))]
}
