package coref

import (
	"dateline/extract"
)

// nominal finds the chain of a nominal, or nil for a new one. A body of state
// that starts its own chain has it already when nominal returns.
func (r *resolver) nominal(i int) *cluster {
	if c := r.apposition(i); c != nil {
		return c
	}
	if c := r.roleNamed(i); c != nil {
		return c
	}
	if c := r.localBody(i); c != nil {
		return c
	}
	if c := r.sitedBody(i); c != nil {
		return c
	}
	if c := r.stateBody(i); c != nil {
		return c
	}
	m := &r.ms[i]
	if m.Type == extract.Organization && m.Kind == "armed-group" {
		return r.armedGroup(i)
	}
	switch d := r.determiner(i); d {
	case "a", "an", "some", "any", "another", "other", "several", "many", "each", "every":
		return nil
	case "the", "this", "that", "these", "those":
		if r.other(i) {
			return nil
		}
		return r.definite(i)
	}
	return r.repeated(i)
}

// other: "the other crossings", "the second group" are new things.
func (r *resolver) other(i int) bool {
	m := &r.ms[i]
	for t := m.First + 1; t < m.HeadTok; t++ {
		switch r.low(t) {
		case "other", "another", "second", "third", "new", "next", "rival", "neighbouring", "neighboring", "last", "latest", "same":
			return r.low(t) != "same" && r.low(t) != "latest"
		}
	}
	return false
}

// apposition: "X, a fundamentalist militia", "the Afghan town of X", "a border
// town called X", "Taliban insurgents", "X is a militia".
func (r *resolver) apposition(i int) *cluster {
	m := &r.ms[i]
	fits := func(k int) bool {
		n := &r.ms[k]
		if n.Form != extract.FormName || n.Type != m.Type || r.of[k] == nil || n.Span.Contains(m.Span) || m.Span.Contains(n.Span) && n.Type != extract.Organization {
			return false
		}
		return m.Country == "" || r.of[k].country == "" || m.Country == r.of[k].country || n.Type == extract.Person
	}
	for k := i + 1; k < len(r.ms) && k < i+8; k++ { // names after
		n := &r.ms[k]
		if n.First > m.Last+3 {
			break
		}
		gap := n.First - m.Last
		switch {
		case !fits(k):
		case m.Type == extract.Place && gap == 1 && r.low(m.Last) == "of" && placeOf(m.Kind) && r.lemma(i) != "capital" && n.Kind != "country" && n.Kind != "crossing":
			return r.of[k]
		case m.Type == extract.Place && gap == 1 && r.low(m.Last) == "of" && m.Kind == "crossing": // "the border crossing of X"
			return r.crossingAt(k)
		case gap == 0 && m.Number != "plur" && m.Type != extract.Person && kin(r.of[k], m): // "the group X"
			return r.of[k]
		case gap == 1 && r.low(m.Last) == "," && m.Number != "plur" && (r.low(n.Last) == "," || r.low(n.Last) == ".") && r.comma(m.First) && kin(r.of[k], m): // "the utility, X, said"
			return r.of[k]
		case gap == 1 && r.low(m.Last) == "," && m.Type == extract.Person && m.Number == "sing" && r.determiner(i) != "" && n.Title.IsZero() && (r.low(n.Last) == "." || r.low(n.Last) == "," && r.low(n.Last+1) != "and" && r.low(n.Last+1) != "or"):
			return r.of[k] // "her finance minister, Amara Keita, will stay"
		case gap == 1 && (r.low(m.Last) == "called" || r.low(m.Last) == "named" || r.low(m.Last) == "dubbed") && m.Number != "plur":
			return r.of[k]
		case gap == 3 && r.low(m.Last) == "known" && r.low(m.Last+1) == "as":
			return r.of[k]
		case gap == 1 && r.low(m.Last) == "," && m.Type == extract.Person && m.Number != "plur" && r.rel(n.HeadTok) == "appos" && r.doc.Tokens[n.HeadTok].Head == m.HeadTok:
			return r.of[k]
		}
	}
	if c := r.headedBy(i, fits); c != nil {
		return c
	}
	return r.predicate(i, fits)
}

func placeOf(kind string) bool {
	switch kind {
	case "city", "town", "province", "area", "country", "water":
		return true
	}
	return false
}

// crossingAt: the crossing that bears the place's name, if there is one.
func (r *resolver) crossingAt(k int) *cluster {
	for _, c := range r.crossing {
		if c.parts[r.folded[k]] {
			return c
		}
	}
	return nil
}

// headedBy: a name right before the noun says which body it is: "Taliban
// insurgents", "AFP news agency". Not for persons ("Taliban leaders").
func (r *resolver) headedBy(i int, fits func(int) bool) *cluster {
	m := &r.ms[i]
	if m.Type != extract.Organization {
		return nil
	}
	for k := i + 1; k < len(r.ms) && r.ms[k].Start < m.End; k++ {
		n := &r.ms[k]
		if !fits(k) || n.Last != r.headStart(i) {
			continue
		}
		switch {
		case m.Kind == n.Kind, m.Kind == "armed-group" && r.of[k].kind == "armed-group", m.Kind == "group" || m.Kind == "organization",
			n.Kind == "" && (m.Kind == "hospital" || m.Kind == "university"): // "the Al-Amal hospital"
			return r.of[k]
		}
	}
	return nil
}

// headStart is the token where the noun of a nominal begins, without what
// stands before it: an approximation that takes lower-case words before the
// head that follow a name.
func (r *resolver) headStart(i int) int {
	m := &r.ms[i]
	at := m.HeadTok
	for at > m.First {
		w := r.doc.Word(at - 1)
		if w == "" || w[0] < 'a' || w[0] > 'z' {
			break
		}
		at--
	}
	return at
}

// predicate: apposition and copula by the tree.
func (r *resolver) predicate(i int, fits func(int) bool) *cluster {
	m := &r.ms[i]
	tok := r.doc.Tokens[m.HeadTok]
	if m.Number == "plur" && m.Type == extract.Person || tok.Head < 0 {
		return nil
	}
	look := func(head int) *cluster {
		for k := i - 1; k >= 0 && r.sent[k] == r.sent[i]; k-- {
			if r.ms[k].First <= head && head < r.ms[k].Last && r.ms[k].Last <= m.First && fits(k) {
				return r.of[k]
			}
		}
		return nil
	}
	// "Omar Haddad, spokesman for the union, said", "Omar Haddad, the minister,"
	if m.Type == extract.Person && m.First > 0 && r.low(m.First-1) == "," && closed(r.low(m.Last)) {
		for k := i - 1; k >= 0 && k > i-4; k-- {
			if r.ms[k].Last == m.First-1 && fits(k) {
				return r.of[k]
			}
		}
	}
	// "Taliban - a hardline militia", "the Union, a body of farmers"
	if d := r.determiner(i); (d == "a" || d == "an" || d == "the") && i > 0 && m.First > 0 && m.Type != extract.Person {
		switch r.low(m.First - 1) {
		case "-", "–", "—", ",", "--":
			for k := i - 1; k >= 0 && k > i-4; k-- {
				if r.ms[k].Last == m.First-1 && fits(k) && (r.low(m.First-1) != "," || tok.Rel == "appos") && kin(r.of[k], m) {
					return r.of[k]
				}
			}
		}
	}
	if tok.Rel == "appos" {
		return look(tok.Head)
	}
	for k := i - 1; k >= 0 && r.sent[k] == r.sent[i]; k-- {
		if t := r.doc.Tokens[r.ms[k].HeadTok]; t.Head == m.HeadTok && t.Rel == "nsubj" && r.ms[k].Form != extract.FormPronoun && r.hasCop(m.HeadTok, r.ms[k].HeadTok) {
			if r.of[k] != nil && r.ms[k].Type == m.Type && (fits(k) || r.ms[k].Kind == m.Kind) {
				return r.of[k]
			}
		}
	}
	return nil
}

// kin: the kinds may be of one thing.
func kin(c *cluster, m *extract.Mention) bool {
	if m.Type == extract.Person {
		return true
	}
	return c.kind == m.Kind || c.kind == "" || c.kind == "organization" || m.Kind == "group" || m.Kind == "organization" || m.Type == extract.Place && c.kind != "country" && m.Kind != "country"
}

// closed: the words that may follow an apposition to a person.
func closed(w string) bool {
	switch w {
	case ",", ".", "for", "of", "at", "from", "with", "who", "in", ";", ")":
		return true
	}
	return false
}

// comma: the phrase begins a sentence or follows a word that leaves it the
// subject, so that "in the north, Omar Haddad, a farmer" is no apposition.
func (r *resolver) comma(first int) bool {
	s := r.doc.SentenceOf(first)
	return s >= 0 && (r.doc.Sentences[s].First == first || first > 0 && (r.low(first-1) == "that" || r.low(first-1) == "but" || r.low(first-1) == "and" || r.low(first-1) == "while"))
}

func (r *resolver) hasCop(head, subj int) bool {
	for t := subj + 1; t < head; t++ {
		if tok := r.doc.Tokens[t]; tok.Rel == "cop" && tok.Head == head {
			switch r.low(t) {
			case "is", "was", "are", "were", "'s":
				return true
			}
		}
		if r.low(t) == "not" || r.low(t) == "n't" {
			return false
		}
	}
	return false
}

// armedGroup: "the insurgents", "militants": the one armed group of the
// report; of several the one mentioned last, if that was not long ago. A noun
// with a country or name of its own must agree with the group's.
func (r *resolver) armedGroup(i int) *cluster {
	m := &r.ms[i]
	switch r.determiner(i) {
	case "a", "an", "another", "other", "some", "several":
		return nil
	}
	if r.other(i) || r.counted(i) {
		return nil
	}
	agree := func(c *cluster) bool {
		return m.Country == "" || c.country == "" || c.country == m.Country
	}
	var named []*cluster
	for _, c := range r.armed {
		if len(c.mentions) > 0 && agree(c) {
			named = append(named, c)
		}
	}
	definite := r.determiner(i) != ""
	switch {
	case len(named) == 1 && (definite || !r.modified(i)):
		if r.overshadowed(named[0], i) {
			return nil
		}
		return named[0]
	case !definite:
		return r.repeated(i)
	}
	// Of several the one met last; in one sentence the one that does something:
	// "The Front ambushed the militia. The fighters ..."
	var found *cluster
	at := -1
	r.back(i, 4, func(c *cluster, k int) bool {
		switch {
		case found != nil && r.sent[k] != r.sent[at]:
			return false
		case c.typ != extract.Organization || c.kind != "armed-group" || !agree(c):
		case found == nil:
			found, at = c, k
			return !r.subject(k) || r.isObject(k)
		case r.subject(k) && !r.isObject(k):
			found = c
			return false
		}
		return true
	})
	return found
}

// isObject: a verb's object, or what a preposition governs.
func (r *resolver) isObject(k int) bool {
	switch rel := r.rel(r.ms[k].HeadTok); {
	case rel == "obj", rel == "iobj", rel == "obl", rel == "nmod":
		return true
	}
	return false
}

// modified: something before a bare noun makes it another thing: "Islamist
// militants", "Rohingya rebels".
func (r *resolver) modified(i int) bool {
	return r.ms[i].First < r.headStart(i) || r.ms[i].First < r.ms[i].HeadTok
}

func (r *resolver) counted(i int) bool {
	for t := r.ms[i].First; t < r.ms[i].HeadTok; t++ {
		if r.doc.Tokens[t].Tag == "CD" {
			return true
		}
	}
	return false
}
