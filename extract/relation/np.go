package relation

import (
	"strings"

	"dateline/extract"
)

// nounPhrase is what stands around a role noun, read from the tokens:
// "the former Kyrgyz deputy foreign minister" or "its Islamabad spokesperson".
type nounPhrase struct {
	start    int // first token
	lex      int // first token of the lexeme
	noun     int // the noun, last token of the lexeme
	office   [2]int
	premod   int // mention before the noun, or -1
	person   int // a person's name right before the noun, or -1
	poss     int // mention with 's, or possessive pronoun, or -1
	possTok  int // token of a possessor, named or not, or -1
	definite bool
	status   string
}

// phrase reads leftwards from the lexeme words[lex..noun].
func (f *finder) phrase(lex, noun int) nounPhrase {
	np := nounPhrase{start: lex, lex: lex, noun: noun, office: [2]int{lex, noun + 1}, premod: -1, poss: -1, possTok: -1, person: -1}
	open := true // the office may still grow
	for k := lex - 1; k >= f.sent.First && k > lex-24; k-- {
		w := f.low[k]
		if w == "," {
			return np
		}
		switch {
		case k-2 >= f.sent.First && f.low[k-1] == "-" && len(f.lx.hyphens[w]) > 0: // "the Perth-based | lawyer"
			k -= 2
			if i := f.longest(f.ends[k], nil); i >= 0 && f.m(i).First >= f.sent.First {
				k = f.m(i).First
			}
			np.start, open = k, false
		case f.possessor(&np, k):
			return np
		case np.premod < 0 && f.premodifier(&np, k):
			k = f.m(np.premod).First
			np.start = k
			open = false
		case f.nameEnds(k): // "named Omar Haddad | head of Y", "Karzai | aide X"
			if k == lex-1 {
				np.person = f.longest(f.ends[k], func(m *extract.Mention) bool { return m.Form == extract.FormName })
			}
			return np
		case f.tag(k, "PRP$", "WP$"): // "its head", "whose head"
			np.possTok, np.start = k, k
			np.poss = f.longest(f.starts[k], func(m *extract.Mention) bool { return m.Form == extract.FormPronoun })
			return np
		case f.tag(k, "DT", "PDT", "CD"):
			np.start = k
			np.definite = w == "the"
			if f.tag(k, "DT") {
				return np
			}
			open = false
		case k-2 >= f.sent.First && f.low[k-1] == "-" && statusOf(f.low[k-2]+"-"+w) != "": // "self-proclaimed"
			np.status = statusOf(f.low[k-2] + "-" + w)
			k -= 2
			np.start, open = k, false
		case strings.HasPrefix(w, "ex-") && len(w) > 3 && f.tag(k, "JJ", "NN"): // "ex-defence | minister"
			np.status, np.start, np.office[0] = "former", k, k
			open = false
		case statusOf(w) != "" || w == "ex":
			np.status = statusOf(w)
			np.start, open = k, false
		case w == "-" && k > f.sent.First && (statusOf(f.low[k-1]) != "" || f.tag(k-1, "JJ", "NN", "AFX")):
			np.start = k
		case f.tag(k, "VBG") && k > f.sent.First && words["auxiliary"][f.low[k-1]]: // "is blaming President X"
			return np
		case f.tag(k, "JJ", "NN", "VBN", "VBG", "HYPH", "AFX", "RB") && !(f.tag(k, "RB") && !f.tag(k+1, "JJ", "VBN", "RB", "CD")):
			np.start = k
			if open && !evaluative[w] && f.tag(k, "JJ", "NN", "VBG") {
				np.office[0] = k
			} else {
				open = false
			}
		default:
			return np
		}
	}
	return np
}

// nameEnds tells that the name of a person ends at the token.
func (f *finder) nameEnds(k int) bool {
	for _, i := range f.ends[k] {
		if m := f.m(i); m.Type == extract.Person && m.Form == extract.FormName {
			return true
		}
	}
	return false
}

func statusOf(w string) string {
	switch {
	case formerWord[w]:
		return "former"
	case disputedWord[w]:
		return "disputed"
	}
	return ""
}

// possessor handles "Sindh's | information minister" at the 's.
func (f *finder) possessor(np *nounPhrase, k int) bool {
	if !f.tag(k, "POS") && !(f.low[k] == "'s" || f.low[k] == "'") {
		return false
	}
	np.possTok, np.start = k, k
	if k == f.sent.First {
		return true
	}
	// The possessor ends before the 's, or its mention holds the 's.
	np.poss = f.longest(append(append([]int(nil), f.ends[k-1]...), f.ends[k]...), nil)
	if np.poss >= 0 {
		np.start = f.m(np.poss).First
	}
	if np.start-1 > f.sent.First && f.tag(np.start-1, "DT") { // "the | BBC's correspondent"
		np.start--
	}
	return true
}

// premodifier handles "Taliban | spokesman", "Afghan | foreign minister" at
// the last token before.
func (f *finder) premodifier(np *nounPhrase, k int) bool {
	np.premod = f.longest(f.ends[k], func(m *extract.Mention) bool {
		return m.Form != extract.FormPronoun && m.Type != extract.Person && m.First >= f.sent.First && !f.holdsComma(m)
	})
	if np.premod < 0 {
		return false
	}
	// "Papua New Guinea's police | minister": the police is his field.
	if k := f.kind(f.m(np.premod)); f.m(np.premod).HeadTok == np.lex-1 && words["field-office"][f.low[np.noun]] && (k == "police" || k == "military") {
		if first := f.m(np.premod).First; first < np.lex-1 && !f.tag(first, "DT") {
			np.premod = -1
			np.office[0] = np.lex - 1
			return f.possessorIn(np, first)
		}
		np.premod = -1
		return false
	}
	// "Central Bank of Nigeria | governor X": the place only ends the name.
	if first := f.m(np.premod).First; first-2 > f.sent.First && f.low[first-1] == "of" && f.m(np.premod).Type == extract.Place {
		if o := f.longest(f.ends[first-2], func(m *extract.Mention) bool {
			return m.Type == extract.Organization && m.Form == extract.FormName && m.First >= f.sent.First
		}); o >= 0 {
			np.premod = o
		}
	}
	return true
}

// officeText is the office as the text has it, in lower case unless it holds
// a name: "deputy foreign minister".
func (f *finder) officeText(a, b int) string {
	if a >= b {
		return ""
	}
	s := f.doc.Surface(f.doc.TokenSpan(a, b))
	return strings.ToLower(strings.Join(strings.Fields(s), " "))
}

// complement reads "of the Sindh High Court", "for PDMA Sindh", "with the
// Pretoria-based Institute for Southern Studies" after token at. It gives the
// mentions (a list is spread out), the token after the phrase, and how far a
// nameless complement extends the office ("director of operations at X").
func (f *finder) complement(at int, preps []string) (objects []int, end, officeEnd int) {
	end, officeEnd = at, at
	for hops := 0; hops < 3; hops++ {
		at = f.skipBrackets(end)
		if at >= f.sent.Last || !contains(preps, f.low[at]) && !(hops > 0 && contains(anyPrep, f.low[at])) && !f.inBody(at) {
			return nil, end, officeEnd
		}
		m, stop := f.object(at + 1)
		if m >= 0 {
			list := f.list(m)
			for _, i := range list {
				stop = max(stop, f.m(i).Last)
			}
			return list, f.skipBrackets(stop), officeEnd
		}
		if stop <= at+1 || f.tag(stop-1, "POS") {
			return nil, end, officeEnd
		}
		end, officeEnd = stop, stop
		if f.low[at] != "of" && f.low[at] != "for" {
			return nil, end, officeEnd
		}
	}
	return nil, end, officeEnd
}

// inBody: "a commander in | Boko Haram": who is something in a body is so of it.
func (f *finder) inBody(at int) bool {
	if f.low[at] != "in" && f.low[at] != "at" && f.low[at] != "with" {
		return false
	}
	o, _ := f.object(at + 1)
	return o >= 0 && f.m(o).Type == extract.Organization && f.m(o).Form == extract.FormName
}

var anyPrep = []string{"of", "for", "in", "at", "with"}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// skipBrackets steps over "(IEC)".
func (f *finder) skipBrackets(at int) int {
	if at < f.sent.Last && (f.low[at] == "(" || f.low[at] == "-lrb-") {
		for k := at + 1; k < f.sent.Last && k < at+6; k++ {
			if f.low[k] == ")" || f.low[k] == "-rrb-" {
				return k + 1
			}
		}
	}
	return at
}

// object is the mention that heads the noun phrase starting at token at, or
// -1, and the end of the phrase. A name that only modifies does not count:
// "leader of the Taliban delegation" is not "leader of the Taliban", and "head
// of Peru's football league" is not "head of Peru".
func (f *finder) object(at int) (mention, stop int) {
	mention, stop = -1, at
	for k := at; k < f.sent.Last && k < at+14 && !f.timeAt(k); {
		m := f.longest(f.starts[k], func(m *extract.Mention) bool {
			return !(m.Form == extract.FormNominal && f.inner(m)) && !f.tag(m.First, "PRP$")
		})
		if m >= 0 && f.m(m).Form == extract.FormNominal && generic[f.low[f.m(m).Last-1]] {
			if in := f.longest(f.ends[f.m(m).Last-2], func(x *extract.Mention) bool {
				return x.Form == extract.FormName && x.First > f.m(m).First && x.Type == f.m(m).Type
			}); in >= 0 { // "the Pibor | area"
				mention, k = in, f.m(m).Last
				stop = min(k, f.sent.Last)
				continue
			}
		}
		switch {
		case f.tag(k, "POS") || f.low[k] == "'s":
			mention = -1
			k++
		case m >= 0:
			mention, k = m, f.m(m).Last
		case f.tag(k, "VBG") && mention >= 0 && f.m(mention).Type == extract.Place && k+1 < f.sent.Last && words["introduced"][f.low[k]] && len(f.starts[k+1]) > 0: // "the Lyon holding | X"
			mention = -1
			k++
		case f.low[k] == "-" && !f.tight(k):
			return mention, stop
		case f.low[k] == "-" && mention >= 0: // "the Geneva-based charity X"
			mention = -1
			k += 2
		case f.tag(k, "NN"):
			if mention < 0 || !generic[f.low[k]] && !(f.m(mention).Type == extract.Organization && words["operation"][f.low[k]] && k == f.m(mention).Last && !f.tag(k+1, "NN")) { // "head of the UNHCR | office in Iriba"
				mention = -1
			}
			k++
		case f.tag(k, "JJ", "HYPH", "CD", "AFX") || f.low[k] == "-":
			k++
			continue // it ends a phrase only if something follows
		case f.tag(k, "DT", "PRP$", "PDT", "VBN", "VBG") && mention < 0:
			k++
			continue
		default:
			return mention, stop
		}
		stop = min(k, f.sent.Last)
	}
	return mention, stop
}

// timeAt tells whether a time expression starts at the token.
func (f *finder) timeAt(tok int) bool { return f.times[tok] }

// inner tells whether a nominal mention holds a name of its own at its end
// ("the group Tripoli Rising"); the name is the better object then.
func (f *finder) inner(m *extract.Mention) bool {
	n := f.longest(f.ends[m.Last-1], func(x *extract.Mention) bool {
		return x.Form == extract.FormName && x.First > m.First && x.Type == m.Type
	})
	return n >= 0
}

// holdsComma: a recogniser may have run two names together: "Scheldemar, Public
// Works | Minister X".
func (f *finder) holdsComma(m *extract.Mention) bool {
	for t := m.First; t < m.Last; t++ {
		if f.low[t] == "," {
			return true
		}
	}
	return false
}

// possessorIn takes the country out of "Papua New Guinea's police" for the
// possessor of "minister".
func (f *finder) possessorIn(np *nounPhrase, first int) bool {
	np.premod = f.longest(f.starts[first], func(m *extract.Mention) bool { return f.isCountry(m) && m.Last < np.lex })
	return np.premod >= 0
}
