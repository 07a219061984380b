package main

import (
	"math/rand"
	"strings"

	"dateline/extract/tag"
)

// headlines makes headlines of some sentences of a treebank: articles,
// auxiliaries of the passive and the full stop go, and the past tense becomes
// the present: "Rebels seized the town." -> "Rebels seize town". Heads stay
// right, because only words without dependents go. Each stands behind its
// original, so that both fall into the same fold.
func headlines(in []sentence, share float64, seed int64) []sentence {
	rnd := rand.New(rand.NewSource(seed))
	var out []sentence
	for _, s := range in {
		out = append(out, s)
		if n := len(s.words); n < 5 || n > 24 || rnd.Float64() >= share {
			continue
		}
		if h, ok := headline(s); ok {
			out = append(out, h)
		}
	}
	return out
}

func headline(s sentence) (sentence, bool) {
	n := len(s.words)
	root, leaf := -1, make([]bool, n)
	for i := range leaf {
		leaf[i] = true
	}
	for i, h := range s.heads {
		if h == -1 {
			root = i
		} else if h >= 0 {
			leaf[h] = false
		}
	}
	if root < 0 || s.tags[root] != "VBD" && s.tags[root] != "VBN" && s.tags[root] != "VBZ" && s.tags[root] != "VBP" {
		return s, false
	}
	at := make([]int, n)
	out := sentence{doc: s.doc}
	for i, w := range s.words {
		at[i] = -1
		article := s.rels[i] == "det" && (strings.EqualFold(w, "the") || strings.EqualFold(w, "a") || strings.EqualFold(w, "an"))
		passive := s.rels[i] == "aux:pass" && s.heads[i] == root
		stop := i == n-1 && w == "."
		if leaf[i] && (article || passive || stop) {
			continue
		}
		at[i] = len(out.words)
		w, tg := w, s.tags[i]
		if i == root && tg == "VBD" && s.lemmas[i] != "be" {
			w, tg = present(s, i)
		}
		out.words, out.tags, out.lemmas, out.rels = append(out.words, w), append(out.tags, tg), append(out.lemmas, s.lemmas[i]), append(out.rels, s.rels[i])
		out.heads, out.entity, out.spaced = append(out.heads, s.heads[i]), append(out.entity, ""), append(out.spaced, s.spaced[i])
	}
	for i, h := range out.heads {
		if h >= 0 {
			out.heads[i] = at[h]
		}
	}
	if len(out.words) < 3 || len(out.words) == n {
		return s, false
	}
	out.words[0] = tag.Title(out.words[0])
	return out, true
}

// present is the present tense of the verb at i, by its subject.
func present(s sentence, i int) (word, tg string) {
	plural := false
	subjects := 0
	for j, h := range s.heads {
		if h == i && universal(s.rels[j]) == "nsubj" {
			plural = plural || s.tags[j] == "NNS" || s.tags[j] == "NNPS" || s.words[j] == "they" || s.words[j] == "They" || s.words[j] == "we" || s.words[j] == "We" || s.words[j] == "I" || s.words[j] == "you"
			subjects = j + 1
		}
	}
	for j, h := range s.heads {
		plural = plural || subjects > 0 && h == subjects-1 && s.rels[j] == "conj"
	}
	return presentOf(s.lemmas[i], plural)
}

// presentOf is the present tense of a verb given by its base form.
func presentOf(w string, plural bool) (word, tg string) {
	if plural {
		return w, "VBP"
	}
	switch n := len(w); {
	case n > 1 && w[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(w[n-2])):
		return w[:n-1] + "ies", "VBZ"
	case w == "have":
		return "has", "VBZ"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "x") || strings.HasSuffix(w, "z") || strings.HasSuffix(w, "o"):
		return w + "es", "VBZ"
	}
	return w + "s", "VBZ"
}
