package relation

import (
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/perceptron"
)

// feats collects the features of one pair after the other. Words and labels
// are hashed once a document; a feature is a template over such hashes.
type feats struct {
	f     *finder
	out   []uint32
	said  []string          // what each feature is, in words; nil unless asked for
	names map[uint32]string // hash -> what it stands for; nil unless asked for
	tok   []tokSyms         // by token, made when asked for

	ofRuled bool // pairs that the rules have joined are asked for too

	list  []int              // mentions of the sentence
	ruled map[[2]string]bool // two chains, either order, that the rules have joined in this document
	edges []ruleEdge
}

// ruleEdge is what the rules found, for the features of other pairs.
type ruleEdge struct {
	s, o     string // chains
	class    uint32
	number   int // of the class
	sentence int
}

type tokSyms struct {
	known                         bool
	word, lemma, tag, rel         uint32
	coarse, fine, lx, general, hi uint32
	sorts                         []uint32 // the types that lx joins, where there are several
}

func newFeats(f *finder, words bool) *feats {
	x := &feats{f: f, tok: make([]tokSyms, len(f.doc.Tokens)), ruled: map[[2]string]bool{}}
	if words {
		x.names = map[uint32]string{}
	}
	for i := range f.doc.Relations {
		r := &f.doc.Relations[i]
		s, o := f.m(f.byID[r.Subject]), f.m(f.byID[r.Object])
		a, b := f.key(s), f.key(o)
		x.ruled[[2]string{a, b}], x.ruled[[2]string{b, a}] = true, true
		c := r.Type
		if k := ClassOf(r.Type); k > 0 {
			c = classTypes[k-1][0]
		}
		x.edges = append(x.edges, ruleEdge{a, b, x.sym(c), ClassOf(r.Type), f.doc.SentenceOf(s.First)})
	}
	return x
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
	s.coarse, s.fine = x.sym("c"+itoa(int(c[0]))+tag[:min(1, len(tag))]), x.sym("f"+itoa(int(c[1]))+tag[:min(1, len(tag))])
	s.hi = s.fine
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

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b []byte
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	slices.Reverse(b)
	return string(b)
}

func (x *feats) sentence(_ extract.Sentence, list []int) { x.list = list }

func bucket(n int) string {
	switch {
	case n < 5:
		return itoa(n)
	case n < 7:
		return "5"
	case n < 10:
		return "7"
	case n < 15:
		return "10"
	case n < 25:
		return "15"
	}
	return "25"
}

// pair adds all features of subject s and object o.
func (x *feats) pair(s, o int, ruled bool) {
	f := x.f
	a, b := f.m(s), f.m(o)
	tp := x.sym(string(a.Type) + "-" + string(b.Type))
	x.add("any")
	if ruled {
		x.add("ruled")
		x.add("ruled", tp)
	}
	dir := x.sym(">")
	left, right := a, b
	if b.First < a.First || b.First == a.First && b.Last < a.Last {
		dir, left, right = x.sym("<"), b, a
	}
	x.add("tp", tp)
	x.add("dir", dir, tp)
	x.mention("s", a, tp)
	x.mention("o", b, tp)
	x.both(a, b, tp)
	x.between(left, right, dir, tp)
	x.around(left, right, dir)
	x.path(a, b, tp)
	x.attached("s", a, b, tp)
	x.attached("o", b, a, tp)
	x.byRules(a, b)
}

// mention adds what one side is.
func (x *feats) mention(side string, m *extract.Mention, tp uint32) {
	f := x.f
	form := x.sym(string(m.Form))
	kind := x.sym(f.kind(m))
	x.add(side+"form", form, tp)
	x.add(side+"kind", kind)
	if f.isCountry(m) {
		x.add(side+"country", tp)
	}
	if m.Metonym {
		x.add(side + "metonym")
	}
	if m.Form == extract.FormPronoun {
		x.add(side+"pron", x.sym(f.low[m.First]))
	}
	if c := f.chains[m.Chain]; c != nil && len(c.Links) > 0 {
		x.add(side + "linked")
	}
	if m.Type != extract.Person {
		last, first := m.Last-1, m.First
		if f.tag(last, "POS") && last > first {
			last--
		}
		x.add(side+"last", x.sym(f.low[last]))
		x.add(side+"first", x.sym(f.low[first]))
		if c, ok := f.lx.classes[f.low[last]]; ok && m.Form != extract.FormDemonym {
			x.add(side+"lastc", x.sym("c"+itoa(int(c[0]))))
		}
		if lx := f.lx.sorts[f.low[last]]; lx != "" {
			x.add(side+"lastx", x.sym(lx))
		}
	} else if m.Title.End > m.Title.Start {
		a, b := f.doc.TokenRange(extract.Span{Start: m.Title.Start, End: m.Title.End})
		for t := a; t < b; t++ {
			x.noun(side+"title", t, 0)
		}
	}
	// What else the document calls it.
	if c := f.chains[m.Chain]; c != nil {
		for _, id := range c.Mentions {
			if n := f.m(f.byID[id]); n.Form == extract.FormNominal && n != m {
				if s := f.doc.SentenceOf(n.First); s == f.doc.SentenceOf(m.First) {
					x.noun(side+"is", n.HeadTok, 0)
				}
			}
		}
	}
}

// noun adds a word at three levels: itself, its classes, its sort in the type files.
func (x *feats) noun(template string, tok int, more uint32) {
	t := x.t(tok)
	x.add(template, t.lemma, more)
	x.add(template+".c", t.coarse, more)
	x.add(template+".f", t.fine, more)
	if t.lx != 0 {
		x.add(template+".x", t.lx, more)
		for _, one := range t.sorts {
			x.add(template+".t", one, more)
		}
	}
}

// both adds what the two share.
func (x *feats) both(a, b *extract.Mention, tp uint32) {
	f := x.f
	x.add("kinds", x.sym(f.kind(a)), x.sym(f.kind(b)))
	x.add("forms", x.sym(string(a.Form)), x.sym(string(b.Form)), tp)
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
	for _, w := range []struct {
		name string
		p, q *extract.Chain
	}{{"fact>", f.chains[a.Chain], f.chains[b.Chain]}, {"fact<", f.chains[b.Chain], f.chains[a.Chain]}} {
		if w.p == nil || w.q == nil || len(w.q.Links) == 0 {
			continue
		}
		key := w.q.Links[0].KB + ":" + w.q.Links[0].ID
		for _, k := range w.p.Facts {
			if k.Object == key {
				x.add(w.name, x.sym(k.Type))
			}
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
	x.add("gap", x.sym(bucket(n)), dir, tp)
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
	x.add("persons", x.sym(itoa(min(persons, 2))), tp, dir)
	x.add("places", x.sym(itoa(min(places, 2))), tp, dir)
	x.add("bodies", x.sym(itoa(min(bodies, 2))), tp, dir)
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
	x.add("commas", x.sym(itoa(min(commas, 3))), dir, tp)
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
	up, down := x.climb(a.HeadTok, nil), x.climb(b.HeadTok, nil)
	i, j := -1, -1
	for k, t := range up {
		if j = slices.Index(down, t); j >= 0 {
			i = k
			break
		}
	}
	if i < 0 {
		x.add("nopath", tp)
		return
	}
	x.add("steps", x.sym(itoa(min(i, 5))), x.sym(itoa(min(j, 5))), tp)
	rels, words, sorts := uint32(7), uint32(7), uint32(7)
	var rn, wn, sn []string
	step := func(tok int, sign string, inner bool) {
		r := f.doc.Tokens[tok].Rel
		rels = perceptron.Mix(rels, x.sym(sign+r))
		words = perceptron.Mix(words, x.sym(sign+r))
		sorts = perceptron.Mix(sorts, x.sym(sign+r))
		if x.names != nil {
			rn, wn, sn = append(rn, sign+r), append(wn, sign+r), append(sn, sign+r)
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
		x.noun("node", tok, 0)
	}
	for k := 0; k < i; k++ {
		step(up[k], "^", true)
		if k+1 < i || j > 0 {
			node(up[k+1])
		}
	}
	for k := j; k > 0; k-- {
		step(down[k-1], "v", true)
		if k-1 > 0 {
			if k != j || i > 0 {
				node(down[k-1])
			} else {
				node(down[k-1])
			}
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
	sr, or := x.sym("-"), x.sym("-")
	if i > 0 {
		sr = x.t(up[i-1]).rel
	}
	if j > 0 {
		or = x.t(down[j-1]).rel
	}
	x.add("top", sr, or, tp)
	if i > 0 && j > 0 {
		x.noun("topw", top, perceptron.Mix(sr, or))
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
func (x *feats) attached(side string, m, other *extract.Mention, tp uint32) {
	f := x.f
	t := m.HeadTok
	if h := f.head(t); h >= 0 {
		x.noun(side+"head", h, x.t(t).rel)
		if h == other.HeadTok {
			x.add(side+"hangs", x.t(t).rel, tp)
		}
	} else {
		x.add(side + "root")
	}
	seen := func(r int) {
		x.noun(side+"role", r, 0)
		if how := x.hangs(other.HeadTok, r); how != 0 {
			x.noun(side+"roleof", r, how)
			x.add(side+"rolehow", how, tp)
		}
	}
	for _, k := range f.kids(t) {
		if f.rel(k, "appos", "compound", "amod", "nmod:npmod") && !(k >= m.First && k < m.Last && m.Form == extract.FormName) && f.tag(k, "NN", "JJ") {
			seen(k)
		}
		if f.rel(k, "acl", "acl:relcl") {
			x.noun(side+"acl", k, 0)
			if how := x.hangs(other.HeadTok, k); how != 0 {
				x.noun(side+"aclof", k, how)
			}
		}
	}
	if f.rel(t, "appos", "compound", "nsubj", "flat") {
		if h := f.head(t); h >= 0 && f.tag(h, "NN") {
			seen(h)
		}
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
func (x *feats) byRules(a, b *extract.Mention) {
	ka, kb := x.f.key(a), x.f.key(b)
	for i := range x.edges {
		e := &x.edges[i]
		switch {
		case e.s == ka && e.o == kb || e.s == kb && e.o == ka:
		case e.s == ka:
			x.add("rules:s>", e.class)
		case e.o == ka:
			x.add("rules:>s", e.class)
		case e.s == kb:
			x.add("rules:o>", e.class)
		case e.o == kb:
			x.add("rules:>o", e.class)
		}
	}
}
