package coref

import (
	"strings"

	"dateline/extract"
)

// roleNamed is the chain of the person whose role mention i is and whose name stands
// behind it between commas, with a place or body of the role and a title in
// between:
//
//	the army's spokesman, | Colonel Kassogue, denied
//	Rusnac's lawyer, | Eleni Markidou, gave
//	the prefect of Ayorou, | Idrissa Saley, put
//	The military commander for Papua, | Major General Rudi Santoso, rejected
//
// A second name behind the comma makes a list of it ("the mayor, Omar Haddad,
// Ana Lopes and"), and so does "and"; nil then.
func (r *resolver) roleNamed(i int) *cluster {
	m := &r.ms[i]
	if m.Type != extract.Person || m.Form != extract.FormNominal || m.Number == "plur" || !r.definiteRole(m) {
		return nil
	}
	at := m.Last
	if w := r.low(at); w == "of" || w == "for" || w == "in" || w == "at" || w == "to" {
		for at++; at < m.Last+10 && at < len(r.doc.Tokens) && r.low(at) != ","; at++ {
			switch tag := r.doc.Tokens[at].Tag; {
			case strings.HasPrefix(tag, "NN"), tag == "DT", tag == "JJ", tag == "POS", tag == "IN" && r.low(at) == "of", tag == "HYPH", tag == "CC" && r.low(at) == "and":
			default:
				return nil
			}
		}
	}
	if r.low(at) != "," {
		return nil
	}
	for k := i + 1; k < len(r.ms) && k < i+8 && r.ms[k].First <= at+5; k++ {
		n := &r.ms[k]
		from := n.First
		if !n.Title.IsZero() {
			from, _ = r.doc.TokenRange(n.Title.Span())
		}
		if from != at+1 || n.Form != extract.FormName || n.Type != extract.Person || r.of[k] == nil || n.Gender != "" && m.Gender != "" && n.Gender != m.Gender {
			continue
		}
		switch r.low(n.Last) {
		case ".", ")", ";", ":":
			return r.of[k]
		case ",":
			next := r.low(n.Last + 1)
			if next == "and" || next == "or" || k+1 < len(r.ms) && r.ms[k+1].First == n.Last+1 && r.ms[k+1].Form == extract.FormName && r.ms[k+1].Type == extract.Person {
				return nil
			}
			return r.of[k]
		}
		return nil
	}
	return nil
}

// definiteRole: "the spokesman", "its director", "Rusnac's lawyer", "a spokeswoman
// for the ministry".
func (r *resolver) definiteRole(m *extract.Mention) bool {
	for t := m.First - 1; t <= m.HeadTok && t < m.First+6; t++ {
		if t < 0 {
			continue
		}
		switch r.doc.Tokens[t].Tag {
		case "DT", "PRP$", "POS":
			return true
		}
	}
	return false
}

// quotedApart: antecedent k stands inside the quotation that pronoun i says: in
// “I will not recognize a president,” he said, he is not that president.
func (r *resolver) quotedApart(k, i int) bool {
	at := r.ms[i].First
	if r.doc.Tokens[at].Tag == "PRP$" {
		return false // "He will not," said his lawyer: the client is in the quotation
	}
	close := at - 1
	switch {
	case r.speechVerb(close): // “...,” said he
		close--
	case !r.speechVerb(at+1) && !(r.speechVerb(at+2) && r.low(at+1) != "to"):
		return false // “They left.” He had seen them.
	}
	if close < 1 || !closingMark(r.low(close)) {
		return false
	}
	for t := close - 1; t >= 0 && t > close-200; t-- {
		if openingMark(r.low(t)) {
			return r.ms[k].First > t && r.ms[k].Last <= close
		}
	}
	return false
}

func (r *resolver) speechVerb(t int) bool {
	return t >= 0 && t < len(r.doc.Tokens) && strings.HasPrefix(r.doc.Tokens[t].Tag, "VB") && speech[strings.ToLower(r.doc.Tokens[t].Lemma)]
}

// speaks: mention k is the subject of a verb of saying.
func (r *resolver) speaks(k int) bool {
	t := r.doc.Tokens[r.ms[k].HeadTok]
	if t.Head >= 0 && t.Rel == "nsubj" {
		return r.speechVerb(t.Head)
	}
	return r.speechVerb(r.ms[k].Last)
}

func closingMark(w string) bool {
	return w == "”" || w == "\"" || w == "''" || w == "’" || w == "»"
}

func openingMark(w string) bool {
	return w == "“" || w == "\"" || w == "``" || w == "‘" || w == "«"
}

// anyGender is the one named person nearby when no antecedent of "he" or "she"
// has its gender: a given name tells the gender only mostly (Zelaya, Yance, Nikita).
func (r *resolver) anyGender(i int, w string) *cluster {
	if w != "he" && w != "she" {
		return nil
	}
	var found *cluster
	r.back(i, 2, func(c *cluster, k int) bool {
		if c.typ != extract.Person || !c.named || c.number == "plur" || c == found {
			return true
		}
		if r.quotedApart(k, i) {
			return true
		}
		if found != nil {
			found = nil
			return false
		}
		found = c
		return true
	})

	if found == nil {
		return nil
	}
	if told := r.toldGender(found); told != "" && told != map[string]string{"he": "masc", "she": "fem"}[w] {
		return nil
	}
	return found
}

// toldGender is the gender that a title, a noun or a pronoun tells of the chain;
// a given name alone tells none.
func (r *resolver) toldGender(c *cluster) string {
	for _, k := range c.mentions {
		m := &r.ms[k]
		if m.Form != extract.FormName && m.Gender != "" && m.Gender != "neut" {
			return m.Gender
		}
		if m.Title.IsZero() {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(r.doc.Surface(m.Title.Span()))) {
			switch strings.TrimSuffix(w, ".") {
			case "mr", "king", "prince", "sir", "lord", "spokesman", "chairman":
				return "masc"
			case "mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman":
				return "fem"
			}
		}
	}
	return ""
}
