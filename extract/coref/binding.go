package coref

import (
	"strings"

	"dateline/extract"
)

// What the clause around a pronoun says of its antecedent: the object of a verb is
// not the verb's own subject, and the subject of what somebody says is most often
// the one who says it.

const farClimb = 6 // how far a verb without a subject is followed to one

// kidOf is the first token of the sentence of token h that hangs on h by one of
// the relations, -1 without one.
func (r *resolver) kidOf(h int, rels ...string) int {
	s := r.doc.SentenceOf(h)
	if s < 0 {
		return -1
	}
	for t := r.doc.Sentences[s].First; t < r.doc.Sentences[s].Last; t++ {
		if tok := r.doc.Tokens[t]; tok.Head == h && t != h {
			for _, rel := range rels {
				if tok.Rel == rel || strings.HasPrefix(tok.Rel, rel+":") {
					return t
				}
			}
		}
	}
	return -1
}

// mentionAt is the mention headed by token t, else the one that it lies in; -1.
func (r *resolver) mentionAt(t, before int) int {
	in := -1
	for k := before - 1; k >= 0 && r.sent[k] == r.sent[before]; k-- {
		switch m := &r.ms[k]; {
		case m.HeadTok == t:
			return k
		case m.First <= t && t < m.Last:
			in = k
		}
	}
	return in
}

// subjectFor is the mention before mention i that verb v has for its subject, its
// own or that of the verb it is joined to or controlled by: "The mayor dismissed the
// judge and replaced him", "the minister left, accusing him of". -1 without one, and
// under verbs whose object is the subject of what follows ("asked her to tell him").
func (r *resolver) subjectFor(v, i int) int {
	for range farClimb {
		if k := r.kidOf(v, "nsubj"); k >= 0 && k < r.ms[i].First {
			if at := r.mentionAt(k, i); at >= 0 {
				return at
			}
			if n := r.kidOf(k, "flat"); n >= 0 { // "City councillor Samar Fattal walked out, accusing him": the title as head
				return r.mentionAt(n, i)
			}
			return -1
		}
		tok := r.doc.Tokens[v]
		if tok.Head < 0 || tok.Head == v {
			return -1
		}
		h := r.doc.Tokens[tok.Head]
		switch {
		case tok.Rel == "conj", tok.Rel == "advcl" && tok.Tag == "VBG", tok.Rel == "xcomp" && r.kidOf(tok.Head, "obj", "iobj") < 0:
		case tok.Rel == "parataxis" && strings.HasPrefix(h.Tag, "NN") && tok.Head < v: // a name taken for the root
			return r.mentionAt(tok.Head, i)
		default:
			return -1
		}
		v = tok.Head
	}
	return -1
}

// bound: mention k is the subject of the verb that pronoun i is the object of.
func (r *resolver) bound(k, i int) bool {
	m := &r.ms[i]
	tok := r.doc.Tokens[m.HeadTok]
	if m.First != m.HeadTok || tok.Head < 0 || tok.Tag == "PRP$" || strings.HasSuffix(r.low(m.First), "self") || strings.HasSuffix(r.low(m.First), "selves") {
		return false
	}
	switch tok.Rel {
	case "obj", "iobj", "obl":
	default:
		return false
	}
	if !strings.HasPrefix(r.doc.Tokens[tok.Head].Tag, "VB") || r.sent[k] != r.sent[i] {
		return false
	}
	s := r.subjectFor(tok.Head, i)
	return s >= 0 && (s == k || r.of[s] != nil && r.of[s] == r.of[k])
}

// possessed are pronouns and the possessives of the same person.
var possessed = map[string]string{"she": "her", "he": "his", "it": "its", "they": "their"}

// sayer is the mention that pronoun i most likely stands for in what it says, or in
// what is said of it by one of its own: "Her deputy told reporters that she had left"
// is about her, not the deputy.
func (r *resolver) sayer(i int) int {
	k := r.speakerBefore(i)
	if k < 0 {
		return -1
	}
	first := r.doc.Sentences[r.sent[i]].First
	if r.low(first) != possessed[r.low(r.ms[i].First)] || r.ms[k].First > first+8 {
		return k
	}
	for p := i - 1; p >= 0 && r.sent[p] == r.sent[i]; p-- {
		if r.ms[p].First == first && r.ms[p].Form == extract.FormPronoun {
			return p
		}
	}
	return -1
}

// speakerBefore is the mention whose words pronoun i opens: "India, which buys oil from
// Russia, said on Saturday that it recognised only ...". -1 where no verb of speech
// stands close before the pronoun.
func (r *resolver) speakerBefore(i int) int {
	at := r.ms[i].First
	s := r.sent[i]
	if s < 0 || r.doc.Tokens[at].Tag == "PRP$" {
		return -1
	}
	first := r.doc.Sentences[s].First
	v := -1
	for t := at - 1; t >= first && t > at-8; t-- {
		tok := r.doc.Tokens[t]
		if strings.HasPrefix(tok.Tag, "VB") {
			if speech[strings.ToLower(tok.Lemma)] && tok.Tag != "VBG" {
				v = t
			}
			break
		}
		switch r.low(t) {
		case "and", "but":
			if r.low(t+1) == "that" { // "said that ... and that it would appeal"
				v = r.speechBefore(t, first)
			}
			if v < 0 {
				return -1
			}
		case ",", ";", ":", "\"", "“":
			return -1
		}
		if v >= 0 {
			break
		}
	}
	if v < 0 {
		return -1
	}
	if k := r.kidOf(v, "nsubj"); k >= 0 && k < v {
		return r.mentionAt(k, i)
	}
	end := v
	for end > first && (r.rel(end-1) == "aux" || strings.HasPrefix(r.doc.Tokens[end-1].Tag, "RB")) {
		end--
	}
	switch r.low(end - 1) {
	case ",", ")": // across an aside: the mention that opens the sentence
		for k := i - 1; k >= 0 && r.sent[k] == s; k-- {
			if m := &r.ms[k]; (m.First == first || m.First == first+1 && r.low(first) == "the") && m.Last < end {
				return k
			}
		}
		return -1
	}
	for k := i - 1; k >= 0 && r.sent[k] == s; k-- {
		if r.ms[k].Last == end {
			return k
		}
	}
	return -1
}

// speechBefore is the first verb of speech of the sentence before token t, -1 without.
func (r *resolver) speechBefore(t, first int) int {
	for v := first; v < t; v++ {
		if tok := r.doc.Tokens[v]; strings.HasPrefix(tok.Tag, "VB") && tok.Tag != "VBG" && speech[strings.ToLower(tok.Lemma)] {
			return v
		}
	}
	return -1
}

// leads: mention k is the subject that opens its sentence and pronoun i the subject of
// this one or of a clause below it: "Montenegro borders Serbia. It joined NATO in 2017."
func (r *resolver) leads(k, i int) bool {
	if r.sent[i]-r.sent[k] > 1 || !r.subject(k) || !r.subject(i) || r.sent[k] < 0 {
		return false
	}
	s := r.doc.Sentences[r.sent[k]]
	m := &r.ms[k]
	return s.Kind == "" && (m.First == s.First || m.First == s.First+1 && r.low(s.First) == "the")
}

// acting: a country that speaks is "it" in what it says: "India said that it
// recognised only United Nations sanctions".
func (r *resolver) acting(c *cluster, w string) bool {
	return c.typ == extract.Place && c.kind == "country" && c.named && (w == "it" || w == "its")
}
