package relation

import (
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/perceptron"
)

// feats collects the features of one pair after the other. Words and labels
// are hashed once a document; a feature is a template over such hashes.
type feats struct {
	f       *finder
	visit   func(Pair) // is given every pair; its features are in out until the next
	ofRuled bool       // pairs that the rules have joined are asked for too

	out   []uint32
	said  []string          // what each feature is, in words; nil unless asked for
	names map[uint32]string // hash -> what it stands for; nil unless asked for
	tok   []tokSyms         // by token, made when asked for
	men   []menSyms         // by mention, made when asked for

	chains map[string]int32 // number of a chain or of a mention without one
	list   []int            // mentions of the sentence
	near   []nearPair
	ruled  map[[2]int32]bool    // two chains, the lesser first, that the rules have joined in this document
	edges  map[int][]ruleEdge   // by sentence
	of     map[int32][]ruleSide // chain -> what the rules say of it, each class once

	up, down []int // ways through the tree, used again
}

// ruleSide is that a chain stands on one side of an edge of a class.
type ruleSide struct {
	other   int32
	class   uint32
	subject bool
}

// ruleEdge is what the rules found, for the choice between rivals.
type ruleEdge struct {
	s, o  int32 // chains
	class int
}

// tokSyms are the hashes of a token.
type tokSyms struct {
	known                     bool
	word, lemma, tag, rel     uint32
	coarse, fine, lx, general uint32
	sorts                     []uint32 // the types that lx joins
}

// menSyms are the hashes of a mention.
type menSyms struct {
	known             bool
	country           bool
	typ               int
	chain             int32
	name              uint32 // of the type
	form, kind        uint32
	last, first       uint32
	lastClass, lastLx uint32
}

func newFeats(f *finder, words bool) *feats {
	x := &feats{f: f, tok: make([]tokSyms, len(f.doc.Tokens)), men: make([]menSyms, len(f.doc.Mentions)),
		chains: make(map[string]int32, len(f.doc.Chains)), ruled: map[[2]int32]bool{}, of: map[int32][]ruleSide{}, edges: map[int][]ruleEdge{}}
	if words {
		x.names = map[uint32]string{}
	}
	for i := range f.doc.Relations {
		x.rule(&f.doc.Relations[i])
	}
	return x
}

// rule enters an edge of the rules.
func (x *feats) rule(r *extract.RelationMention) {
	i, j := x.f.byID[r.Subject], x.f.byID[r.Object]
	a, b := x.mention(i).chain, x.mention(j).chain
	x.ruled[[2]int32{min(a, b), max(a, b)}] = true
	c := r.Type
	if k := ClassOf(r.Type); k > 0 {
		c = classTypes[k-1][0]
	}
	at := x.f.doc.SentenceOf(x.f.m(i).First)
	x.edges[at] = append(x.edges[at], ruleEdge{a, b, ClassOf(r.Type)})
	if len(x.of[a]) > 40 || len(x.of[b]) > 40 { // enough is said of it
		return
	}
	if s := (ruleSide{b, x.sym(c), true}); !slices.Contains(x.of[a], s) {
		x.of[a] = append(x.of[a], s)
	}
	if s := (ruleSide{a, x.sym(c), false}); !slices.Contains(x.of[b], s) {
		x.of[b] = append(x.of[b], s)
	}
}

func (x *feats) reset() { x.out, x.said = x.out[:0], x.said[:0] }

// sym is the hash that stands for a string in a feature.
func (x *feats) sym(s string) uint32 {
	h := perceptron.Hash(s)
	if x.names != nil {
		x.names[h] = s
	}
	return h
}

// add enters a feature: a template with its values.
func (x *feats) add(template string, vals ...uint32) {
	h := perceptron.Hash(template)
	for _, v := range vals {
		h = perceptron.Mix(h, v)
	}
	x.out = append(x.out, h)
	if x.names != nil {
		parts := []string{template}
		for _, v := range vals {
			parts = append(parts, x.names[v])
		}
		x.said = append(x.said, strings.Join(parts, "|"))
	}
}

// mention gives the symbols of a mention.
func (x *feats) mention(i int) *menSyms {
	s := &x.men[i]
	if s.known {
		return s
	}
	f := x.f
	m := f.m(i)
	s.known = true
	key := f.key(m)
	n, ok := x.chains[key]
	if !ok {
		n = int32(len(x.chains))
		x.chains[key] = n
	}
	typ := m.Type
	if c := f.chains[m.Chain]; c != nil && m.Form == extract.FormPronoun {
		typ = c.Type
	}
	s.chain, s.typ, s.name = n, typeIndex(typ), x.sym(string(typ))
	s.form, s.kind, s.country = x.sym(string(m.Form)), x.sym(f.kind(m)), f.isCountry(m)
	if m.First >= m.Last {
		return s
	}
	last := m.Last - 1
	if f.tag(last, "POS") && last > m.First {
		last--
	}
	s.last, s.first = x.sym(f.low[last]), x.sym(f.low[m.First])
	if c, ok := f.lx.classes[f.low[last]]; ok && m.Form != extract.FormDemonym {
		s.lastClass = x.sym("c" + strconv.Itoa(int(c[0])))
	}
	if lx := f.lx.sorts[f.low[last]]; lx != "" {
		s.lastLx = x.sym(lx)
	}
	return s
}

// t gives the symbols of a token.
func (x *feats) t(i int) *tokSyms {
	s := &x.tok[i]
	if s.known {
		return s
	}
	f := x.f
	tk := &f.doc.Tokens[i]
	s.known = true
	w := f.low[i]
	lemma := strings.ToLower(tk.Lemma)
	if lemma == "" {
		lemma = w
	}
	s.word, s.lemma, s.rel = x.sym(w), x.sym(lemma), x.sym(tk.Rel)
	tag := tk.Tag
	if strings.HasPrefix(tag, "NNP") {
		s.word, s.lemma = x.sym("NNP"), x.sym("NNP")
	}
	s.tag = x.sym(tag[:min(2, len(tag))])
	c, ok := f.lx.classes[w]
	if !ok {
		c = f.lx.classes[lemma]
	}
	if tag == "CD" || strings.HasPrefix(tag, "NNP") {
		c = [2]uint16{}
	}
	s.coarse, s.fine = x.sym("c"+strconv.Itoa(int(c[0]))+tag[:min(1, len(tag))]), x.sym("f"+strconv.Itoa(int(c[1]))+tag[:min(1, len(tag))])
	lx := f.lx.sorts[w]
	if lx == "" {
		lx = f.lx.sorts[lemma]
	}
	if lx != "" {
		s.lx = x.sym(lx)
		for part := range strings.SplitSeq(lx, "+") {
			s.sorts = append(s.sorts, x.sym(part))
		}
	}
	switch {
	case s.lx != 0 && !strings.HasPrefix(tag, "IN"):
		s.general = s.lx
	case strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "JJ"), strings.HasPrefix(tag, "RB"), strings.HasPrefix(tag, "CD"):
		s.general = s.tag
	case strings.HasPrefix(tag, "VB"):
		s.general = s.coarse
	default:
		s.general = s.word
	}
	return s
}

// bucket is a distance as far as it matters, as a digit.
func bucket(n int) uint32 {
	switch {
	case n < 5:
		return uint32(n)
	case n < 7:
		return 5
	case n < 10:
		return 7
	}
	return 9
}

// num is the symbol of a small number; 0 stands for nothing.
func (x *feats) num(n uint32) uint32 {
	if x.names != nil {
		x.names[n+1] = strconv.Itoa(int(n))
	}
	return n + 1
}

// sideNames are the templates of one side, made once.
type sideNames struct {
	form, kind, country, metonym, pron, linked, last, first, lastc, lastx, hangs, root, rolehow string

	title, is, head, role, roleof, acl, aclof nounNames
}

// nounNames are the templates of a word at its levels: itself, its classes, its sorts.
type nounNames struct{ word, coarse, fine, sort, types string }

func nounTemplates(s string) nounNames { return nounNames{s, s + ".c", s + ".f", s + ".x", s + ".t"} }

func sideTemplates(s string) *sideNames {
	return &sideNames{s + "form", s + "kind", s + "country", s + "metonym", s + "pron", s + "linked", s + "last", s + "first", s + "lastc", s + "lastx",
		s + "hangs", s + "root", s + "rolehow", nounTemplates(s + "title"), nounTemplates(s + "is"), nounTemplates(s + "head"), nounTemplates(s + "role"),
		nounTemplates(s + "roleof"), nounTemplates(s + "acl"), nounTemplates(s + "aclof")}
}

var (
	subjectNames, objectNames = sideTemplates("s"), sideTemplates("o")
	nodeNames, topNames       = nounTemplates("node"), nounTemplates("topw")
)

// The two orders of subject and object.
const (
	subjectFirst = '>'
	objectFirst  = '<'
)

// pair adds all features of subject s and object o.
func (x *feats) pair(s, o int, ruled bool) {
	f := x.f
	a, b := f.m(s), f.m(o)
	sa, sb := x.mention(s), x.mention(o)
	tp := perceptron.Mix(sa.name, sb.name)
	dir := uint32(subjectFirst)
	left, right := a, b
	if b.First < a.First || b.First == a.First && b.Last < a.Last {
		dir, left, right = objectFirst, b, a
	}
	if x.names != nil {
		x.names[tp] = x.names[sa.name] + "-" + x.names[sb.name]
		x.names[subjectFirst], x.names[objectFirst] = ">", "<"
	}
	x.add("any")
	if ruled {
		x.add("ruled")
		x.add("ruled", tp)
	}
	x.add("tp", tp)
	x.add("dir", dir, tp)
	x.side(subjectNames, a, sa, tp)
	x.side(objectNames, b, sb, tp)
	x.both(a, b, sa, sb, tp)
	x.between(left, right, dir, tp)
	x.around(left, right, dir)
	x.path(a, b, tp)
	x.attached(subjectNames, a, b, tp)
	x.attached(objectNames, b, a, tp)
	x.byRules(sa.chain, sb.chain)
}

// side adds what one side is.
func (x *feats) side(n *sideNames, m *extract.Mention, s *menSyms, tp uint32) {
	f := x.f
	x.add(n.form, s.form, tp)
	x.add(n.kind, s.kind)
	if s.country {
		x.add(n.country, tp)
	}
	if m.Metonym {
		x.add(n.metonym)
	}
	if m.Form == extract.FormPronoun {
		x.add(n.pron, x.t(m.First).word)
	}
	c := f.chains[m.Chain]
	if c != nil && len(c.Links) > 0 {
		x.add(n.linked)
	}
	if m.Type != extract.Person {
		x.add(n.last, s.last)
		x.add(n.first, s.first)
		if s.lastClass != 0 {
			x.add(n.lastc, s.lastClass)
		}
		if s.lastLx != 0 {
			x.add(n.lastx, s.lastLx)
		}
	} else if m.Title.End > m.Title.Start {
		a, b := f.doc.TokenRange(extract.Span{Start: m.Title.Start, End: m.Title.End})
		for t := a; t < b; t++ {
			x.noun(&n.title, t, 0)
		}
	}
	if c == nil || len(c.Mentions) < 2 {
		return
	}
	// What else the sentence calls it.
	for _, i := range x.list {
		if k := f.m(i); k != m && k.Form == extract.FormNominal && k.Chain == m.Chain {
			x.noun(&n.is, k.HeadTok, 0)
		}
	}
}

// noun adds a word at three levels: itself, its classes, its sort in the type files.
func (x *feats) noun(n *nounNames, tok int, more uint32) {
	t := x.t(tok)
	x.add(n.word, t.lemma, more)
	x.add(n.coarse, t.coarse, more)
	x.add(n.fine, t.fine, more)
	if t.lx != 0 {
		x.add(n.sort, t.lx, more)
		for _, one := range t.sorts {
			x.add(n.types, one, more)
		}
	}
}

// both adds what the two share.
func (x *feats) both(a, b *extract.Mention, sa, sb *menSyms, tp uint32) {
	f := x.f
	x.add("kinds", sa.kind, sb.kind)
	x.add("forms", sa.form, sb.form, tp)
	ca, cb := f.country(a), f.country(b)
	switch {
	case ca == "" && cb == "":
	case ca == "" || cb == "":
		x.add("onecountry", tp)
	case ca == cb:
		x.add("samecountry", tp)
	default:
		x.add("othercountry", tp)
	}
	x.facts("fact>", f.chains[a.Chain], f.chains[b.Chain])
	x.facts("fact<", f.chains[b.Chain], f.chains[a.Chain])
}

// facts adds what the knowledge base says of the two.
func (x *feats) facts(template string, p, q *extract.Chain) {
	if p == nil || q == nil || len(q.Links) == 0 {
		return
	}
	for _, k := range p.Facts {
		if kb, id, _ := strings.Cut(k.Object, ":"); kb == q.Links[0].KB && id == q.Links[0].ID {
			x.add(template, x.sym(k.Type))
		}
	}
}

// between adds the words between the two, in full where they are few.
func (x *feats) between(l, r *extract.Mention, dir, tp uint32) {
	f := x.f
	if l.Last > r.First { // nested
		x.add("nested", dir, tp)
		return
	}
	n := r.First - l.Last
	x.add("gap", x.num(bucket(n)), dir, tp)
	persons, places, bodies, commas := 0, 0, 0, 0
	for _, i := range x.list {
		if m := f.m(i); m.First >= l.Last && m.Last <= r.First && m.Form != extract.FormPronoun {
			switch m.Type {
			case extract.Person:
				persons++
			case extract.Place:
				places++
			default:
				bodies++
			}
		}
	}
	x.add("persons", x.num(uint32(min(persons, 2))), tp, dir)
	x.add("places", x.num(uint32(min(places, 2))), tp, dir)
	x.add("bodies", x.num(uint32(min(bodies, 2))), tp, dir)
	whole, general, tags := uint32(1), uint32(1), uint32(1)
	var wn, gn, tn []string
	for t := l.Last; t < r.First; t++ {
		s := x.t(t)
		if f.low[t] == "," {
			commas++
		}
		if n <= 12 {
			if !f.tag(t, "DT") {
				x.add("b", s.word, dir)
				x.add("bt", s.word, tp)
				if !f.tag(t, "IN", ",", "CC", "TO") {
					x.add("bc", s.coarse, dir)
					x.add("bf", s.fine, dir)
				}
				if s.lx != 0 {
					x.add("bx", s.lx, dir)
					for _, one := range s.sorts {
						x.add("bt1", one, dir)
					}
				}
			}
			if t+1 < r.First && n <= 8 {
				x.add("bb", s.word, x.t(t+1).word, dir)
			}
		} else if s.lx != 0 {
			x.add("farx", s.lx, dir)
		}
		whole = perceptron.Mix(whole, s.word)
		general = perceptron.Mix(general, s.general)
		tags = perceptron.Mix(tags, s.tag)
		if x.names != nil {
			wn, gn, tn = append(wn, x.names[s.word]), append(gn, x.names[s.general]), append(tn, x.names[s.tag])
		}
	}
	if x.names != nil {
		x.names[whole], x.names[general], x.names[tags] = strings.Join(wn, " "), strings.Join(gn, " "), strings.Join(tn, " ")
	}
	if n <= 4 {
		x.add("all", whole, dir, tp)
	}
	if n <= 7 {
		x.add("general", general, dir, tp)
		x.add("tags", tags, dir, tp)
	}
	x.add("commas", x.num(uint32(min(commas, 3))), dir, tp)
	if n > 0 {
		x.add("b1", x.t(l.Last).word, dir, tp)
		x.add("b9", x.t(r.First-1).word, dir, tp)
		x.add("b19", x.t(l.Last).general, x.t(r.First-1).general, dir, tp)
	}
}

// around adds the words before the first and behind the second.
func (x *feats) around(l, r *extract.Mention, dir uint32) {
	f := x.f
	sent := f.doc.Sentences[f.doc.SentenceOf(l.First)]
	if k := l.First - 1; k >= sent.First {
		x.add("be", x.t(k).word, dir)
		x.add("bec", x.t(k).coarse, dir)
		if x.t(k).lx != 0 {
			x.add("bex", x.t(k).lx, dir)
		}
		if k > sent.First {
			x.add("be2", x.t(k-1).word, x.t(k).word, dir)
		}
	} else {
		x.add("be^", dir)
	}
	if k := max(r.Last, l.Last); k < sent.Last {
		x.add("af", x.t(k).word, dir)
		x.add("afc", x.t(k).coarse, dir)
		if x.t(k).lx != 0 {
			x.add("afx", x.t(k).lx, dir)
		}
		if k+1 < sent.Last {
			x.add("af2", x.t(k).word, x.t(k+1).word, dir)
			if x.t(k+1).lx != 0 {
				x.add("af2x", x.t(k).word, x.t(k+1).lx, dir)
			}
		}
	}
}

// climb is the way from a token to its root.
func (x *feats) climb(tok int, buf []int) []int {
	buf = append(buf[:0], tok)
	for n := 0; n < 30; n++ {
		h := x.f.head(tok)
		if h < 0 {
			break
		}
		buf = append(buf, h)
		tok = h
	}
	return buf
}

// path adds the way through the tree from one head word to the other.
func (x *feats) path(a, b *extract.Mention, tp uint32) {
	f := x.f
	i, j := x.meet(a.HeadTok, b.HeadTok)
	up, down := x.up, x.down
	if i < 0 {
		x.add("nopath", tp)
		return
	}
	x.add("steps", x.num(uint32(min(i, 5))), x.num(uint32(min(j, 5))), tp)
	rels, words, sorts := uint32(7), uint32(7), uint32(7)
	var rn, wn, sn []string
	step := func(tok int, sign string) {
		r := perceptron.Mix(x.t(tok).rel, uint32(sign[0]))
		rels, words, sorts = perceptron.Mix(rels, r), perceptron.Mix(words, r), perceptron.Mix(sorts, r)
		if x.names != nil {
			r := sign + f.doc.Tokens[tok].Rel
			rn, wn, sn = append(rn, r), append(wn, r), append(sn, r)
		}
	}
	node := func(tok int) {
		s := x.t(tok)
		words = perceptron.Mix(words, s.lemma)
		g := s.lx
		if g == 0 {
			g = s.coarse
		}
		sorts = perceptron.Mix(sorts, g)
		if x.names != nil {
			wn, sn = append(wn, x.names[s.lemma]), append(sn, x.names[g])
		}
		x.noun(&nodeNames, tok, 0)
	}
	for k := 0; k < i; k++ {
		step(up[k], "^")
		if k+1 < i || j > 0 {
			node(up[k+1])
		}
	}
	for k := j; k > 0; k-- {
		step(down[k-1], "v")
		if k > 1 {
			node(down[k-1])
		}
	}
	if x.names != nil {
		x.names[rels], x.names[words], x.names[sorts] = strings.Join(rn, " "), strings.Join(wn, " "), strings.Join(sn, " ")
	}
	if i+j <= 6 {
		x.add("rels", rels, tp)
		x.add("pathw", words)
		x.add("paths", sorts)
	}
	top := up[i]
	var sr, or uint32
	if i > 0 {
		sr = x.t(up[i-1]).rel
	}
	if j > 0 {
		or = x.t(down[j-1]).rel
	}
	x.add("top", sr, or, tp)
	if i > 0 && j > 0 {
		x.noun(&topNames, top, perceptron.Mix(sr, or))
	}
	case1, case2 := f.child(a.HeadTok, "case"), f.child(b.HeadTok, "case")
	if case1 >= 0 {
		x.add("scase", x.t(case1).word, tp)
	}
	if case2 >= 0 {
		x.add("ocase", x.t(case2).word, tp)
		if j > 0 {
			x.add("ocasetop", x.t(case2).word, x.t(top).lemma)
			x.add("ocasetopc", x.t(case2).word, x.t(top).fine)
			h := down[1]
			x.add("ocasew", x.t(case2).word, x.t(h).lemma)
			x.add("ocasex", x.t(case2).word, x.t(h).lx, x.t(h).coarse)
		}
	}
}

// attached adds the nouns that say what a side is, its governor, and whether
// the other side hangs on them.
func (x *feats) attached(n *sideNames, m, other *extract.Mention, tp uint32) {
	f := x.f
	t := m.HeadTok
	if h := f.head(t); h >= 0 {
		x.noun(&n.head, h, x.t(t).rel)
		if h == other.HeadTok {
			x.add(n.hangs, x.t(t).rel, tp)
		}
	} else {
		x.add(n.root)
	}
	for _, k := range f.kids(t) {
		switch {
		case f.rel(k, "appos", "compound", "amod", "nmod:npmod"):
			if !(k >= m.First && k < m.Last && m.Form == extract.FormName) && f.tag(k, "NN", "JJ") {
				x.role(n, k, other, tp)
			}
		case f.rel(k, "acl", "acl:relcl"):
			x.noun(&n.acl, k, 0)
			if how := x.hangs(other.HeadTok, k); how != 0 {
				x.noun(&n.aclof, k, how)
			}
		}
	}
	if f.rel(t, "appos", "compound", "nsubj", "flat") {
		if h := f.head(t); h >= 0 && f.tag(h, "NN") {
			x.role(n, h, other, tp)
		}
	}
}

// role adds a noun that says what a side is.
func (x *feats) role(n *sideNames, r int, other *extract.Mention, tp uint32) {
	x.noun(&n.role, r, 0)
	if how := x.hangs(other.HeadTok, r); how != 0 {
		x.noun(&n.roleof, r, how)
		x.add(n.rolehow, how, tp)
	}
}

// hangs tells how the token hangs under the word: by what relation, over how
// many words; 0 where it does not.
func (x *feats) hangs(tok, under int) uint32 {
	f := x.f
	for n := 0; n < 4 && tok >= 0; n++ {
		h := f.head(tok)
		if h == under {
			c := f.child(tok, "case")
			w := x.t(tok).rel
			if c >= 0 {
				m := perceptron.Mix(w, x.t(c).word)
				if x.names != nil {
					x.names[m] = x.names[w] + ":" + x.names[x.t(c).word]
				}
				return m
			}
			return w
		}
		tok = h
	}
	return 0
}

// byRules adds what the rules found for either side in the sentence.
func (x *feats) byRules(ka, kb int32) {
	for _, e := range x.of[ka] {
		switch {
		case e.other == kb:
		case e.subject:
			x.add("rules:s>", e.class)
		default:
			x.add("rules:>s", e.class)
		}
	}
	for _, e := range x.of[kb] {
		switch {
		case e.other == ka:
		case e.subject:
			x.add("rules:o>", e.class)
		default:
			x.add("rules:>o", e.class)
		}
	}
}
