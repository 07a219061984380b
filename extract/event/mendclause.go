package event

import (
	"strings"

	"dateline/extract"
)

// mendClauses sets right what the parser often gets wrong around verbs of the
// news, before the tree is read; each of the constructions has an example.
func (t *tree) mendClauses(w *words) {
	for i := range t.heads {
		t.mendDay(i)
		t.mendQuantity(i)
		t.mendWilling(i, w)
		t.mendAllowed(i, w)
		t.mendNeighbour(i)
		t.mendParticiple(i)
	}
}

// mendDay: a bare day between an object and what follows belongs to the verb:
// "signed an agreement Thursday with Morocco", "arrested a suspect Monday in
// Lyon". Parsers make it the head of the noun before it, or the noun's
// apposition, and hang the rest on it.
func (t *tree) mendDay(d int) {
	k := d - 1
	if d == 0 || !t.isTime(d) || !bareDay(t.text(d)) || !t.nominal(k) && t.tags[k] != "VBG" || t.isTime(k) || t.cover[d] >= 0 && t.cover[d] == t.cover[k] && t.doc.Mentions[t.cover[d]].Form == extract.FormName {
		return
	}
	switch {
	case t.heads[k] == d && extract.RelIs(t.rels[k], "compound", "amod", "nmod", "flat", "nummod"):
		if extract.RelIs(t.rels[d], "root") || t.heads[d] < 0 || t.heads[d] == d || t.caseAt(d) && !t.caseBefore(d, k) {
			return
		}
		v := t.heads[d]
		t.heads[k], t.rels[k] = v, t.rels[d]
		if strings.HasPrefix(t.tags[k], "VB") {
			t.tags[k] = "NN"
		}
		t.passOn(d, k, v)
		t.heads[d], t.rels[d] = v, "obl:unmarked"
	case t.heads[d] == k && extract.RelIs(t.rels[d], "appos", "nmod*", "flat", "compound", "dep", "obl:unmarked") && !t.caseAt(d):
		v := t.heads[k]
		if v < 0 || v == k || !strings.HasPrefix(t.tags[v], "VB") {
			return
		}
		t.passOn(d, k, v)
		t.heads[d], t.rels[d] = v, "obl:unmarked"
	}
}

// passOn gives what hangs on the day d to noun k, what stands behind the day to
// the verb v where it is a phrase.
func (t *tree) passOn(d, k, v int) {
	for i := range t.window(d) {
		if t.heads[i] != d || i == k {
			continue
		}
		t.heads[i] = k
		if i > d && strings.HasPrefix(t.tags[v], "VB") && extract.RelIs(t.rels[i], "nmod", "obl") {
			t.heads[i], t.rels[i] = v, "obl"
		}
	}
}

// window yields the tokens near d.
func (t *tree) window(d int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := max(0, d-30); i < min(len(t.heads), d+40); i++ {
			if !yield(i) {
				return
			}
		}
	}
}

// caseAt: a preposition hangs on token d.
func (t *tree) caseAt(d int) bool { return t.caseBefore(d, d) }

// caseBefore: the preposition of d stands before its noun k: "in a raid Monday".
func (t *tree) caseBefore(d, k int) bool {
	for i := max(0, d-8); i < k; i++ {
		if t.heads[i] == d && t.rels[i] == "case" {
			return true
		}
	}
	return false
}

func bareDay(s string) bool {
	switch s {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "today", "yesterday", "tonight":
		return true
	}
	return false
}

// mendQuantity: "kidnapped up to 16 advisers": a number's "up to" is no
// preposition of the noun.
func (t *tree) mendQuantity(n int) {
	if t.rels[n] != "obl" || t.heads[n] < 0 || !strings.HasPrefix(t.tags[t.heads[n]], "VB") {
		return
	}
	v := t.heads[n]
	up, number := -1, false
	for i := v + 1; i < n; i++ {
		switch {
		case t.heads[i] == n && t.lower(i) == "up" && i+1 < n && t.lower(i+1) == "to":
			up = i
		case t.heads[i] == n && t.rels[i] == "nummod":
			number = true
		case t.rels[i] == "obj" && t.heads[i] == v:
			return
		}
	}
	if up != v+1 || !number {
		return
	}
	t.rels[n], t.rels[up] = "obj", "advmod"
}

// mendWilling: "it is willing to withdraw": who is willing is somebody, no
// expletive.
func (t *tree) mendWilling(i int, w *words) {
	h := t.heads[i]
	if t.rels[i] == "expl" && h > i && t.lower(i) == "it" && strings.HasPrefix(t.tags[h], "JJ") && w.in("willing", t.lower(h)) {
		t.rels[i] = "nsubj"
	}
}

// mendAllowed: the infinitive right behind the object of a verb of allowing or
// ordering is its complement, no purpose and no clause of a verb that follows:
// "allowed the leader to return", "ordered the newspaper to close, he said".
func (t *tree) mendAllowed(v int, w *words) {
	if !strings.HasPrefix(t.tags[v], "VB") || !w.in("allowing", strings.ToLower(t.doc.Tokens[v].Lemma)) {
		return
	}
	o := -1
	for i := v + 1; i < min(v+12, len(t.heads)); i++ {
		if t.heads[i] == v && (t.rels[i] == "obj" || t.rels[i] == "iobj") {
			o = i
			break
		}
	}
	if o < 0 || !t.somebody(o) && !t.apposedName(o) {
		return
	}
	for to := o + 1; to+1 < min(o+8, len(t.heads)); to++ {
		switch {
		case t.tags[to] == "TO" && t.tags[to+1] == "VB":
			if c := to + 1; t.rels[c] == "ccomp" && t.heads[c] > c || t.heads[c] == v && (t.rels[c] == "advcl" || t.rels[c] == "xcomp") {
				t.heads[c], t.rels[c] = v, "xcomp"
				t.heads[to], t.rels[to] = c, "mark"
				t.rels[o] = "obj"
			}
			return
		case strings.HasPrefix(t.tags[to], "VB") || t.tags[to] == "," || t.tags[to] == "." || t.tags[to] == ":" || t.tags[to] == "CC":
			return
		}
	}
}

// somebody: token o is a person, a body, a state.
func (t *tree) somebody(o int) bool {
	if t.ment[o] < 0 {
		return t.tags[o] == "PRP"
	}
	m := &t.doc.Mentions[t.ment[o]]
	return m.Type != extract.Place || actsAsState(m)
}

// apposedName: a name stands behind the noun: "candidate Alassane Ouattara".
func (t *tree) apposedName(o int) bool {
	return o+1 < len(t.heads) && t.heads[o+1] == o && t.outer[o+1] >= 0 && t.doc.Mentions[t.outer[o+1]].Form == extract.FormName
}

// mendNeighbour: in "withdrew from neighboring Lebanon" the participle only
// qualifies the country.
func (t *tree) mendNeighbour(n int) {
	if l := t.lower(n); l != "neighboring" && l != "neighbouring" || t.rels[n] == "amod" || t.heads[n] < 0 {
		return
	}
	k := -1
	for i := n + 1; i < min(n+4, len(t.heads)); i++ {
		if t.heads[i] == n && t.rels[i] == "obj" {
			k = i
		}
	}
	if k < 0 {
		return
	}
	rel := "obl"
	if v := t.heads[n]; strings.HasPrefix(t.tags[v], "NN") {
		rel = "nmod"
	}
	for i := max(0, n-3); i < n; i++ {
		if t.heads[i] == n && extract.RelIs(t.rels[i], "mark", "case") {
			t.heads[i], t.rels[i] = k, "case"
		}
	}
	for i := range t.window(n) {
		if t.heads[i] == n && i != k {
			t.heads[i] = k
		}
	}
	t.heads[k], t.rels[k] = t.heads[n], rel
	t.heads[n], t.rels[n], t.tags[n] = k, "amod", "JJ"
}

// mendParticiple: right behind a finite verb without an object a participle
// without a subject qualifies the noun that follows: "reject proposed changes".
func (t *tree) mendParticiple(p int) {
	v := p - 1
	if p == 0 || t.tags[p] != "VBN" || t.tags[v] != "VBP" && t.tags[v] != "VBZ" && t.tags[v] != "VBD" && t.tags[v] != "VB" || !extract.RelIs(t.rels[p], "ccomp", "xcomp", "conj", "advcl", "dep") {
		return
	}
	switch strings.ToLower(t.doc.Tokens[v].Lemma) {
	case "be", "have", "get", "do":
		return
	}
	k := -1
	for i := range t.window(p) {
		switch {
		case t.heads[i] == v && extract.RelIs(t.rels[i], "obj", "ccomp", "xcomp") && i != p:
			return
		case t.heads[i] == p && extract.RelIs(t.rels[i], "nsubj*", "aux*", "mark"):
			return
		case t.heads[i] == p && t.rels[i] == "obj" && i > p && i < p+6 && k < 0:
			k = i
		}
	}
	if k < 0 {
		return
	}
	t.heads[k], t.rels[k] = v, "obj"
	t.heads[p], t.rels[p], t.tags[p] = k, "amod", "JJ"
}
