package parse

import (
	"strings"

	"dateline/extract"
)

// repair mends what a greedy parser gets wrong in a way that misleads every
// reader of the tree.
//
// "The agency could not verify the reports but officials confirmed that the
// town had fallen": noun phrases are hardly ever joined by "but" (unless "not"
// or "nothing" stands before), clauses are. Read as one subject, "the reports
// but officials" puts the second clause under the first one's negation.
//
// "Police shot dead three protesters": an adjective between a verb and a
// determiner or number is what the verb makes of its object.
func repair(doc *extract.Document, sent extract.Sentence) {
	for i := sent.First + 1; i+1 < sent.Last; i++ {
		freeResult(doc, i)
	}
	for c := sent.First + 1; c+1 < sent.Last; c++ {
		if doc.Tokens[c].Tag == "CC" && strings.EqualFold(doc.Word(c), "but") {
			splitBut(doc, sent, c)
		}
	}
}

// splitBut makes two clauses of "V [NP but NP] W" where NP but NP was taken
// for the subject of W.
func splitBut(doc *extract.Document, sent extract.Sentence, c int) {
	t := doc.Tokens
	second := t[c].Head
	if second <= c || second >= sent.Last || t[second].Rel != "conj" {
		return
	}
	first := t[second].Head
	if first >= c || first < sent.First || !strings.HasPrefix(t[first].Rel, "nsubj") {
		return
	}
	w := t[first].Head
	if w <= second || !strings.HasPrefix(t[w].Tag, "VB") {
		return
	}
	v := -1
	for i := first - 1; i >= sent.First && first-i < 8; i-- {
		word := strings.ToLower(doc.Word(i))
		if word == "not" && i+2 >= first || word == "nothing" || word == "only" || word == "," || word == "all" {
			return // "not the army but the police", "nothing but trouble"
		}
		if strings.HasPrefix(t[i].Tag, "VB") {
			v = i
			break
		}
	}
	if v < 0 || doc.Dominates(w, v) {
		return
	}
	top := v
	for t[top].Rel == "xcomp" && t[top].Head != top && t[top].Head >= sent.First {
		top = t[top].Head
	}
	t[first].Head, t[first].Rel = v, "obj"
	t[second].Head, t[second].Rel = w, "nsubj"
	t[c].Head, t[c].Rel = w, "cc"
	t[w].Head, t[w].Rel = top, "conj"
}

// results are adjectives that a verb brings about; others may stand before a
// number ("won top three places").
var results = map[string]bool{"dead": true, "free": true, "open": true, "shut": true, "loose": true, "alive": true}

// freeResult hangs token i on the verb before it where the parser made it an
// attribute of the object: "shot dead a judge", "set free two hostages".
func freeResult(doc *extract.Document, i int) {
	t := doc.Tokens
	if t[i].Tag != "JJ" || t[i].Rel != "amod" || t[i].Head <= i || !strings.HasPrefix(t[i-1].Tag, "VB") || t[t[i].Head].Head != i-1 {
		return
	}
	switch next := t[i+1].Tag; {
	case next == "DT" || next == "PRP$":
	case next == "CD" && results[strings.ToLower(doc.Word(i))]:
	default:
		return
	}
	t[i].Head, t[i].Rel = i-1, "xcomp"
}
