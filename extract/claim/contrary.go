package claim

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"dateline/extract"
)

//go:embed data/contrary.txt
var contraryFile string

// contrary is a kind of happening and the states that exclude it.
type contrary struct {
	told   map[string]bool // lemmas of what others say has happened
	states [][]string      // lemmas of a phrase, in order
}

// readContraries reads lines "lemma lemma | phrase phrase"; an empty side is an
// error.
func readContraries(text string) ([]contrary, error) {
	var out []contrary
	for n, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		left, right, ok := strings.Cut(line, "|")
		c := contrary{told: map[string]bool{}}
		for _, w := range strings.Fields(left) {
			c.told[w] = true
		}
		for _, w := range strings.Fields(right) {
			c.states = append(c.states, strings.Split(w, "+"))
		}
		if !ok || len(c.told) == 0 || len(c.states) == 0 {
			return nil, fmt.Errorf("contrary.txt:%d: want lemmas | phrases", n+1)
		}
		out = append(out, c)
	}
	return out, nil
}

// within bounds how far back, in sentences, a state may answer what others say.
const within = 8

// contradict turns assertions of a state that excludes what somebody else is
// said to say into denials of it:
//
//	The rebels said they had taken Tolen, but the army insisted it still held it.
//	A radio station reported that he had resigned. “I am at my post,” he said.
func (v *view) contradict(claims []extract.Claim, drafts []draft) {
	for k := range drafts {
		d := &drafts[k]
		if c := &claims[k]; c.Stance != "asserts" || d.content.b-d.content.a > 40 || d.rule == "noun" || d.rule == "contrary-to" {
			continue
		}
		for i := range v.lex.contrary {
			if !v.state(d.content, v.lex.contrary[i].states) || i > 0 && v.plural(d.content) {
				continue
			}
			if o, at := v.toldOtherwise(drafts, k, v.lex.contrary[i].told); o >= 0 {
				v.deny(&claims[k], &claims[o], at)
			}
			break
		}
	}
}

// plural: the content speaks of several that it does not name.
func (v *view) plural(s span) bool {
	root := v.rootOf(s)
	subj := v.child(root, "nsubj", "nsubj:pass")
	return subj >= 0 && v.is(subj, "they", "all", "others", "some")
}

// deny makes the claim a denial of the event that o tells at token at, or of all
// that o is about when no event stands there.
func (v *view) deny(c, o *extract.Claim, at int) {
	c.Stance, c.Score = "denies", c.Score*0.9
	for k := range v.doc.Events {
		if ev := &v.doc.Events[k]; ev.TrigTok == at && slices.Contains(o.About, ev.ID) {
			c.About = []string{ev.ID}
			return
		}
	}
	if len(o.About) > 0 {
		c.About = slices.Clone(o.About)
	}
}

// state tells whether one of the phrases stands in s, outside negation.
func (v *view) state(s span, phrases [][]string) bool {
	for i := s.a; i < s.b; i++ {
		for _, p := range phrases {
			j := i
			for n, w := range p {
				for skip := 0; n > 0 && skip < 1 && j < s.b && v.lemma(j) != w && v.low[j] != w; skip++ {
					j++
				}
				if j >= s.b || v.lemma(j) != w && v.low[j] != w {
					j = -1
					break
				}
				j++
			}
			if j > 0 && !v.is(i-1, "not", "n't", "no", "never", "to") && !(len(p) == 1 && v.verbal(i) && v.rel(i) != "amod" && v.child(i, "aux") >= 0) {
				return true
			}
		}
	}
	return false
}

// toldOtherwise is the claim of somebody else, in this sentence or one of those
// before, that tells one of the happenings, and the word that tells it; the names
// of draft k's clause must not be others than those told of. -1 if there is none.
func (v *view) toldOtherwise(drafts []draft, k int, told map[string]bool) (int, int) {
	d := &drafts[k]
	best, word := -1, -1
	for o := range drafts {
		e := &drafts[o]
		gap := v.sent[d.content.a] - v.sent[e.content.a]
		if o == k || e.head == d.head && e.head >= 0 || gap < 0 || gap > within || gap == 0 && e.content.a > d.content.a || e.stance == "denies" || e.stance == "confirms" || best >= 0 && e.content.a < drafts[best].content.a {
			continue
		}
		for j := e.content.a; j < e.content.b && j < e.content.a+40; j++ {
			if !told[v.lemma(j)] && !told[v.low[j]] || v.negated(j) || d.content.has(j) || v.otherNames(d.content, e.content) {
				continue
			}
			best, word = o, j
			break
		}
	}
	return best, word
}

// otherNames: s names, before its verb, a place or a person that the sentence of
// t does not.
func (v *view) otherNames(s, t span) bool {
	b := v.bounds(t.a)
	for i := s.a; i < s.b && !v.verbalFinite(i); i++ { // "he was alive and recovering in Cairo": Cairo is no matter
		c := v.cover[i]
		if c < 0 || v.doc.Mentions[c].Form != extract.FormName || v.doc.Mentions[c].Type == extract.Organization {
			continue
		}
		found := false
		for j := b.a; j < b.b && !found; j++ {
			o := v.cover[j]
			found = o >= 0 && (v.doc.Mentions[o].Chain != "" && v.doc.Mentions[o].Chain == v.doc.Mentions[c].Chain || strings.EqualFold(v.doc.Surface(v.doc.Mentions[o].Span), v.doc.Surface(v.doc.Mentions[c].Span)))
		}
		if !found {
			return true
		}
	}
	return false
}
