package relation

import (
	"sort"

	"dateline/extract"
)

// farthest is how many tokens may lie between two mentions that are compared.
const farthest = 45

// Pair is two mentions of one sentence of which a relation of some type might
// hold, subject first, with what the classifier sees of them.
type Pair struct {
	Subject, Object int      // indexes into Document.Mentions
	Classes         []int    // what the ontology allows, indexes into Classes()
	Features        []uint32 // hashes
	Names           []string // of the features, in words; only where asked for
	Sentence        int      // the sentence of both
	Ruled           bool     // the rules have an edge between the two, or say that there is none

	subjectKey, objectKey   string   // chains
	subjectList, objectList []string // chains of those that stand in a list with them
	taken                   []ruleEdge
}

// Pairs gives the candidates of an annotated document in text order, with
// what the rules leave to be decided. It runs the rules anew, so that it does
// not matter what doc.Relations holds. Words asks for the names of features.
func (st *Stage) Pairs(doc *extract.Document, words bool) []Pair {
	cp := *doc
	f := st.finder(&cp)
	f.rules(nil)
	return f.candidates(&want{ruled: true, words: words})
}

// want is what is asked beside the features of the pairs that the rules leave
// open: those of the others, and names.
type want struct{ ruled, words bool }

// candidates are the pairs of mentions within a sentence, one for every two
// chains: the two mentions that stand nearest to each other.
func (f *finder) candidates(w *want) []Pair {
	x := newFeats(f, w != nil && w.words)
	x.ofRuled = w != nil && w.ruled
	var out []Pair
	for i := range f.doc.Sentences {
		switch s := f.doc.Sentences[i]; s.Kind {
		case "boilerplate", "social":
		default:
			out = f.pairsIn(i, x, out)
		}
	}
	return out
}

func (f *finder) pairsIn(sentence int, x *feats, out []Pair) []Pair {
	s := f.doc.Sentences[sentence]
	var list []int
	for t := s.First; t < s.Last; t++ {
		for _, i := range f.starts[t] {
			if m := f.m(i); m.Last <= s.Last && f.named(m) {
				list = append(list, i)
			}
		}
	}
	type two struct{ a, b string }
	at := map[two]int{}
	var pairs [][2]int
	for k, i := range list {
		for _, j := range list[k+1:] {
			d := f.gap(i, j)
			if f.key(f.m(i)) == f.key(f.m(j)) || d > farthest {
				continue
			}
			key := two{f.key(f.m(i)), f.key(f.m(j))}
			if key.b < key.a {
				key = two{key.b, key.a}
			}
			if n, ok := at[key]; ok {
				if d < f.gap(pairs[n][0], pairs[n][1]) {
					pairs[n] = [2]int{i, j}
				}
				continue
			}
			at[key] = len(pairs)
			pairs = append(pairs, [2]int{i, j})
		}
	}
	x.sentence(s, list)
	for _, p := range pairs {
		ruled := x.ruled[[2]string{f.key(f.m(p[0])), f.key(f.m(p[1]))}]
		if ruled && !x.ofRuled {
			continue
		}
		for _, so := range [][2]int{p, {p[1], p[0]}} {
			classes := f.allowed(so[0], so[1])
			if len(classes) == 0 {
				continue
			}
			q := Pair{Subject: so[0], Object: so[1], Classes: classes, Sentence: sentence, Ruled: ruled}
			q.subjectKey, q.objectKey = f.key(f.m(so[0])), f.key(f.m(so[1]))
			q.subjectList, q.objectList = f.listKeys(so[0]), f.listKeys(so[1])
			q.taken = x.edges
			x.reset()
			x.pair(so[0], so[1], ruled)
			q.Features = append([]uint32(nil), x.out...)
			q.Names = append([]string(nil), x.said...)
			out = append(out, q)
		}
	}
	return out
}

// gap is how many tokens lie between two mentions; 0 where they touch or one
// holds the other.
func (f *finder) gap(i, j int) int {
	a, b := f.m(i), f.m(j)
	return max(0, b.First-a.Last, a.First-b.Last)
}

// allowed are the classes that the ontology allows between the two.
func (f *finder) allowed(s, o int) []int {
	var out []int
	for c, types := range classTypes {
		for _, id := range types {
			if t := f.lx.types[id]; t != nil && f.typeOK(t.broad, f.m(s)) && f.typeOK(t.object, f.m(o)) {
				out = append(out, c+1)
				break
			}
		}
	}
	sort.Ints(out)
	return out
}

// classTypes are the classes of the classifier: a type, or types that differ
// by the sort of body only and are told apart afterwards. Class 0 is none.
var classTypes = [][]string{
	{"leads", "holds_office", "deputy_of", "governs"}, {"agency_of", "part_of"}, {"located_in"}, {"based_in"}, {"member_of"}, {"owns"}, {"borders"},
	{"relative_of"}, {"employed_by"}, {"citizen_of"}, {"spokesman_of"}, {"located_near"}, {"operates"}, {"founded"}, {"represents"}, {"opposes"},
	{"born_in"}, {"lives_in"}, {"claims_territory"}, {"fights"}, {"educated_at"}, {"allied_with"}, {"capital_of"}, {"candidate_of"},
	{"affiliated_with"}, {"succeeds"},
}

// Classes are the names of the classifier's classes; the first stands for no relation.
func Classes() []string {
	out := []string{"none"}
	for _, c := range classTypes {
		out = append(out, c[0])
	}
	return out
}

// ClassOf is the class of a relation type, 0 for one that is not learned.
func ClassOf(typ string) int {
	for c, types := range classTypes {
		for _, t := range types {
			if t == typ {
				return c + 1
			}
		}
	}
	return 0
}

// listKeys are the chains of what stands in a list with the mention.
func (f *finder) listKeys(i int) []string {
	var out []string
	if f.m(i).Form != extract.FormPronoun {
		for _, k := range f.list(i) {
			out = append(out, f.key(f.m(k)))
		}
	}
	return out
}
