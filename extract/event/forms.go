package event

import "strings"

// forms maps inflected verbs to the lemmas that the lexicon knows, so that a
// wrong lemma ("repell", "overthrew") does not lose an event. Irregular forms
// come from data/irregular.txt, regular ones are built.
func buildForms(lex *lexicon, w *words) map[string]string {
	out := map[string]string{}
	add := func(form, lemma string) {
		if _, taken := out[form]; !taken {
			out[form] = lemma
		}
	}
	for lemma := range w.irregular {
		for _, form := range w.irregular[lemma] {
			add(form, lemma)
		}
	}
	for lemma, ps := range lex.byLemma {
		for _, p := range ps {
			if p.use == useVerb || p.use == useUndergo || p.use == useLight || p.use == useSuffer {
				regular(lemma, w.irregular[lemma] != nil, add)
				break
			}
		}
	}
	for lemma := range w.status {
		regular(lemma, w.irregular[lemma] != nil, add)
	}
	return out
}

func regular(v string, irregular bool, add func(form, lemma string)) {
	if len(v) < 3 || strings.ContainsAny(v, " -'") {
		return
	}
	last := v[len(v)-1]
	stem := v
	switch {
	case last == 'e':
		stem = v[:len(v)-1]
	case last == 'y' && !vowel(v[len(v)-2]):
		stem = v[:len(v)-1] + "i"
	}
	if !irregular {
		add(stem+"ed", v)
		if stem == v && !vowel(last) && last != 'w' && last != 'x' && vowel(v[len(v)-2]) {
			add(v+string(last)+"ed", v) // repel, repelled; a form nobody uses does no harm
		}
	}
	add(v+"s", v)
	if last == 'e' && !strings.HasSuffix(v, "ee") {
		add(stem+"ing", v)
	} else {
		add(v+"ing", v)
		if !vowel(last) && vowel(v[len(v)-2]) {
			add(v+string(last)+"ing", v)
		}
	}
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
