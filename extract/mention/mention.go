// Package mention finds everything in a report that refers to a person, a
// place or an organization. In go tokens with tags (trees help) and the names
// of the recogniser; out come Document.Mentions: names with their titles taken
// off, compounds ("Ostrava-Zilina rail crossing", which holds two names),
// nominals ("the insurgents", "the Kenyan interior ministry"), pronouns,
// demonyms ("Kenyan") and capitals that stand for a government.
//
// Names come first and nominals are built around them, so a wrong name makes a
// wrong nominal; the stage repairs the types of names by their last word and
// by the gazetteer, and fills gaps by patterns and by what the same report
// calls a name elsewhere.
package mention

import (
	"context"
	"sort"
	"strconv"
	"strings"

	"dateline/extract"
)

// Lexicon is what the stage must know of the world. The knowledge base in
// extract/kb is one.
type Lexicon interface {
	extract.Gazetteer
	// Demonym gives the country of an adjective or a name of its people.
	Demonym(word string) (iso2 string, ok bool)
	// CountryNamed gives the country of that name.
	CountryNamed(name string) (iso2 string, ok bool)
	// CapitalNamed gives the country whose capital has that name.
	CapitalNamed(name string) (iso2 string, ok bool)
	// Gender gives masc or fem for a given name that one gender bears.
	Gender(given string) string
}

// Stage finds mentions.
type Stage struct {
	lex   Lexicon
	words *tables
}

// New makes the stage.
func New(lex Lexicon) *Stage { return &Stage{lex, loadTables()} }

// Name is "mention".
func (*Stage) Name() string { return "mention" }

// Requires tags and names.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTokens, extract.LayerTags, extract.LayerNames}
}

// Provides mentions.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerMentions} }

// Annotate fills doc.Mentions.
func (st *Stage) Annotate(_ context.Context, doc *extract.Document) error {
	w := &work{st: st, lex: st.lex, t: st.words, doc: doc}
	w.prepare()
	w.findShips()
	w.shortNames()
	w.brackets()
	w.datelineAgency()
	w.masthead()
	w.afterBody()
	w.names()
	w.authors()
	w.patterns()
	w.again()
	for si := range doc.Sentences {
		if s := &doc.Sentences[si]; s.Kind != "boilerplate" {
			w.sentence(s)
		}
	}
	w.metonyms()
	w.stateNames()
	w.innerCountries()
	w.finish()
	return nil
}

// work is the state of one document.
type work struct {
	st    *Stage
	lex   Lexicon
	t     *tables
	doc   *extract.Document
	words []string
	low   []string
	// name holds per token the index+1 into out of the name that covers it.
	name []int32
	out  []extract.Mention
	// titled marks tokens that stand in a title before a name.
	titled []bool
	skip   []bool // tokens of boilerplate
	// lower counts words that the report writes in lower case.
	lower map[string]bool
	// settled are the surfaces that the report's contexts make a body.
	settled map[string]bool
	storms  map[string]bool // names of storms, which are nobody's
	afloat  int             // 1 and the words for ships in the report, 0 before they are counted
	ships   map[string]bool // names of ships, likewise
	short   map[string]bool // short names that the report gives to bodies in brackets
	ends    map[string]bool // names and what they end in, made when asked for
}

func (w *work) prepare() {
	n := len(w.doc.Tokens)
	w.words, w.low = make([]string, n), make([]string, n)
	w.name, w.titled, w.skip = make([]int32, n), make([]bool, n), make([]bool, n)
	w.storms, w.ships, w.short = map[string]bool{}, map[string]bool{}, map[string]bool{}
	w.lower, w.settled = map[string]bool{}, map[string]bool{}
	for i := range n {
		s := w.doc.Word(i)
		w.words[i], w.low[i] = s, strings.ToLower(s)
		if w.low[i] == s {
			w.lower[s] = true
		}
		if i > 0 && stormWord[w.low[i-1]] && upper(w.words[i-1]) && upper(s) {
			w.storms[s] = true // "Hurricane Ida", then "Ida" alone
		}
	}
	for _, s := range w.doc.Sentences {
		if s.Kind == "boilerplate" && !w.byline(&s) {
			for i := s.First; i < s.Last; i++ {
				w.skip[i] = true
			}
		}
	}
}

func (w *work) tag(i int) string {
	if i < 0 || i >= len(w.doc.Tokens) {
		return ""
	}
	return w.doc.Tokens[i].Tag
}

func (w *work) lowAt(i int) string {
	if i < 0 || i >= len(w.low) {
		return ""
	}
	return w.low[i]
}

func (w *work) noun(i int) bool { return strings.HasPrefix(w.tag(i), "NN") }

// add appends a mention of tokens first to last-1 and gives its index.
func (w *work) add(first, last, head int, m extract.Mention) int {
	m.First, m.Last, m.HeadTok = first, last, head
	m.Span = w.doc.TokenSpan(first, last)
	m.Head = extract.Pair(w.doc.Tokens[head].Span)
	if m.Score == 0 {
		m.Score = 0.8
	}
	w.out = append(w.out, m)
	return len(w.out) - 1
}

// cover marks the tokens of a name.
func (w *work) cover(k int) {
	for i := w.out[k].First; i < w.out[k].Last; i++ {
		w.name[i] = int32(k + 1)
	}
}

// nameAt is the index into out of the name that covers a token, or -1.
func (w *work) nameAt(i int) int {
	if i < 0 || i >= len(w.name) {
		return -1
	}
	return int(w.name[i]) - 1
}

// free tells whether no name covers the tokens.
func (w *work) free(first, last int) bool {
	for i := first; i < last; i++ {
		if w.name[i] != 0 {
			return false
		}
	}
	return true
}

// finish sorts the mentions into text order and gives them ids.
func (w *work) finish() {
	sort.SliceStable(w.out, func(i, j int) bool {
		a, b := &w.out[i], &w.out[j]
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
	out := w.out[:0]
	for _, m := range w.out {
		if n := len(out); n > 0 && out[n-1].Span == m.Span {
			continue
		}
		out = append(out, m)
	}
	for i := range out {
		out[i].ID = "m" + strconv.Itoa(i+1)
	}
	w.doc.Mentions = out
}
