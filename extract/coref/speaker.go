package coref

import (
	"strings"

	"dateline/extract"
)

// speech are verbs, as lemmas, whose subject says what the sentence says.
var speech = map[string]bool{"say": true, "tell": true, "insist": true, "claim": true, "announce": true, "confirm": true, "deny": true, "add": true, "report": true, "state": true, "warn": true,
	"declare": true, "maintain": true, "argue": true, "admit": true, "acknowledge": true, "explain": true, "note": true, "write": true, "tweet": true, "allege": true, "assert": true, "stress": true}

// maxSpeakers bounds the mentions that are looked at on either side.
const maxSpeakers = 30

// speakerCountry is the country of the body of state or the officials that say
// the sentence: whoever speaks for a state means its own army. "Security forces
// have retaken the post," a Ghanaian interior ministry spokesman told AFP.
func (r *resolver) speakerCountry(i int) string {
	for step := range 2 {
		for k := i - 1; step == 0 && k >= 0 && k > i-maxSpeakers && r.sent[k] == r.sent[i]; k-- {
			if iso := r.speaksFor(k, i); iso != "" {
				return iso
			}
		}
		for k := i + 1; step == 1 && k < len(r.ms) && k < i+maxSpeakers && r.sent[k] == r.sent[i]; k++ {
			if iso := r.speaksFor(k, i); iso != "" {
				return iso
			}
		}
	}
	return ""
}

// speaksFor: mention k, its country known, is what a verb of speech follows,
// with no comma and not mention i in between.
func (r *resolver) speaksFor(k, i int) string {
	m := &r.ms[k]
	official := m.Type == extract.Person && m.Form == extract.FormNominal || m.Metonym
	body := m.Type == extract.Organization && isState(m.Kind)
	if !official && !body || r.ms[i].Span.Contains(m.Span) || m.Span.Contains(r.ms[i].Span) {
		return ""
	}
	s := r.doc.Sentences[r.sent[k]]
	for t := m.Last; t < s.Last && t < m.Last+7; t++ {
		if t == r.ms[i].First || r.low(t) == "," {
			return ""
		}
		tok := r.doc.Tokens[t]
		if strings.HasPrefix(tok.Tag, "VB") {
			if !speech[strings.ToLower(tok.Lemma)] {
				return ""
			}
			return r.stateOf(k, i)
		}
	}
	return ""
}

// stateOf is the country of a mention that may not have been read yet.
func (r *resolver) stateOf(k, i int) string {
	switch c := r.of[k]; {
	case r.ms[k].Country != "":
		return r.ms[k].Country
	case c != nil:
		return c.country
	case k > i:
		if body := r.portfolio(k); body != "" {
			return r.onlyBody(body)
		}
	}
	return ""
}
