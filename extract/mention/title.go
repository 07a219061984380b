package mention

import (
	"strings"

	"dateline/extract"
)

// afterTitle is the first token of the name proper: "President | Amara Keita",
// "Lt. Gen. | Amara Keita", "Kenyan Interior Minister | Amara Keita".
func (w *work) afterTitle(first, last int) int {
	at := first
	for i := first; i < last; i++ {
		if w.isTitle(i, last) {
			at = i + 1
		} else if w.demonym(i) || w.low[i] == "-" || w.low[i] == "." {
			continue
		} else {
			break
		}
	}
	if at >= last { // nothing but titles: "the President"
		return last
	}
	for at < last && isMark(w.words[at]) {
		at++
	}
	// A given name that is a title too: "Judge Reinhold" keeps one word only
	// when something is left of it.
	return at
}

// isTitle tells whether token i, with a name to come, is a word of a title.
func (w *work) isTitle(i, last int) bool {
	s := strings.TrimSuffix(w.low[i], ".")
	return i+1 < last && (w.t.titles[s] || w.t.persons[s] && upper(w.words[i])) && !(w.given(i) && i+2 == last && !w.t.persons[s])
}

// title finds what stands before the name, from the recogniser's name or from
// the text: "interior ministry spokesman | Amara Keita".
func (w *work) title(k, full int) {
	m := &w.out[k]
	start := w.doc.Sentences[max(0, w.doc.SentenceOf(m.First))].First
	at, seen := m.First, full < m.First
	for i := m.First - 1; i >= start && m.First-i < 10; i-- {
		s := strings.TrimSuffix(w.low[i], ".")
		switch {
		case w.nounAt(i).typ == extract.Person && w.nounAt(i).number != "plur" || w.t.titles[s] && (upper(w.words[i]) || i < m.First-1):
			at, seen = i, true
			continue
		case i == m.First-1 && !seen:
		case strings.HasPrefix(w.tag(i), "NN") || w.tag(i) == "JJ" || w.tag(i) == "HYPH" || w.low[i] == "-" || w.low[i] == ".":
			at = i
			continue
		}
		break
	}
	// The title does not begin with a mark or a body's own possessor.
	for at < m.First && (isMark(w.words[at]) || w.tag(at) == "HYPH") {
		at++
	}
	if !seen || at >= m.First {
		return
	}
	m.Title = extract.Pair(w.doc.TokenSpan(at, m.First))
	for i := at; i < m.First; i++ {
		w.titled[i] = true
		switch strings.TrimSuffix(w.low[i], ".") {
		case "mr", "king", "prince", "sir", "lord", "chairman", "spokesman", "congressman", "businessman", "policeman":
			m.Gender = "masc"
		case "mrs", "ms", "miss", "queen", "princess", "dame", "lady", "chairwoman", "spokeswoman", "congresswoman", "businesswoman", "policewoman", "actress":
			m.Gender = "fem"
		}
	}
}

// nounAt looks a single token up in the table of nouns.
func (w *work) nounEnding(i int) noun {
	if i > 0 {
		if n, ok := w.t.nouns[w.low[i-1]+" "+w.low[i]]; ok {
			return n // "the radio station"
		}
	}
	return w.t.nouns[w.low[i]]
}

func (w *work) nounAt(i int) noun {
	if n, ok := w.t.nouns[w.low[i]]; ok {
		return n
	}
	return w.t.nouns[strings.ToLower(w.doc.Tokens[i].Lemma)]
}
