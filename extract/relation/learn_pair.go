package relation

import (
	"context"
	"slices"

	"dateline/extract"
)

// Pair is two mentions of one sentence of which a relation of some type might
// hold, subject first, with what the classifier sees of them.
type Pair struct {
	Subject, Object int      // indexes into Document.Mentions
	Classes         []int    // what the ontology allows, indexes into Classes(); shared, not to be changed
	Features        []uint32 // hashes; nil in the stage itself
	Names           []string // of the features, in words; only where asked for
	Sentence        int      // the sentence of both
	Ruled           bool     // the rules have an edge between the two, or say that there is none

	subjectKey, objectKey   int32      // chains
	subjectList, objectList []int32    // chains of those that stand in a list with them
	taken                   []ruleEdge // what the rules found in the sentence
}

// Pairs gives the candidates of an annotated document in text order, also
// those that the rules have joined. It runs the rules anew, so that it does
// not matter what doc.Relations holds. Words asks for the names of features.
func (st *Stage) Pairs(doc *extract.Document, words bool) []Pair {
	cp := *doc
	f := st.finder(&cp)
	_ = f.rules(context.Background()) // which never ends
	var out []Pair
	x := newFeats(f, words)
	x.ofRuled = true
	x.visit = func(p Pair) {
		p.Features, p.Names = slices.Clone(x.out), slices.Clone(x.said)
		x.lists(&p)
		out = append(out, p)
	}
	x.candidates()
	return out
}

// candidates visits the pairs of mentions within a sentence, one for every two
// chains: the two mentions that stand nearest to each other. Both directions
// of a pair are visited where the ontology allows them.
func (x *feats) candidates() {
	f := x.f
	at := 0
	for i := range f.doc.Sentences {
		s := f.doc.Sentences[i]
		x.list = x.list[:0]
		for ; at < len(f.doc.Mentions) && f.m(at).First < s.Last; at++ {
			if m := f.m(at); m.First >= s.First && m.First < m.Last && m.Last <= s.Last && f.named(m) {
				x.list = append(x.list, at)
			}
		}
		if s.Kind != "boilerplate" && s.Kind != "social" && len(x.list) <= mostMentions {
			x.pairsIn(i)
		}
	}
}

// mostMentions is how many mentions a sentence may have: more are a table or a
// list that lost its line breaks, and to compare all would take forever.
const mostMentions = 60

// nearPair is the nearest mentions of two chains.
type nearPair struct {
	a, b   int32 // chains, the lesser first
	i, j   int   // mentions in text order
	gap    int
	behind bool // nearer mentions of the same chains were found
}

func (x *feats) pairsIn(sentence int) {
	f := x.f
	x.near = x.near[:0]
	for k, i := range x.list {
		for _, j := range x.list[k+1:] {
			a, b := x.mention(i).chain, x.mention(j).chain
			g := f.gap(i, j)
			if f.m(j).First-f.m(i).Last > farthest {
				break
			}
			if a == b {
				continue
			}
			x.near = nearest(x.near, nearPair{a: min(a, b), b: max(a, b), i: i, j: j, gap: g})
		}
	}
	for _, p := range x.near {
		if p.behind {
			continue
		}
		ruled := x.ruled[[2]int32{p.a, p.b}]
		if ruled && !x.ofRuled || !ruled && !x.close(p.i, p.j, p.gap) {
			continue
		}
		x.visitBoth(p, sentence, ruled)
	}
}

// nearest enters a pair unless one of the same chains stands nearer.
func nearest(list []nearPair, p nearPair) []nearPair {
	for k := range list {
		if q := &list[k]; q.a == p.a && q.b == p.b && !q.behind {
			if q.gap <= p.gap {
				return list
			}
			q.behind = true
		}
	}
	return append(list, p)
}

func (x *feats) visitBoth(p nearPair, sentence int, ruled bool) {
	for _, so := range [][2]int{{p.i, p.j}, {p.j, p.i}} {
		s, o := x.mention(so[0]), x.mention(so[1])
		classes := x.f.lx.allowed[s.typ][o.typ]
		if len(classes) == 0 {
			continue
		}
		x.reset()
		x.pair(so[0], so[1], ruled)
		x.visit(Pair{Subject: so[0], Object: so[1], Classes: classes, Sentence: sentence, Ruled: ruled,
			subjectKey: s.chain, objectKey: o.chain, taken: x.edges[sentence]})
	}
}

// farthest is how many tokens may lie between two mentions that are compared.
const farthest = 12

// close keeps the pairs that are worth a look. Of 255 learned edges of 900
// reports, two thirds touched over at most two arcs; the third of all pairs
// that this keeps holds 97 in 100 of them.
func (x *feats) close(i, j, gap int) bool {
	steps := x.steps(x.f.m(i).HeadTok, x.f.m(j).HeadTok)
	return steps <= 2 && gap <= 8 || steps == 3 && gap <= 7 || steps <= 5 && gap <= 2
}

// steps is how many arcs lie between two tokens; 99 where no tree joins them.
func (x *feats) steps(a, b int) int {
	if i, j := x.meet(a, b); i >= 0 {
		return i + j
	}
	return 99
}

// meet is how many arcs two tokens lie below where their ways to the root meet,
// -1 where no tree joins them. The ways stay in up and down.
func (x *feats) meet(a, b int) (i, j int) {
	x.up, x.down = x.climb(a, x.up), x.climb(b, x.down)
	for i, t := range x.up {
		if j := slices.Index(x.down, t); j >= 0 {
			return i, j
		}
	}
	return -1, -1
}

// acrossClauses: one of the two stands in a clause below the other's: "unless
// Croatia surrenders Ante Gotovina, the European Union will not open talks".
// What two clauses say together is not for a classifier of pairs to guess.
func (x *feats) acrossClauses(i, j int) bool {
	k, l := x.meet(x.f.m(i).HeadTok, x.f.m(j).HeadTok)
	return k >= 0 && (slices.ContainsFunc(x.up[:k], x.clausal) || slices.ContainsFunc(x.down[:l], x.clausal))
}

// ofAnother: what leads to the object is somebody whom the subject only meets or
// the like: "Ali Hassan met the brother of Karim Hassan".
func (x *feats) ofAnother(i, j int) bool {
	f := x.f
	noun := f.head(f.m(j).HeadTok)
	if noun < 0 || !f.tag(noun, "NN") || !extract.RelIs(f.doc.Tokens[noun].Rel, "obj", "iobj", "obl*") {
		return false
	}
	verb := f.head(noun)
	if verb < 0 || f.head(f.m(i).HeadTok) != verb || !extract.RelIs(f.doc.Tokens[f.m(i).HeadTok].Rel, "nsubj*") {
		return false
	}
	switch f.doc.Tokens[verb].Lemma {
	case "become", "remain", "serve", "act", "work", "name", "appoint", "elect", "marry", "be":
		return false
	}
	return slices.ContainsFunc(f.doc.Mentions, func(m extract.Mention) bool {
		return m.HeadTok == noun && m.Type == extract.Person && m.Form == extract.FormNominal
	})
}

func (x *feats) clausal(tok int) bool {
	return extract.RelIs(x.f.doc.Tokens[tok].Rel, "advcl", "ccomp", "parataxis")
}

// gap is how many tokens lie between two mentions; 0 where they touch or one
// holds the other.
func (f *finder) gap(i, j int) int {
	a, b := f.m(i), f.m(j)
	return max(0, b.First-a.Last, a.First-b.Last)
}

// lists adds the chains of what stands in a list with either side.
func (x *feats) lists(p *Pair) {
	p.subjectList, p.objectList = x.listKeys(p.Subject), x.listKeys(p.Object)
}

func (x *feats) listKeys(i int) []int32 {
	var out []int32
	if x.f.m(i).Form != extract.FormPronoun {
		for _, k := range x.f.list(i) {
			out = append(out, x.mention(k).chain)
		}
	}
	return out
}
