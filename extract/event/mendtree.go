package event

import (
	"strings"

	"dateline/extract"
)

// What follows mends lists and clauses of the parse that news reports use often
// and the parser cuts wrongly, before anything is read off the tree. Each needs the
// words around to leave one reading only.

// mendSubjects joins two subjects of one verb with "and" between them: "The union's
// delegation and the French embassy called for an inquiry".
func (t *tree) mendSubjects() {
	last := -1
	for k := range t.heads {
		if !extract.RelIs(t.rels[k], "nsubj*") {
			continue
		}
		if last >= 0 && t.heads[last] == t.heads[k] && k-last < 9 && t.heads[k] > k {
			if and := t.onlyAnd(last, k); and >= 0 {
				t.heads[k], t.rels[k] = last, "conj"
				t.heads[and], t.rels[and] = k, "cc"
				continue
			}
		}
		last = k
	}
}

// onlyAnd is the "and" between tokens a and b when nothing but the words of one
// noun phrase stands beside it; -1 otherwise.
func (t *tree) onlyAnd(a, b int) int {
	and := -1
	for i := a + 1; i < b; i++ {
		switch tag := t.tags[i]; {
		case tag == "CC" && and < 0 && t.lower(i) == "and":
			and = i
		case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), tag == "DT", tag == "PRP$", tag == "POS", tag == "CD":
		default:
			return -1
		}
	}
	return and
}

// mendTimeSubjects: in "The deal comes 18 days after Japarov and Rahmon signed an
// accord" the days are no subject of the signing.
func (t *tree) mendTimeSubjects() {
	for k := range t.heads {
		v := t.heads[k]
		if t.rels[k] != "nsubj" || v <= k+1 || v-k > 12 || !strings.HasPrefix(t.tags[v], "VB") || !timeUnits[strings.ToLower(t.doc.Tokens[k].Lemma)] {
			continue
		}
		if l := t.lower(k + 1); l != "after" && l != "before" {
			continue
		}
		x := t.heads[k+1]
		if x <= k+1 || x >= v || t.heads[x] != k {
			continue
		}
		t.heads[x], t.rels[x] = v, "nsubj"
		t.heads[k+1], t.rels[k+1] = v, "mark"
		t.rels[k] = "obl:unmarked"
	}
}

// timeUnits are nouns that measure time.
var timeUnits = map[string]bool{"minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "moment": true}

// mendSayers: in "No inhabitant has fled, the governor assured." the governor is no
// object of the flight: a comma before him and nothing behind him but a verb.
func (t *tree) mendSayers() {
	for k := range t.heads {
		v := t.heads[k]
		if t.rels[k] != "obj" || v >= k || v < 0 || t.outer[k] < 0 || k+2 >= len(t.heads) {
			continue
		}
		m := &t.doc.Mentions[t.outer[k]]
		if m.First < 1 || t.text(m.First-1) != "," || m.Last >= len(t.heads) || !strings.HasPrefix(t.tags[m.Last], "VB") || t.heads[m.Last] != k {
			continue
		}
		if end := m.Last + 1; end < len(t.heads) && t.text(end) != "." && t.text(end) != "," {
			continue
		}
		s := m.Last
		t.heads[k], t.rels[k] = s, "nsubj"
		t.heads[s], t.rels[s] = v, "parataxis"
		t.tags[s] = "VBD"
	}
}

// mendPossessors: in "Amnesty's director in Indonesia, Usman Hamid, called for" the
// parser may take the owner for the subject and the director for his apposition.
func (t *tree) mendPossessors() {
	for c := range t.heads {
		if t.tags[c] != "POS" || c == 0 || t.outer[c-1] < 0 {
			continue
		}
		m := &t.doc.Mentions[t.outer[c-1]]
		y := t.phraseAt(c + 1)
		if m.Last != c || y < 0 || t.rels[y] != "appos" || t.heads[y] < m.First || t.heads[y] >= m.Last {
			continue
		}
		o := t.heads[y]
		if !extract.RelIs(t.rels[o], "nsubj*", "obj", "obl*") || t.heads[o] == y {
			continue
		}
		t.heads[y], t.rels[y] = t.heads[o], t.rels[o]
		t.heads[o], t.rels[o] = y, "nmod:poss"
	}
}

// mendBlamed: whom one accuses of a deed is the object, not the subject of the
// gerund: "Sudan accused the Emirates of having supplied them".
func (t *tree) mendBlamed() {
	for k := range t.heads {
		c := t.heads[k]
		if t.rels[k] != "nsubj" || c <= k+1 || c-k > 8 || !strings.HasPrefix(t.tags[c], "VB") {
			continue
		}
		v := t.heads[c]
		if v < 0 || v >= k || !extract.RelIs(t.rels[c], "ccomp", "xcomp", "advcl") || !strings.HasPrefix(t.tags[v], "VB") {
			continue
		}
		if t.lower(k+1) == "of" && strings.HasSuffix(t.lower(k+2), "ing") { // k+2 is at most c
			t.heads[k], t.rels[k] = v, "obj"
			t.rels[c] = "advcl"
			t.heads[k+1], t.rels[k+1] = c, "mark"
		}
	}
}
