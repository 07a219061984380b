package coref

import (
	"strings"

	"dateline/extract"
)

// pronoun finds the antecedent of a pronoun of the third person, or nil.
func (r *resolver) pronoun(i int) *cluster {
	m := &r.ms[i]
	w := r.low(m.First)
	switch w {
	case "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves":
		return nil
	case "who", "whom", "whose":
		return r.relative(i)
	}
	var best *cluster
	score, second := 0.0, 0.0
	r.says = r.sayer(i)
	r.back(i, 3, func(c *cluster, k int) bool {
		s := r.fit(c, k, i, w)
		switch {
		case s > score:
			best, second, score = c, score, s
		case s > second:
			second = s
		}
		return true
	})
	if score < 1 {
		return r.anyGender(i, w)
	}
	if score-second < 0.15 {
		return nil
	}
	return best
}

// relative: "the governor, who", "the militia whose": the mention that ends
// right before.
func (r *resolver) relative(i int) *cluster {
	at := r.ms[i].First
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if gap := at - r.ms[k].Last; gap == 0 || gap == 1 && r.low(at-1) == "," {
			if c := r.of[k]; c != nil && r.ms[k].Form != extract.FormDemonym {
				return c
			}
		}
	}
	return nil
}

// fit scores chain c, last mentioned at k, as antecedent of pronoun i; below 1
// it does not fit.
func (r *resolver) fit(c *cluster, k, i int, w string) float64 {
	m, ant := &r.ms[i], &r.ms[k]
	if ant.Form == extract.FormDemonym && c.count < 3 || ant.Span.Contains(m.Span) {
		return 0
	}
	says := r.says == k || r.says >= 0 && r.of[r.says] == c
	if !r.agrees(c, k, w) && !((says || r.leads(k, i)) && r.acting(c, w)) || r.bound(k, i) || r.quotedApart(k, i) || c.typ == extract.Place && c.kind != "country" && r.speaks(i) {
		return 0
	}
	s := 1.6 - 0.35*float64(r.sent[i]-r.sent[k])
	if r.subject(k) {
		s += 0.8
	}
	if rel := r.rel(ant.HeadTok); rel == "obj" || strings.HasPrefix(rel, "root") {
		s += 0.2
	} else if rel == "nmod" || rel == "compound" || rel == "nmod:poss" {
		s -= 0.3
	}
	if c.named {
		s += 0.2
	}
	if c.count > 2 {
		s += 0.2
	}
	if says {
		s += 1.2 // "the ministry said it was investigating"
	}
	if r.ownSubject(k, i) {
		s += 1.5
	}
	if r.before(i, 1) == "of" && r.counted(k) { // "11 people, three of them"
		s += 1
	}
	// The subject of the same clause is not its own object: "X told him".
	if r.sent[i] == r.sent[k] {
		if d := m.First - ant.Last; d < 6 && r.subject(k) && r.subject(i) {
			s += 0.4 // "the rebels claimed they had"
		}
	}
	if r.sent[i] == r.sent[k] && !(r.subject(k) && r.subject(i)) && r.sameClause(ant.HeadTok, m.HeadTok) && !strings.HasPrefix(r.rel(m.HeadTok), "nmod") && r.rel(m.HeadTok) != "det:poss" {
		return 0
	}
	return s
}

// ownSubject: mention k does what the possessed thing is part of: "as | foreign
// forces | began | their | withdrawal", "videos of | the rebels | burning | their
// posts"; or it stands right before the pronoun: "told | farmers | their crops
// are safe".
func (r *resolver) ownSubject(k, i int) bool {
	ant, at := &r.ms[k], r.ms[i].First
	if r.doc.Tokens[at].Tag != "PRP$" || r.sent[i] != r.sent[k] || ant.Last > at || ant.Form == extract.FormDemonym {
		return false
	}
	if ant.Last == at {
		return true
	}
	if at-ant.Last < 4 { // without a tree: a verb follows the mention, and at most two words that
		verb := r.doc.Tokens[ant.Last].Tag
		if verb == "VBD" || verb == "VBG" || verb == "VBP" || verb == "VBZ" {
			return true
		}
	}
	noun := r.doc.Tokens[at].Head
	if noun < 0 || noun == at {
		return false
	}
	verb := r.doc.Tokens[noun].Head
	if verb < 0 || !strings.HasPrefix(r.doc.Tokens[verb].Tag, "VB") || verb > at {
		return false
	}
	subj := r.doc.Tokens[ant.HeadTok]
	return subj.Head == verb && subj.Rel == "nsubj" || r.doc.Tokens[verb].Rel == "acl" && r.doc.Tokens[verb].Head == ant.HeadTok
}

func (r *resolver) sameClause(a, b int) bool {
	ta, tb := r.doc.Tokens[a], r.doc.Tokens[b]
	return ta.Head >= 0 && ta.Head == tb.Head && ta.Head != a && tb.Head != b
}

// agrees: type, number and gender.
func (r *resolver) agrees(c *cluster, k int, w string) bool {
	ant := &r.ms[k]
	switch w {
	case "he", "him", "his", "himself":
		return c.typ == extract.Person && c.number != "plur" && c.gender != "fem" && ant.Number != "plur"
	case "she", "her", "hers", "herself":
		return c.typ == extract.Person && c.number != "plur" && c.gender != "masc" && ant.Number != "plur"
	case "they", "them", "their", "theirs", "themselves":
		switch c.typ {
		case extract.Person:
			return c.number == "plur" || ant.Number == "plur"
		case extract.Organization:
			switch c.kind {
			case "armed-group", "police", "military", "security-forces", "team", "government", "party", "group":
				return true
			}
			return c.number == "plur"
		}
		return false
	case "it", "its", "itself":
		switch c.typ {
		case extract.Organization:
			return ant.Number != "plur" && (c.number != "plur" || c.named)
		case extract.Place:
			switch c.kind {
			case "country":
				return c.named && w == "its"
			case "city", "town", "capital", "village", "province", "crossing", "facility", "building", "water":
				return ant.Number != "plur" && c.number != "plur" && r.subject(k)
			}
		}
	}
	return false
}
