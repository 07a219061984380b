package relation

import (
	"strings"

	"dateline/extract"
)

// view is a document with the indexes that the constructions ask for, all
// made in one pass so that no question costs more than its answer.
type view struct {
	doc    *extract.Document
	low    []string // surface of each token, lower case, straight apostrophes
	first  []int    // children of token i: kid[first[i]:first[i+1]]
	kid    []int
	starts map[int][]int // token -> mentions that start there
	ends   map[int][]int // token -> mentions whose last token it is
	heads  map[int][]int // token -> mentions headed there
	byID   map[string]int
	bySurf map[string]int   // surface -> the first name or demonym of no person that is written so
	states map[string][]int // country code -> names and demonyms of that country
	chains map[string]*extract.Chain
	times  map[int]bool   // tokens where a time expression starts
	focus  map[string]int // country code -> weight in the document
}

func newView(doc *extract.Document) *view {
	v := &view{doc: doc, starts: map[int][]int{}, ends: map[int][]int{}, heads: map[int][]int{},
		byID:   make(map[string]int, len(doc.Mentions)),
		bySurf: map[string]int{}, states: map[string][]int{},
		chains: make(map[string]*extract.Chain, len(doc.Chains))}
	n := len(doc.Tokens)
	v.low = make([]string, n)
	count := make([]int, n+1)
	for i := range doc.Tokens {
		v.low[i] = strings.ReplaceAll(strings.ToLower(doc.Word(i)), "’", "'")
		if h := doc.Tokens[i].Head; h >= 0 && h < n && h != i {
			count[h]++
		}
	}
	v.first = make([]int, n+1)
	for i := 0; i < n; i++ {
		v.first[i+1] = v.first[i] + count[i]
	}
	v.kid = make([]int, v.first[n])
	fill := append([]int(nil), v.first...)
	for i := range doc.Tokens {
		if h := doc.Tokens[i].Head; h >= 0 && h < n && h != i {
			v.kid[fill[h]] = i
			fill[h]++
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		v.byID[m.ID] = i
		if m.First < 0 || m.Last > n || m.First >= m.Last {
			continue
		}
		v.starts[m.First] = append(v.starts[m.First], i)
		v.ends[m.Last-1] = append(v.ends[m.Last-1], i)
		v.heads[m.HeadTok] = append(v.heads[m.HeadTok], i)
	}
	v.times = map[int]bool{}
	for i := range doc.Times {
		v.times[doc.TokenAt(doc.Times[i].Start)] = true
	}
	for i := range doc.Chains {
		v.chains[doc.Chains[i].ID] = &doc.Chains[i]
	}
	for i := range doc.Mentions {
		v.index(i, &doc.Mentions[i])
	}
	v.weigh()
	return v
}

// index enters a name or demonym into the indexes of names.
func (v *view) index(i int, m *extract.Mention) {
	if m.Form != extract.FormName && m.Form != extract.FormDemonym {
		return
	}
	if s := v.doc.Surface(m.Span); m.Type != extract.Person {
		if _, ok := v.bySurf[s]; !ok {
			v.bySurf[s] = i
		}
	}
	if v.isCountry(m) {
		v.states[v.country(m)] = append(v.states[v.country(m)], i)
	}
}

func (v *view) kids(i int) []int { return v.kid[v.first[i]:v.first[i+1]] }

// child is the first dependent of i with one of the relations, or -1.
func (v *view) child(i int, rels ...string) int {
	for _, j := range v.kids(i) {
		if extract.RelIs(v.doc.Tokens[j].Rel, rels...) {
			return j
		}
	}
	return -1
}

// childWord is a dependent of i with one of the words, or -1.
func (v *view) childWord(i int, words ...string) int {
	for _, j := range v.kids(i) {
		for _, w := range words {
			if v.low[j] == w {
				return j
			}
		}
	}
	return -1
}

func (v *view) rel(i int, rels ...string) bool { return extract.RelIs(v.doc.Tokens[i].Rel, rels...) }

// head is the governor of i, or -1 for a root.
func (v *view) head(i int) int {
	if h := v.doc.Tokens[i].Head; h != i {
		return h
	}
	return -1
}

func (v *view) tag(i int, prefixes ...string) bool {
	if i < 0 || i >= len(v.doc.Tokens) {
		return false
	}
	for _, p := range prefixes {
		if strings.HasPrefix(v.doc.Tokens[i].Tag, p) {
			return true
		}
	}
	return false
}

// longest picks the mention with the most tokens for which ok holds, or -1; a
// name wins over a nominal of the same length.
func (v *view) longest(list []int, ok func(*extract.Mention) bool) int {
	best := -1
	for _, i := range list {
		m := &v.doc.Mentions[i]
		if ok != nil && !ok(m) {
			continue
		}
		if best < 0 {
			best = i
			continue
		}
		b := &v.doc.Mentions[best]
		if n, bn := m.Last-m.First, b.Last-b.First; n > bn || n == bn && m.Form == extract.FormName && b.Form != extract.FormName {
			best = i
		}
	}
	return best
}

func (v *view) m(i int) *extract.Mention { return &v.doc.Mentions[i] }

// named tells whether a mention is, or is known in this document to be, one
// thing with a name.
func (v *view) named(m *extract.Mention) bool {
	if m.Form == extract.FormName || m.Form == extract.FormDemonym {
		return true
	}
	if c := v.chains[m.Chain]; c != nil && (c.Named || c.Kind == "ministry" || c.Country != "" && uniqueBody[c.Kind]) {
		return true
	}
	// "Lebanon's interior ministry", "the Afghan army": there is only one.
	return m.Type == extract.Organization && m.Form != extract.FormPronoun && (m.Kind == "ministry" || m.Country != "" && uniqueBody[m.Kind])
}

// key is what two mentions of one thing share.
func (v *view) key(m *extract.Mention) string {
	if m.Chain != "" {
		return m.Chain
	}
	return m.ID
}

// country is the ISO code that a mention stands for or lies in.
func (v *view) country(m *extract.Mention) string {
	if m.Country != "" {
		return m.Country
	}
	if c := v.chains[m.Chain]; c != nil {
		return c.Country
	}
	return ""
}

// isCountry tells whether the mention means a country: its name, or the
// adjective made from it.
func (v *view) isCountry(m *extract.Mention) bool {
	if m.Type != extract.Place {
		return false
	}
	if m.Form == extract.FormDemonym || m.Kind == "country" {
		return true
	}
	c := v.chains[m.Chain]
	return c != nil && c.Kind == "country"
}

// kind is the mention's kind, or its chain's.
func (v *view) kind(m *extract.Mention) string {
	if c := v.chains[m.Chain]; c != nil && m.Type == extract.Place && m.Form == extract.FormName && len(c.Links) > 0 && c.Kind != "" {
		return c.Kind // the base knows better what "Texas" is
	}
	if m.Kind != "" {
		return m.Kind
	}
	if c := v.chains[m.Chain]; c != nil {
		return c.Kind
	}
	return ""
}

// list gives the mention and those coordinated with it to its right or left,
// all of one type: "Kazakhstan, Kyrgyzstan and Tajikistan". Commas count only
// when an "and" closes the list, so that "Goma, Congo" is no list.
func (v *view) list(i int) []int {
	m := v.m(i)
	out := []int{i}
	right, closed := v.walk(i, m.Type, 1)
	left, leftClosed := v.walk(i, m.Type, -1)
	if closed || leftClosed && len(left) > 0 {
		out = append(out, right...)
	}
	if closed && len(left) > 0 || leftClosed {
		out = append(out, left...)
	}
	return out
}

const maxList = 24

// walk goes from mention i over ", " "and" ", and" to the next mention of the
// type; closed tells that an "and" was passed.
func (v *view) walk(i int, typ extract.Type, step int) (out []int, closed bool) {
	for len(out) < maxList {
		m := v.m(i)
		at, from := m.Last, v.starts
		if step < 0 {
			at, from = m.First-1, v.ends
		}
		sep, and := false, false
		for n := 0; n < 7 && at >= 0 && at < len(v.low); n++ {
			switch w := v.low[at]; {
			case w == "," || w == ";" || w == "-lrb-":
				sep = true
			case w == "and" || w == "or" || w == "&":
				sep, and = true, true
			case f3(v.low, at, step, "as", "well", "as"):
				sep, and = true, true
				at += 2 * step
			case step > 0 && w == "to" && at+2 < len(v.low) && v.low[at+1] == "the" && compass(v.low[at+2]): // "Sudan to the west, Ethiopia"
				at += 2
			case step < 0 && compass(w) && at > 1 && v.low[at-1] == "the" && v.low[at-2] == "to":
				at -= 2
			case w == "the" || w == "both" || w == "of" && and || w == "for" && and:
			case w == "(" && step > 0 && at+2 < len(v.low) && v.low[at+2] == ")": // an acronym
				at += 2
			case w == "-" || w == "–" || w == "—":
				// "- Kazakhstan, Kyrgyzstan and Tajikistan - as well as Afghanistan"
				if n+1 >= 7 || !(step > 0 && at+1 < len(v.low) && v.low[at+1] == "as") {
					return out, closed
				}
				sep = true
			default:
				n = 7
			}
			if n >= 7 {
				break
			}
			at += step
		}
		if !sep || at < 0 || at >= len(v.low) {
			return out, closed
		}
		next := v.longest(from[at], func(m *extract.Mention) bool {
			return m.Type == typ && m.Form != extract.FormPronoun
		})
		if next < 0 || v.doc.SentenceOf(m.First) != v.doc.SentenceOf(v.m(next).First) {
			return out, closed
		}
		closed = closed || and
		out = append(out, next)
		i = next
	}
	return out, closed
}

// f3 tells whether three words stand at the token, read in the direction of
// step.
func f3(low []string, at, step int, a, b, c string) bool {
	if step < 0 {
		at -= 2
	}
	return at >= 0 && at+2 < len(low) && low[at] == a && low[at+1] == b && low[at+2] == c
}
