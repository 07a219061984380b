package mention

import (
	"strings"

	"dateline/extract"
)

// pronouns: type, number, gender. "it" has the type of a body until
// coreference knows better.
var pronouns = func() map[string]extract.Mention {
	out := map[string]extract.Mention{}
	set := func(t extract.Type, number, gender string, words ...string) {
		for _, p := range words {
			out[p] = extract.Mention{Type: t, Form: extract.FormPronoun, Number: number, Gender: gender, Source: "pronoun", Score: 0.9}
		}
	}
	set(extract.Person, "sing", "masc", "he", "him", "his", "himself")
	set(extract.Person, "sing", "fem", "she", "her", "hers", "herself")
	set(extract.Organization, "sing", "neut", "it", "its", "itself")
	set(extract.Person, "plur", "", "they", "them", "their", "theirs", "themselves")
	set(extract.Person, "sing", "", "i", "me", "my", "mine", "myself")
	set(extract.Person, "plur", "", "we", "us", "our", "ours", "ourselves")
	set(extract.Person, "", "", "who", "whom", "whose")
	return out
}()

func (w *work) pronoun(i int) {
	m, ok := pronouns[w.low[i]]
	if !ok || w.name[i] != 0 || w.low[i] == "us" && w.words[i] == "US" {
		return
	}
	if w.low[i] == "it" && w.expletive(i) {
		return
	}
	w.add(i, i+1, i, m)
}

// expletive: "It is not clear whether", "it was expected that", "it rained".
func (w *work) expletive(i int) bool {
	tok := w.doc.Tokens[i]
	if strings.HasPrefix(tok.Rel, "expl") {
		switch w.lowAt(tok.Head) {
		case "willing", "unwilling", "ready", "prepared", "reluctant", "eager", "determined", "keen", "able", "unable":
			return false // "it is willing to withdraw": somebody
		}
		return true
	}
	for j := i + 1; j < len(w.low) && j < i+5; j++ {
		switch w.low[j] {
		case "clear", "unclear", "possible", "impossible", "likely", "unlikely", "necessary", "rain", "rained", "raining", "snowed", "seems", "appears", "emerged", "remains", "comes", "came", "follows", "followed", "means", "meant", "marks", "marked":
			return true
		case ",", ".", "that":
			return false
		}
	}
	return false
}

// metonyms marks capitals that act: "Kabul says the attack failed". The verb
// must be one of governments, and the capital its subject.
func (w *work) metonyms() {
	for k := range w.out {
		m := &w.out[k]
		if m.Form != extract.FormName || m.Type != extract.Place {
			continue
		}
		si := w.doc.SentenceOf(m.First)
		iso, ok := w.lex.CapitalNamed(w.doc.Surface(m.Span))
		if si < 0 || !ok || !w.subject(m, &w.doc.Sentences[si]) {
			continue
		}
		m.Metonym = true
		m.Country = iso
	}
}

func (w *work) subject(m *extract.Mention, s *extract.Sentence) bool {
	tok := w.doc.Tokens[m.HeadTok]
	if w.speaksElse(m, s) {
		return true
	}
	if tok.Head >= 0 {
		if !strings.HasPrefix(tok.Rel, "nsubj") || tok.Head == m.HeadTok {
			return false
		}
		return w.t.verbs[strings.ToLower(w.doc.Tokens[tok.Head].Lemma)] && tok.Rel != "nsubj:pass"
	}
	// Without a tree: "Kabul said", at the head of its clause.
	return m.Last < s.Last && strings.HasPrefix(w.tag(m.Last), "VB") && w.t.verbs[strings.ToLower(w.doc.Tokens[m.Last].Lemma)] &&
		(m.First == s.First || w.low[m.First-1] == "," || w.low[m.First-1] == "that" || w.low[m.First-1] == "but")
}

// speaksElse: a capital that speaks without being a subject: "a charge rejected by
// Kigali", "according to Baghdad".
func (w *work) speaksElse(m *extract.Mention, s *extract.Sentence) bool {
	i := m.First
	if m.Last < s.Last && (strings.HasPrefix(w.tag(m.Last), "N") || w.tag(m.Last) == "POS" || w.low[m.Last] == "-") {
		return false // "according to Kabul police"
	}
	switch {
	case i-1 > s.First && w.low[i-1] == "by" && w.tag(i-2) == "VBN":
		return w.t.verbs[strings.ToLower(w.doc.Tokens[i-2].Lemma)]
	case i-1 > s.First && w.low[i-1] == "to" && w.low[i-2] == "according":
		return true
	}
	return false
}
