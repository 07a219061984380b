package event

import (
	"strings"

	"dateline/extract"
)

// mendVerbless gives a sentence of the body its main verb where the tagger
// found none: in "A cyclone hit Mozambique on Friday." or "The dam burst after
// heavy rain." a form that a known verb has, between two noun phrases, is it.
// What stands before becomes its subject, what follows its object.
func (t *tree) mendVerbless(forms map[string]string) {
	for si := range t.doc.Sentences {
		s := &t.doc.Sentences[si]
		if n := s.Last - s.First; n < 4 || n > 60 || s.Kind == "dateline" || s.Kind == "boilerplate" || t.hasFinite(*s) {
			continue
		}
		if v := t.hiddenVerb(*s, forms); v >= 0 {
			t.crown(*s, v)
		}
	}
}

func (t *tree) hasFinite(s extract.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch t.tags[i] {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// pastOnly are verbs whose base form is their past too.
var pastOnly = map[string]bool{"hit": true, "burst": true, "cut": true, "put": true, "shut": true, "quit": true, "beat": true, "split": true, "spread": true, "shed": true, "set": true, "hurt": true}

// hiddenVerb is the first form of a known past, or in a headline of a present,
// with a noun phrase right before and something that may follow a verb right
// after it; -1 without one.
func (t *tree) hiddenVerb(s extract.Sentence, forms map[string]string) int {
	head := s.Kind == "headline"
	for i := s.First + 1; i+1 < s.Last; i++ {
		low := t.lower(i)
		lemma, known := forms[low]
		past := known && lemma != low && (strings.HasSuffix(low, "ed") || !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ing")) || pastOnly[low]
		present := head && known && strings.HasSuffix(low, "s") && lemma != low
		if !past && !present || t.text(i) != low {
			continue
		}
		switch tag := t.tags[i]; tag {
		case "JJ", "NN", "VBN", "NNP", "NNS", "VB":
		default:
			continue
		}
		if !t.endsPhrase(i-1, s) || !t.mayFollowVerb(i+1) || past && t.tags[i] == "VBN" && t.lower(i+1) == "by" {
			continue
		}
		return i
	}
	return -1
}

// endsPhrase: token i is a noun, a number or the last word of a mention that
// began without a preposition before it.
func (t *tree) endsPhrase(i int, s extract.Sentence) bool {
	tag := t.tags[i]
	return strings.HasPrefix(tag, "NN") || t.outer[i] >= 0 && t.doc.Mentions[t.outer[i]].Last == i+1 || tag == "CD" || t.lower(i) == "aboard"
}

func (t *tree) mayFollowVerb(i int) bool {
	switch tag := t.tags[i]; tag {
	case "DT", "CD", "IN", "TO", "NNP", "NNPS", "PRP$", "NNS", "RB", "PRP", "JJ", "RP":
		return true
	}
	return t.text(i) == "."
}

// crown makes token v the root verb of its sentence.
func (t *tree) crown(s extract.Sentence, v int) {
	t.tags[v] = "VBD"
	if strings.HasSuffix(t.lower(v), "s") {
		t.tags[v] = "VBZ"
	}
	for i := s.First; i < v; i++ {
		if t.heads[i] == v && t.rels[i] == "nsubj" {
			return // only the tag was wrong
		}
	}
	old := v
	for i := s.First; i < s.Last; i++ {
		if t.heads[i] == i || t.heads[i] < s.First || t.heads[i] >= s.Last {
			old = i
			break
		}
	}
	subj, obj := t.phraseBefore(s.First, v), -1
	if t.tags[v+1] != "IN" && t.tags[v+1] != "TO" && t.text(v+1) != "." {
		obj = t.phraseHead(v+1, s.Last)
	}
	t.heads[v], t.rels[v] = v, "root"
	for i := s.First; i < s.Last; i++ { // what crossed the verb now hangs on it
		if h := t.heads[i]; i != v && i != subj && (h < v) != (i < v) || i == old && i != v {
			t.heads[i] = v
			switch {
			case i == obj, i == subj:
			case t.hasCase(i):
				t.rels[i] = "obl"
			case t.rels[i] != "punct":
				t.rels[i] = "dep"
			}
		}
	}
	if subj >= 0 {
		t.heads[subj], t.rels[subj] = v, "nsubj"
	}
	if obj >= 0 && obj != subj {
		t.heads[obj], t.rels[obj] = v, "obj"
	}
}

func (t *tree) hasCase(i int) bool {
	for k := max(0, i-6); k < i; k++ {
		if t.heads[k] == i && t.rels[k] == "case" {
			return true
		}
	}
	return false
}

// phraseBefore is the head of the noun phrase that ends right before v, climbed
// over "of" and the like to where it begins: "a member of the crew" is a member.
// A comma ends the climb.
func (t *tree) phraseBefore(from, v int) int {
	best := -1
	for i := v - 1; i >= from; i-- {
		tag := t.tags[i]
		switch {
		case strings.HasPrefix(tag, "NN") || tag == "PRP" || tag == "CD" && best < 0:
			if best < 0 {
				best = i
			}
		case tag == "DT", strings.HasPrefix(tag, "JJ"), tag == "PRP$", tag == "POS", tag == "CD", tag == "HYPH", tag == "RB":
		case tag == "IN" && best >= 0 && i > from && (strings.HasPrefix(t.tags[i-1], "NN") || t.tags[i-1] == "CD"):
			best = -1
		default:
			return best
		}
	}
	return best
}

// phraseHead is the head of the first noun phrase in [from, to): the last noun
// of the first run of determiners, adjectives and nouns.
func (t *tree) phraseHead(from, to int) int {
	best := -1
	for i := from; i < to; i++ {
		tag := t.tags[i]
		switch {
		case strings.HasPrefix(tag, "NN"), tag == "PRP":
			best = i
		case tag == "CD" && best < 0:
		case tag == "DT", strings.HasPrefix(tag, "JJ"), tag == "PRP$", tag == "POS", tag == "CD", tag == "VBN", tag == "VBG", tag == "RB" && best < 0, tag == "IN" && best < 0:
			if best >= 0 && tag != "POS" {
				return best
			}
		default:
			if best >= 0 {
				return best
			}
		}
	}
	return best
}
