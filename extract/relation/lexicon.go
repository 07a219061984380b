package relation

import (
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// rtype is a relation type, made ready for matching. The keys of the file:
//
//	noun: spokesman | press secretary     its bearer is the subject
//	noun inverse: parent company          its bearer is the object
//	noun of: city | province              the name may follow: the city of S
//	prep: of | for                        may introduce the noun's complement
//	verb: lead | belong to                subject - verb (prep) - object
//	verb inverse: employ                  the grammatical object is the subject
//	passive: base in | locate in          subject - participle - prep - object
//	adjective: close to | loyal to        subject - is - adjective - prep - object
//	hyphen: based                         Geneva-based S, where Geneva is the object
//	hyphen inverse: led | backed          S-led O
//	pair: border | frontier               A-B border, border between A and B
//	link: in | near | @distance           S in O, side by side
//	comma: yes                            S, O
//	possessive: yes                       O's S, with S a name
//	head: ministry | army                 S is a body of this sort, O its country before it
//	affiliation: yes                      "Y's S", "S of Y", where nothing else is said
//	pattern subject: PLACE                the words above ask for these subjects only
//	symmetric, office, past (former)      see below
//	level country | region | city         offices that take O from the context
//	bare country: judge | prosecutor      offices of a country where no body is named
//	derive, derive from                   deputy + every noun of another type
type rtype struct {
	id        string
	subject   []extract.Type // of the patterns
	broad     []extract.Type // all that the graph allows
	object    []extract.Type
	preps     []string
	symmetric bool
	office    bool // the noun is kept as the office
	pastGone  bool // a verb in the simple past tells of what is over
}

// lexeme is a key phrase of a type: the words before the last, the last, and
// the preposition for verbs.
type lexeme struct {
	typ     *rtype
	words   []string // all words, lower case, hyphens taken apart
	prep    string
	inverse bool
	level   string
	bare    bool // only from the context, or from a country before it
	of      bool // its name may follow with "of": the city of Hyderabad
}

// lexicon indexes the phrases of all types by their last word.
type lexicon struct {
	types      map[string]*rtype
	nouns      map[string][]lexeme
	verbs      map[string][]lexeme
	passives   map[string][]lexeme
	adjectives map[string][]lexeme
	hyphens    map[string][]lexeme
	pairs      map[string][]lexeme
	links      map[string][]lexeme // by first word
	heads      map[string][]lexeme
	commas     []*rtype
	possessive []*rtype
	affiliates []*rtype

	sorts   map[string]string    // word -> the types in whose phrases it is the chief word
	classes map[string][2]uint16 // word -> coarse and fine class
	allowed [3][3][]int          // types of subject and object -> classes of the classifier
}

func compile(o *ontology.Ontology) *lexicon {
	lx := &lexicon{types: map[string]*rtype{}, nouns: map[string][]lexeme{}, verbs: map[string][]lexeme{},
		passives: map[string][]lexeme{}, adjectives: map[string][]lexeme{}, hyphens: map[string][]lexeme{},
		pairs: map[string][]lexeme{}, links: map[string][]lexeme{}, heads: map[string][]lexeme{}}
	for _, t := range o.Types(ontology.KindRelation) {
		lx.add(o, t)
	}
	for _, m := range []map[string][]lexeme{lx.nouns, lx.verbs, lx.passives, lx.adjectives, lx.hyphens, lx.links} {
		for k := range m { // longest first
			slices.SortStableFunc(m[k], func(a, b lexeme) int { return len(b.words) - len(a.words) })
		}
	}
	lx.sort()
	lx.allow()
	return lx
}

// sort notes for every chief word of a phrase in which types' files it stands.
func (lx *lexicon) sort() {
	lx.sorts = map[string]string{}
	sets := map[string][]string{}
	for how, m := range map[string]map[string][]lexeme{"n": lx.nouns, "v": lx.verbs, "p": lx.passives, "h": lx.hyphens, "b": lx.heads} {
		for w, list := range m {
			for _, l := range list {
				s := how + ":" + l.typ.id
				if l.inverse {
					s += "-"
				}
				if !slices.Contains(sets[w], s) {
					sets[w] = append(sets[w], s)
				}
			}
		}
	}
	for w, set := range sets {
		slices.Sort(set)
		lx.sorts[w] = strings.Join(set, "+")
	}
}

func (lx *lexicon) add(o *ontology.Ontology, t *ontology.Type) {
	rt := &rtype{id: t.ID, preps: t.Get("prep"), symmetric: t.First("symmetric") == "yes",
		office: t.First("office") == "yes", pastGone: t.First("past") == "former"}
	for _, s := range t.Roles()["subject"] {
		rt.subject = append(rt.subject, extract.Type(s))
	}
	rt.broad = rt.subject
	if list := t.Get("pattern subject"); len(list) > 0 {
		rt.subject = nil
		for _, s := range list {
			rt.subject = append(rt.subject, extract.Type(s))
		}
	}
	for _, s := range t.Roles()["object"] {
		rt.object = append(rt.object, extract.Type(s))
	}
	if len(rt.preps) == 0 {
		rt.preps = []string{"of", "for", "in", "at", "to"}
	}
	lx.types[t.ID] = rt
	level := map[string]string{}
	for _, l := range []string{"country", "region", "city"} {
		for _, n := range t.Get("level " + l) {
			level[n] = l
		}
	}
	nouns := t.Get("noun")
	for _, from := range t.Get("derive from") {
		if src := o.Type(from); src != nil {
			for _, mod := range t.Get("derive") {
				for _, n := range src.Get("noun") {
					nouns = append(nouns, mod+" "+n)
				}
			}
		}
	}
	last := func(m map[string][]lexeme, key string, inverse bool) {
		for _, n := range t.Get(key) {
			lx.put(m, rt, n, inverse, "")
		}
	}
	for _, n := range nouns {
		lx.put(lx.nouns, rt, n, false, level[n])
	}
	for _, n := range t.Get("bare country") {
		for _, k := range []string{split(n)[len(split(n))-1]} {
			lx.nouns[k] = append(lx.nouns[k], lexeme{typ: rt, words: split(n), level: "country", bare: true})
		}
	}
	for _, n := range t.Get("noun of") {
		ws := split(n)
		k := ws[len(ws)-1]
		lx.nouns[k] = append(lx.nouns[k], lexeme{typ: rt, words: ws, of: true})
	}
	last(lx.nouns, "noun inverse", true)
	last(lx.hyphens, "hyphen", false)
	last(lx.hyphens, "hyphen inverse", true)
	last(lx.pairs, "pair", false)
	last(lx.heads, "head", false)
	for _, k := range []string{"verb", "verb inverse"} {
		for _, v := range t.Get(k) {
			putVerb(lx.verbs, rt, v, k == "verb inverse")
		}
	}
	for _, v := range t.Get("passive") {
		putVerb(lx.passives, rt, v, false)
	}
	for _, v := range t.Get("adjective") {
		putVerb(lx.adjectives, rt, v, false)
	}
	for _, v := range t.Get("link") {
		ws := split(v)
		lx.links[ws[0]] = append(lx.links[ws[0]], lexeme{typ: rt, words: ws})
	}
	if t.First("comma") == "yes" {
		lx.commas = append(lx.commas, rt)
	}
	if t.First("possessive") == "yes" {
		lx.possessive = append(lx.possessive, rt)
	}
	if t.First("affiliation") == "yes" {
		lx.affiliates = append(lx.affiliates, rt)
	}
}

func (lx *lexicon) put(m map[string][]lexeme, rt *rtype, phrase string, inverse bool, level string) {
	for _, ws := range [][]string{split(phrase), strings.Fields(strings.ToLower(phrase))} {
		k := ws[len(ws)-1]
		if n := len(m[k]); n > 0 && m[k][n-1].typ == rt && slices.Equal(m[k][n-1].words, ws) {
			continue // no hyphen that the tokenizer might leave alone ("co-founder")
		}
		m[k] = append(m[k], lexeme{typ: rt, words: ws, inverse: inverse, level: level})
	}
}

// putVerb reads "belong to", "share border with": first word, rest, and the
// last word as preposition when there are several.
func putVerb(m map[string][]lexeme, rt *rtype, phrase string, inverse bool) {
	ws := split(phrase)
	l := lexeme{typ: rt, words: ws[:1], inverse: inverse}
	if n := len(ws); n > 1 {
		l.prep, l.words = ws[n-1], ws[:n-1]
	}
	m[ws[0]] = append(m[ws[0]], l)
}

// split cuts at spaces and hyphens, as the tokenizer does.
func split(phrase string) []string {
	return strings.FieldsFunc(strings.ToLower(phrase), func(r rune) bool { return r == ' ' || r == '-' })
}
