package merge

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

//go:embed data/victims.txt
var victimsFile string

// victimKinds maps a lemma to its line of data/victims.txt; the first lines,
// up to armedKinds, bear arms.
var victimKinds, armedKinds = readVictims(victimsFile)

// readVictims reads the lines of victims.txt; armed is the number of the line
// before the comment that opens those who fight nobody.
func readVictims(text string) (kinds map[string]int, armed int) {
	kinds = map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "# Those who fight nobody") {
			armed = n
		}
		if line == "" || line[0] == '#' {
			continue
		}
		n++
		for _, w := range strings.Fields(line) {
			kinds[w] = n
		}
	}
	return kinds, armed
}

// victims is the kind of people that a figure counts: by the noun behind the
// number, else by the one kind that the claim's content names ("the number of
// militants killed at 12"). 0: it does not say, or names several.
func victims(f figure) int {
	if f.v.Noun != "" {
		return victimKinds[f.v.Noun]
	}
	kind := 0
	for _, t := range f.voice.claim.Terms {
		switch k := victimKinds[t]; {
		case k == 0 || k == kind:
		case kind != 0:
			return 0
		default:
			kind = k
		}
	}
	return kind
}

// otherVictims: the figures count people of two kinds: three soldiers, nine
// militants; four people in a camp, twelve militants.
func otherVictims(f, g figure) bool {
	a, b := victims(f), victims(g)
	if a != 0 && b != 0 {
		return a != b
	}
	return a > 0 && a <= armedKinds && unarmed(g) || b > 0 && b <= armedKinds && unarmed(f)
}

// unarmed: the figure counts people, civilians, villagers: no word that is
// used of one's fallen enemies or comrades.
func unarmed(f figure) bool {
	switch f.v.Noun {
	case "people", "person", "civilian", "resident", "villager", "inhabitant", "passenger", "woman":
		return true
	case "":
		return slices.Contains(f.voice.claim.Terms, "civilian")
	}
	return false
}

// otherLand: each claim names places, and all those of one lie in other states
// than those of the other: "236 cases in Tete", "700 in Malawi alone".
func (set *evSet) otherLand(a, b *voice) bool {
	x, y := set.landsOf(a), set.landsOf(b)
	return len(x) > 0 && len(y) > 0 && shared(x, y) == 0
}

// landsOf are the countries of the places that a claim's content names.
func (set *evSet) landsOf(v *voice) []string {
	var out []string
	for _, m := range mentionsIn(v.doc, v.claim.Content.Span()) {
		if m.Type != extract.Place || m.Form != extract.FormName || m.Metonym {
			continue
		}
		if e := set.ents.byID[m.Entity]; e != nil && e.Country != "" {
			out = addTo(out, e.Country)
		}
	}
	return out
}

// oneBody: both claims come from one source: by entity, by the body that a
// spokesman speaks for, or by its shorter name ("the coast guard", "the
// Philippine Coast Guard").
func (set *evSet) oneBody(a, b *voice) bool {
	x, y := a.source, b.source
	if set.body[x] != "" {
		x = set.body[x]
	}
	if set.body[y] != "" {
		y = set.body[y]
	}
	if x == y {
		return true
	}
	p, q := set.sourceWords(a), set.sourceWords(b)
	if len(p) > len(q) {
		p, q = q, p
	}
	return len(p) >= 2 && shared(p, q) == len(p) && (set.story(a.doc, b.doc) || a.doc == b.doc)
}

// sourceWords are the words of a source's phrase that name a body.
func (set *evSet) sourceWords(v *voice) []string {
	if m := v.doc.Mention(v.claim.Source); m != nil && m.Type == extract.Person {
		return nil
	}
	var out []string
	for _, w := range strings.Fields(fold(v.doc.Surface(v.claim.SourceSpan.Span()))) {
		switch w = strings.TrimSuffix(strings.Trim(w, `,.'’"“”`), "'s"); w {
		case "", "the", "a", "an", "its", "their", "of", "and", "for", "two", "three", "some", "several", "other", "one", "another":
		default:
			out = addTo(out, w)
		}
	}
	return out
}

// sayingSo keeps of the twins of a figure those that give the same number.
func sayingSo(list []*voice, f figure) []*voice {
	var out []*voice
	for _, v := range list {
		if v == f.voice || slices.ContainsFunc(v.claim.Values, func(x extract.Value) bool { return x.Property == f.v.Property && x.Number == f.v.Number }) {
			out = append(out, v)
		}
	}
	return out
}

// anybody: the denial covers whoever it may be: "Nobody had died".
var anybody = regexp.MustCompile(`(?i)\b(nobody|no one|none)\b`)

// answered keeps of the claims that an event happened those that some claim
// against it can mean: told close to it in its report, or sharing a word, a
// name, the verb or whom it happened to. Events of several reports are joined by likeness only, which
// is too little to set speakers against each other.
func (set *evSet) answered(g *evGroup, yes, no []*voice) []*voice {
	var out []*voice
	for _, y := range yes {
		if slices.ContainsFunc(no, func(n *voice) bool {
			x, z := set.tells(n, g).about, set.tells(y, g).about
			return n.doc == y.doc && abs(n.sent-y.sent) <= 4 || shared(n.stems, y.stems) >= 1 || shared(n.ents, y.ents) >= 1 ||
				x.lemma == z.lemma || shared(x.patients, z.patients) >= 1 ||
				x.ev.Type == z.ev.Type && anybody.MatchString(n.doc.Surface(n.claim.Content.Span()))
		}) {
			out = append(out, y)
		}
	}
	return out
}
