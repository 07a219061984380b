package coref

import (
	"strings"

	"dateline/extract"
)

// nominal finds the chain of a nominal, or nil for a new one. A body of state
// that starts its own chain has it already when nominal returns.
func (r *resolver) nominal(i int) *cluster {
	if c := r.apposition(i); c != nil {
		return c
	}
	if c := r.localBody(i); c != nil {
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
		case m.Kind == n.Kind, m.Kind == "armed-group" && r.of[k].kind == "armed-group", m.Kind == "group" || m.Kind == "organization":
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
		return named[0]
	case !definite:
		return r.repeated(i)
	}
	var found *cluster
	r.back(i, 4, func(c *cluster, _ int) bool {
		if c.typ == extract.Organization && c.kind == "armed-group" && agree(c) {
			found = c
			return false
		}
		return true
	})
	return found
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

// definite finds what "the ministry", "the crossing", "the source" speak of.
func (r *resolver) definite(i int) *cluster {
	m := &r.ms[i]
	lemma := r.lemma(i)
	var found *cluster
	best := 0
	settled := m.Type == extract.Place && (m.Kind == "city" || m.Kind == "town" || m.Kind == "province" || m.Kind == "country")
	r.back(i, reach(m), func(c *cluster, k int) bool {
		if c.typ != m.Type || !r.compatible(c, i) || !r.answers(c, k, i, lemma) {
			return true
		}
		if !settled {
			found = c
			return false
		}
		// "the city" is the one that the report is about, or the one that the
		// last sentence was about.
		score := c.count
		if r.sent[i]-r.sent[k] < 2 && r.subject(k) {
			score += 3
		}
		if r.doc.Sentences[max(0, r.sent[k])].Kind == "dateline" {
			score = 1
		}
		if score > best {
			found, best = c, score
		}
		return true
	})
	if found == nil && m.Type == extract.Place && m.Kind == "crossing" && len(r.crossing) == 1 && r.compatible(r.crossing[0], i) && m.Number != "plur" && m.Country == "" {
		found = r.crossing[0] // also one that is named later only
	}
	return found
}

// reach in sentences: bodies and crossings stay in mind longer than persons.
func reach(m *extract.Mention) int {
	switch {
	case m.Type == extract.Person:
		return 6
	case m.Kind == "country" || m.Kind == "city" || m.Kind == "town":
		return 5
	}
	return 12
}

// compatible: country, number and gender agree where both are known.
func (r *resolver) compatible(c *cluster, i int) bool {
	m := &r.ms[i]
	if m.Country != "" && c.country != "" && m.Country != c.country {
		return false
	}
	if m.Gender != "" && c.gender != "" && m.Gender != c.gender && m.Gender != "masc" {
		return false
	}
	single := c.named && c.typ != extract.Organization || c.number == "sing"
	if m.Number == "plur" && single && m.Type != extract.Organization || m.Number == "sing" && c.number == "plur" && !c.named && c.typ != extract.Organization {
		return false
	}
	return true
}

// answers tells whether chain c, last met at mention k, is what a definite
// nominal with that head speaks of.
func (r *resolver) answers(c *cluster, k, i int, lemma string) bool {
	m := &r.ms[i]
	for _, ws := range c.forms { // "the commission": Election Commission
		if c.kind != "" && m.Kind != "" && c.kind != m.Kind && (isState(m.Kind) || m.Kind == "armed-group") {
			break // "the army" is not the Lord's Resistance Army
		}
		for _, w := range ws {
			if w == lemma && m.Type != extract.Person {
				return true
			}
		}
	}
	switch m.Type {
	case extract.Person:
		return r.personAnswers(c, i, lemma)
	case extract.Organization:
		if m.Kind == "group" {
			return c.named && (c.kind == "armed-group" || c.kind == "" || c.kind == "ngo" || c.kind == "organization" || c.kind == "party")
		}
		if m.Kind == "ngo" && c.kind == "organization" && c.named && len(c.forms) > 0 {
			return !r.modifiersConflict(c, i) // "the charity"
		}
		if c.kind == "" || c.kind != m.Kind || r.modifiersConflict(c, i) {
			return false
		}
		if m.Kind == "organization" && c.named {
			return lemma == "organization" || lemma == "organisation" || lemma == "agency"
		}
		return c.named || r.sameHead(c, lemma)
	}
	switch m.Kind {
	case "crossing":
		return c.kind == "crossing" && m.Number != "plur" && !r.modifiersConflict(c, i) && (c.named || r.sameHead(c, lemma))
	case "country":
		return c.kind == "country" && c.named && m.Number != "plur"
	case "city", "town":
		return c.named && (c.kind == "city" || c.kind == "town" || c.kind == "village" || c.kind == "capital") && m.Number != "plur" && lemma != "capital"
	case "province":
		return c.named && c.kind == "province" && m.Number != "plur"
	}
	return r.sameHead(c, lemma) && !r.modifiersConflict(c, i)
}

// personAnswers: "the minister" is the person who was called a minister; "the
// source" the source met before.
func (r *resolver) personAnswers(c *cluster, i int, lemma string) bool {
	if c.named {
		if r.ms[i].Number == "plur" {
			return false
		}
		for _, k := range c.mentions {
			if r.titleWords(k)[lemma] {
				return true
			}
			if r.ms[k].Form == extract.FormNominal && r.lemma(k) == lemma {
				return true
			}
		}
		return false
	}
	return r.sameHead(c, lemma) && !r.modifiersConflict(c, i)
}

func (r *resolver) sameHead(c *cluster, lemma string) bool {
	for _, k := range c.mentions {
		if r.ms[k].Form == extract.FormNominal && r.lemma(k) == lemma {
			return true
		}
	}
	return false
}

// modifiersConflict: the nominal says more about the thing than the chain
// does: "the air force base" is not "the base" met before.
func (r *resolver) modifiersConflict(c *cluster, i int) bool {
	have := map[string]bool{}
	for _, k := range c.mentions {
		for _, w := range words(r.folded[k]) {
			have[w] = true
		}
	}
	ws := words(r.folded[i])
	for k, w := range ws {
		if k == len(ws)-1 || have[w] || loose[w] {
			continue
		}
		return true
	}
	return false
}

// loose words do not tell one thing from another.
var loose = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "strategic": true, "key": true, "main": true, "busy": true, "busiest": true,
	"border": true, "frontier": true, "important": true, "same": true, "small": true, "large": true, "powerful": true, "hardline": true, "two": true, "three": true, "major": true, "vital": true,
	"remote": true, "restive": true, "embattled": true, "troubled": true, "militant": true, "islamist": true, "second": true, "post": true, "crossing": true, "point": true, "latest": true}

// repeated: a phrase without article that came before in the same words
// ("Levies officials", "residents").
func (r *resolver) repeated(i int) *cluster {
	m := &r.ms[i]
	if m.Number == "plur" && m.First == m.HeadTok && m.Type == extract.Person {
		return nil // "residents" here and there need not be the same
	}
	if r.counted(i) || strings.Contains(r.folded[i], "other ") {
		return nil
	}
	var found *cluster
	r.back(i, 12, func(c *cluster, k int) bool {
		if c.typ == m.Type && r.folded[k] == r.folded[i] && r.compatible(c, i) {
			found = c
			return false
		}
		return true
	})
	return found
}
