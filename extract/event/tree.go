package event

import (
	"strings"

	"dateline/extract"
)

// tree is a document's parse laid out for walking: children, mentions and
// times by token. It costs one pass to build and each look-up is constant.
type tree struct {
	doc   *extract.Document
	first []int // kids of i are kids[first[i]:first[i+1]]
	kids  []int
	ment  []int // longest mention headed by the token, -1
	cover []int // shortest mention that covers the token, -1
	outer []int // longest mention that covers the token, -1
	time  []int // time expression that covers the token, -1
	sent  []int // sentence of the token, -1
	quote []bool
	ids   map[string]int // mention id -> index
	heads []int          // governors, mended
	rels  []string       // relations, mended
	keys  []string       // lemma as the lexicon knows it
	tags  []string       // parts of speech, mended where the tree knows better
}

func newTree(doc *extract.Document, w *words) *tree {
	forms := w.forms
	n := len(doc.Tokens)
	t := &tree{doc: doc, first: make([]int, n+2), kids: make([]int, n),
		ment: filled(n), cover: filled(n), outer: filled(n), time: filled(n), sent: filled(n), quote: make([]bool, n), ids: make(map[string]int, len(doc.Mentions))}
	t.copyTree()
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		t.ids[m.ID] = i
		if h := m.HeadTok; h >= 0 && h < n && (t.ment[h] < 0 || m.Len() > doc.Mentions[t.ment[h]].Len()) {
			t.ment[h] = i
		}
		for j := max(0, m.First); j < min(n, m.Last); j++ {
			if t.cover[j] < 0 || m.Len() < doc.Mentions[t.cover[j]].Len() {
				t.cover[j] = i
			}
			if t.outer[j] < 0 || m.Len() > doc.Mentions[t.outer[j]].Len() {
				t.outer[j] = i
			}
		}
	}
	t.mendVerbless(forms)
	t.mendBetween()
	t.mendOwners()
	t.mendSubjects()
	t.mendTimeSubjects()
	t.mendBlamed()
	t.mendSayers()
	t.mendPossessors()
	for i := range doc.Times {
		for j := max(0, doc.Times[i].First); j < min(n, doc.Times[i].Last); j++ {
			t.time[j] = i
		}
	}
	for i := range doc.Sentences {
		for j := doc.Sentences[i].First; j < doc.Sentences[i].Last; j++ {
			t.sent[j] = i
		}
	}
	t.mendClauses(w)
	t.layKids()
	t.mendPassives()
	t.markQuotes()
	t.mendTags()
	t.mendHeadlines(forms)
	t.keys = make([]string, n)
	for i := range doc.Tokens {
		t.keys[i] = strings.ToLower(doc.Tokens[i].Lemma)
		if t.verbal(i) {
			if l, ok := forms[t.lower(i)]; ok {
				t.keys[i] = l
			}
		}
	}
	return t
}

// mendTags: an adjective in -ed with a subject and no copula is a verb: "The
// fighters surrendered to the army."
func (t *tree) mendTags() {
	for i := range t.doc.Tokens {
		tag := t.tags[i]
		if (tag == "JJ" || tag == "NN") && strings.HasSuffix(t.text(i), "ed") && t.has(i, "nsubj*") && !t.has(i, "cop") {
			tag = "VBD"
			if t.has(i, "aux*") {
				tag = "VBN"
			}
		}
		t.tags[i] = tag
	}
}

// mendHeadlines: a headline has a verb. Where the tagger found none, the first
// form in -s of a verb that is known, between two nouns, is it: "Niger orders
// inquiry", "Union calls strike".
func (t *tree) mendHeadlines(forms map[string]string) {
	for _, s := range t.doc.Sentences {
		if s.Kind != "headline" || s.Last-s.First > 30 {
			continue
		}
		at := -1
		for i := s.First; i < s.Last; i++ {
			switch tag := t.tags[i]; {
			case tag == "VBZ" || tag == "VBD" || tag == "VBP" || tag == "MD":
				at = -2
			case at == -1 && tag == "NNS" && i > s.First && i+1 < s.Last && t.nominal(i-1) && t.cover[i] < 0 &&
				(t.nominal(i+1) || t.tags[i+1] == "IN" || t.tags[i+1] == "DT" || strings.HasPrefix(t.tags[i+1], "JJ") || t.tags[i+1] == "CD"):
				if _, ok := forms[t.lower(i)]; ok {
					at = i
				}
			}
			if at == -2 {
				break
			}
		}
		if at >= 0 {
			t.tags[at], t.rels[at] = "VBZ", "root"
		}
	}
}

// mendPassives: a form of "be" before a participle without an object makes a
// passive, also where the parser read a copula or an active: "The enemy was
// repelled.", "everyone who had been seized".
func (t *tree) mendPassives() {
	for i := range t.rels {
		v := t.heads[i]
		if t.doc.Tokens[i].Lemma != "be" || !extract.RelIs(t.rels[i], "cop", "aux", "aux:pass") ||
			v <= i || t.doc.Tokens[v].Tag != "VBN" || t.has(v, "obj", "xcomp", "ccomp") {
			continue
		}
		t.rels[i] = "aux:pass"
		for _, k := range t.of(v) {
			if t.rels[k] == "nsubj" {
				t.rels[k] = "nsubj:pass"
			}
		}
	}
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

// layKids sorts tokens by head with one counting pass; text order is kept.
func (t *tree) layKids() {
	n := len(t.heads)
	for i, h := range t.heads {
		if h >= 0 && h < n && h != i {
			t.first[h+2]++
		}
	}
	for i := 2; i < len(t.first); i++ {
		t.first[i] += t.first[i-1]
	}
	for i, h := range t.heads {
		if h >= 0 && h < n && h != i {
			t.kids[t.first[h+1]] = i
			t.first[h+1]++
		}
	}
}

func (t *tree) copyTree() {
	n := len(t.doc.Tokens)
	t.heads, t.rels, t.tags = make([]int, n), make([]string, n), make([]string, n)
	for i := range t.doc.Tokens {
		t.heads[i], t.rels[i], t.tags[i] = t.doc.Tokens[i].Head, t.doc.Tokens[i].Rel, t.doc.Tokens[i].Tag
	}
}

// mendBetween makes the Y of "between X and Y" a conjunct of X, where the
// parser took it for the subject of the verb that follows.
func (t *tree) mendBetween() {
	for c := range t.heads {
		if t.rels[c] != "case" || t.lower(c) != "between" || t.heads[c] <= c {
			continue
		}
		x := t.heads[c]
		if h := t.heads[x]; t.rels[x] == "nmod:poss" && h > x && h-x < 5 { // "between the teachers' union and the ministry", hung on the teachers
			x = h
			if b := c - 1; b >= 0 && strings.HasPrefix(t.tags[b], "NN") && t.rels[x] != "nmod" && t.heads[x] != b {
				t.heads[x], t.rels[x] = b, "nmod"
			} else if b >= 0 && t.heads[x] == b {
				t.rels[x] = "nmod"
			}
			t.heads[c] = x
		}
		for and := x + 1; and < min(x+12, len(t.heads)-1); and++ {
			if and > x+6 && (t.tags[and] == "," || strings.HasPrefix(t.tags[and], "VB")) {
				break
			}
			if !strings.EqualFold(t.text(and), "and") {
				continue
			}
			y := t.phraseAt(and + 1)
			if y < 0 && t.tags[and+1] == "DT" { // "the army of General Burhan and the RSF of General Dagalo"
				y = t.phraseAt(and + 2)
			}
			if y > and+1 && t.tags[x] == "CD" && t.tags[and+1] == "CD" { // "between 30 and 40 people were killed"
				t.heads[x], t.rels[x] = y, "compound"
				t.heads[and], t.rels[and] = y, "cc"
				t.heads[c], t.rels[c] = y, "advmod"
			} else if y >= 0 && t.heads[y] != x && t.heads[y] != y && !t.above(y, x) {
				t.heads[y], t.rels[y] = x, "conj"
				t.heads[and], t.rels[and] = y, "cc"
			}
			break
		}
	}
}

// mendOwners: a name with 's is the owner of the name or noun that follows it,
// not the object itself: "they hold Congo's Mambasa".
func (t *tree) mendOwners() {
	for c := range t.heads {
		k := t.heads[c]
		if t.doc.Tokens[c].Tag != "POS" || t.rels[c] != "case" || k >= c || k < 0 || t.rels[k] != "obj" && t.rels[k] != "nsubj" && t.rels[k] != "obl" && t.rels[k] != "nsubj:pass" {
			continue
		}
		y := t.phraseAt(c + 1)
		if y < 0 || y == k || t.above(y, k) {
			continue
		}
		t.heads[y], t.rels[y] = t.heads[k], t.rels[k]
		t.heads[k], t.rels[k] = y, "nmod:poss"
	}
}

// phraseAt is the head of the mention that begins at token i, or -1.
func (t *tree) phraseAt(i int) int {
	if i >= len(t.outer) || t.outer[i] < 0 || t.doc.Mentions[t.outer[i]].First != i {
		return -1
	}
	return t.doc.Mentions[t.outer[i]].HeadTok
}

// above tells whether token a governs token i.
func (t *tree) above(a, i int) bool {
	for d := 0; d < 60 && i >= 0; d++ {
		if i == a {
			return true
		}
		if t.heads[i] == i {
			return false
		}
		i = t.heads[i]
	}
	return false
}

// markQuotes notes the tokens that stand inside double quotation marks of
// their paragraph; a mark that is never closed runs to the paragraph's end.
func (t *tree) markQuotes() {
	open, par := false, -1
	for i := range t.doc.Tokens {
		if s := t.sent[i]; s >= 0 && t.doc.Sentences[s].Paragraph != par {
			open, par = false, t.doc.Sentences[s].Paragraph
		}
		switch t.text(i) {
		case "“", "``", "«", "„":
			open = true
			continue
		case "”", "''", "»":
			open = false
			continue
		case `"`:
			open = !open
			continue
		}
		t.quote[i] = open
	}
}

func (t *tree) of(i int) []int     { return t.kids[t.first[i]:t.first[i+1]] }
func (t *tree) rel(i int) string   { return t.rels[i] }
func (t *tree) tag(i int) string   { return t.tags[i] }
func (t *tree) text(i int) string  { s := t.doc.Tokens[i].Span; return t.doc.Text[s.Start:s.End] }
func (t *tree) lower(i int) string { return strings.ToLower(t.text(i)) }
func (t *tree) verbal(i int) bool  { return strings.HasPrefix(t.tag(i), "VB") }
func (t *tree) nominal(i int) bool { return strings.HasPrefix(t.tag(i), "NN") }
func (t *tree) isTime(i int) bool  { return t.time[i] >= 0 }
func (t *tree) mention(i int) *extract.Mention {
	if t.ment[i] < 0 {
		return nil
	}
	return &t.doc.Mentions[t.ment[i]]
}

// head is the governor of token i, or -1 for a root.
func (t *tree) head(i int) int {
	if h := t.heads[i]; h != i {
		return h
	}
	return -1
}

// kid is the first dependent with one of the relations, or -1; "nsubj*"
// accepts subtypes.
func (t *tree) kid(i int, rels ...string) int {
	for _, k := range t.of(i) {
		if extract.RelIs(t.rel(k), rels...) {
			return k
		}
	}
	return -1
}

func (t *tree) has(i int, rels ...string) bool { return t.kid(i, rels...) >= 0 }

// preposition is the lower-case preposition that marks token i as an oblique
// phrase ("of", "out of", "because of"), or "".
func (t *tree) preposition(i int) string {
	out := t.caseOf(i)
	if out == "" { // "in Lima and Cusco regions" with "in" hung on Lima
		for _, k := range t.of(i) {
			if k < i && extract.RelIs(t.rel(k), "compound", "amod", "nummod", "nmod:desc") { // also "with governor Zreik"
				return t.caseOf(k)
			}
		}
	}
	return out
}

func (t *tree) caseOf(i int) string {
	out := ""
	for _, k := range t.of(i) {
		if t.rel(k) != "case" || k > i || t.tag(k) == "POS" {
			continue
		}
		if out != "" {
			out += " "
		}
		out += t.lower(k)
		for _, f := range t.of(k) {
			if t.rel(f) == "fixed" {
				out += " " + t.lower(f)
			}
		}
	}
	return out
}

// prepIs tells whether the phrase of token i begins with the preposition;
// of several prepositions ("out of", "up to") the last counts too.
func (t *tree) prepIs(i int, prep string) bool {
	p := t.preposition(i)
	return p == prep || p != "" && strings.HasSuffix(p, " "+prep)
}

// comma tells whether one stands between tokens a and b.
func (t *tree) comma(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if t.text(i) == "," {
			return true
		}
	}
	return false
}

// conjuncts are token i and everything coordinated with it.
func (t *tree) conjuncts(i int) []int {
	out := []int{i}
	for j := 0; j < len(out) && len(out) < 40; j++ {
		for _, k := range t.of(out[j]) {
			if t.rel(k) == "conj" {
				out = append(out, k)
			}
		}
	}
	return out
}

// listGoesOn: an "and" follows within the few words of a list that token i stands in.
func (t *tree) listGoesOn(i int) bool {
	for j := i; j < min(i+10, len(t.sent)) && t.sent[j] == t.sent[i]; j++ {
		if t.lower(j) == "and" {
			return true
		}
		if t.verbal(j) {
			return false
		}
	}
	return false
}

// clausal tells whether a dependent opens a clause of its own.
func (t *tree) clausal(i int) bool {
	switch rel, _, _ := strings.Cut(t.rel(i), ":"); rel {
	case "ccomp", "advcl", "acl", "parataxis", "csubj":
		return true
	case "xcomp":
		return t.verbal(i)
	case "conj":
		return t.verbal(i) || t.has(i, "nsubj*", "cop")
	}
	return false
}

// clause is the head of the clause that token i stands in: the nearest verb
// or clause head above or at it.
func (t *tree) clause(i int) int {
	for steps := 0; steps < 60; steps++ {
		h := t.head(i)
		if h < 0 || t.clausal(i) {
			return i
		}
		i = h
	}
	return i
}
