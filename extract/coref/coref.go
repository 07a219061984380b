// Package coref joins the mentions of one report that are the same thing. In
// go Document.Mentions, out come Document.Chains, and Mention.Chain is set.
//
// Names are joined first (aliases, last names, acronyms, spellings), then
// bodies of state by country ("the interior ministry" in a report on Ghana is
// the Interior Ministry of Ghana), then nominals and pronouns in text order by
// type, number, gender, role and salience. Precision comes first: what differs
// in gender, number, country or name is not joined, and where two antecedents
// are as good, none is taken. First and second person stay without a chain:
// who speaks is known only to extract/claim.
package coref

import (
	"context"
	"strconv"

	"dateline/extract"
)

// Lexicon is what the stage must know of the world; extract/kb's Base is one.
type Lexicon interface {
	// CountryName gives the name of a country and the adjective made from it.
	CountryName(iso2 string) (name, adjective string)
	// CapitalNamed gives the country whose capital has that name.
	CapitalNamed(name string) (iso2 string, ok bool)
}

// Stage makes chains.
type Stage struct{ lex Lexicon }

// New makes the stage.
func New(lex Lexicon) *Stage { return &Stage{lex} }

// Name is "coref".
func (*Stage) Name() string { return "coref" }

// Requires mentions.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTokens, extract.LayerTags, extract.LayerMentions}
}

// Provides chains.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerChains} }

// Annotate sets Mention.Chain and doc.Chains.
func (st *Stage) Annotate(_ context.Context, doc *extract.Document) error {
	r := newResolver(st.lex, doc)
	r.names()
	r.acronyms()
	r.arm()
	r.order()
	r.bracketed() // bodies of state have their chains only now
	r.write()
	return nil
}

// cluster is a chain in the making.
type cluster struct {
	id       int
	mentions []int
	typ      extract.Type
	kind     string
	number   string
	gender   string
	country  string
	named    bool
	name     string // canonical name when it is made, not read
	also     string // another made name: "Mwanza prison" for "the prison in Mwanza"
	// body is the key of a body of state ("ministry interior", "police").
	body string
	// words are the folded words of each name form.
	forms map[string][]string
	parts map[string]bool // crossing: folded names of the places it joins
	into  *cluster        // the chain that took this one in
	// holders are the countries and provinces that the text puts a place in.
	holders map[string]bool
	last    int // last mention that the reading has passed, -1
	count   int // mentions passed
}

// root is the chain itself, or the one that took it in.
func (c *cluster) root() *cluster {
	for c.into != nil {
		c = c.into
	}
	return c
}

type resolver struct {
	lex  Lexicon
	doc  *extract.Document
	ms   []extract.Mention
	sent []int // sentence per mention
	of   []*cluster
	all  []*cluster

	folded   []string // surface per mention
	byName   map[string][]*cluster
	country  map[string]*cluster // ISO code -> chain of the country
	bodies   map[string]*cluster // "AF ministry interior"
	recent   []int               // mentions passed, in order
	armed    []*cluster          // named armed groups of the report
	crossing []*cluster
	says     int                // who says the clause that the pronoun being read opens, -1
	only     map[string]string  // body of state -> its only country in the report, or ""
	weight   map[string]float64 // country -> weight so far, decaying
}

func newResolver(lex Lexicon, doc *extract.Document) *resolver {
	n := len(doc.Mentions)
	r := &resolver{lex: lex, doc: doc, ms: doc.Mentions, sent: make([]int, n), of: make([]*cluster, n), folded: make([]string, n),
		byName: map[string][]*cluster{}, country: map[string]*cluster{}, bodies: map[string]*cluster{}, weight: map[string]float64{}}
	for i := range r.ms {
		r.sent[i] = doc.SentenceOf(r.ms[i].First)
		r.folded[i] = fold(doc.Surface(r.ms[i].Span))
	}
	return r
}

// start makes a chain of one mention.
func (r *resolver) start(i int) *cluster {
	m := &r.ms[i]
	c := &cluster{id: len(r.all), typ: m.Type, kind: m.Kind, number: m.Number, gender: m.Gender, country: m.Country, last: -1, forms: map[string][]string{}}
	r.all = append(r.all, c)
	r.join(i, c)
	return c
}

// join adds a mention to a chain and fills what the chain did not know.
func (r *resolver) join(i int, c *cluster) {
	m := &r.ms[i]
	r.of[i] = c
	c.mentions = append(c.mentions, i)
	if m.Form == extract.FormPronoun {
		if c.gender == "" && m.Gender != "neut" {
			c.gender = m.Gender
		}
		return
	}
	if c.gender == "" || m.Form == extract.FormNominal && m.Gender != "" && m.Gender != "neut" {
		c.gender = m.Gender // "Yance Tabuni, the spokesman": the noun knows better than the name
	}
	if c.country == "" && !m.Metonym && c.kind != "crossing" {
		c.country = m.Country
	}
	if c.kind == "" && !(m.Kind == "country" && c.named) && !(c.named && c.typ == extract.Person) {
		c.kind = m.Kind
	}
	if m.Form == extract.FormName {
		c.named = c.named || m.Source != "nominal" || m.Country != "" // "interior ministry": whose?
		c.forms[r.folded[i]] = words(r.folded[i])
	}
}

// write numbers the chains by first mention and describes them.
func (r *resolver) write() {
	chains := make([]extract.Chain, 0, len(r.all))
	done := map[*cluster]bool{}
	for i := range r.ms {
		c := r.of[i]
		if c == nil || done[c] {
			continue
		}
		done[c] = true
		chains = append(chains, r.chain(c, "k"+strconv.Itoa(len(chains)+1)))
	}
	r.doc.Chains = chains
}

func (r *resolver) chain(c *cluster, id string) extract.Chain {
	ch := extract.Chain{ID: id, Type: c.typ, Kind: c.kind, Gender: c.gender, Country: c.country, Named: c.named || c.name != ""}
	if ch.Gender == "neut" {
		ch.Gender = ""
	}
	mentions := sortedInts(c.mentions)
	for _, i := range mentions {
		m := &r.doc.Mentions[i]
		m.Chain = id
		if m.Form == extract.FormPronoun {
			if m.Type = c.typ; c.kind == "country" {
				m.Kind, m.Metonym = c.kind, r.subject(i) // "it" that signs and condemns, as its country does
			}
		}
		ch.Mentions = append(ch.Mentions, m.ID)
	}
	ch.Name = r.bestName(c, mentions)
	seen := map[string]bool{ch.Name: true}
	alias := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			ch.Aliases = append(ch.Aliases, s)
		}
	}
	for _, i := range mentions {
		if m := &r.ms[i]; m.Form == extract.FormName && !m.Metonym {
			alias(r.surface(i))
		}
	}
	for _, s := range r.shortCrossings(c) {
		alias(s)
	}
	alias(c.also)
	return ch
}
