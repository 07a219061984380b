package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/perceptron"
)

// word is what the features need of a token.
type word struct {
	text                string
	exact, lower, shape uint32
	suf, pre            [4]uint32
	tag                 uint32
	cls                 uint32 // classes of classes.txt
	kind                uint8  // see kindOf
	gaz                 extract.Class
	gazPos              uint32 // 0 none, else where in the match
	run                 int32  // index into sentence.runs, -1
	noun                bool   // tagged as a common noun
}

// run is a stretch of capitalised words with small connecting words inside:
// "Ministry of Foreign Affairs". What surrounds it and how it ends says much
// about all of its words.
type run struct{ first, last int }

// Kinds of words by their letters.
const (
	kindLower = iota
	kindCapital
	kindUpper
	kindDigit
	kindMark
)

type sentence struct {
	words []word
	runs  []run
	style uint32
}

func (x *sentence) reset() { x.words, x.runs = x.words[:0], x.runs[:0] }

// fill computes everything that does not depend on labels.
func (x *sentence) fill(words, tags []string, g extract.Gazetteer) {
	x.reset()
	classOfWord := wordClasses()
	for i, w := range words {
		wd := word{text: w, exact: perceptron.Hash(w), lower: perceptron.HashLower(w), shape: perceptron.Shape(w), kind: kindOf(w), run: -1}
		wd.cls = classOfWord[wd.lower]
		for k := 1; k <= 4 && k <= len(w); k++ {
			wd.suf[k-1] = perceptron.HashLower(w[len(w)-k:])
			wd.pre[k-1] = perceptron.HashLower(w[:k])
		}
		if i < len(tags) {
			wd.tag = perceptron.Hash(tags[i])
			wd.noun = tags[i] == "NN" || tags[i] == "NNS"
		}
		x.words = append(x.words, wd)
	}
	x.style = styleOf(x.words)
	x.findRuns()
	if g != nil {
		x.lookUp(words, tags, g)
	}
}

func kindOf(w string) uint8 {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsUpper(r):
		if len(w) > n && strings.IndexFunc(w, unicode.IsLower) < 0 {
			return kindUpper
		}
		return kindCapital
	case unicode.IsLetter(r):
		return kindLower
	case unicode.IsDigit(r):
		return kindDigit
	}
	return kindMark
}

// styleOf tells sentences whose capitals say nothing: 3 all capitals, 2 title
// case, 1 none at all.
func styleOf(ws []word) uint32 {
	long, caps, upper := 0, 0, 0
	for i := range ws {
		if k := ws[i].kind; len(ws[i].text) > 3 && k <= kindUpper {
			long++
			if k != kindLower {
				caps++
			}
			if k == kindUpper {
				upper++
			}
		}
	}
	switch {
	case long > 2 && 10*upper >= 8*long:
		return 3
	case long > 2 && 10*caps >= 8*long:
		return 2
	case caps == 0:
		return 1
	}
	return 0
}

// connects: small words inside names of bodies.
func connects(w string) bool {
	switch w {
	case "of", "for", "and", "the", "&", "de", "del", "al", "el", "bin", "van", "von", "da", "di", "-", "'s", "’s", "'", "’":
		return true
	}
	return false
}

func (x *sentence) findRuns() {
	for i := 0; i < len(x.words); {
		if k := x.words[i].kind; k != kindCapital && k != kindUpper {
			i++
			continue
		}
		end := i + 1
		for j := end; j < len(x.words) && j < end+3; j++ {
			k := x.words[j].kind
			if k == kindCapital || k == kindUpper {
				end = j + 1
			} else if !connects(x.words[j].text) {
				break
			}
		}
		for j := i; j < end; j++ {
			x.words[j].run = int32(len(x.runs))
		}
		x.runs = append(x.runs, run{i, end})
		i = end
	}
}

var outside = word{exact: 1, lower: 1, shape: 1, tag: 1, kind: 7, run: -1}

func (x *sentence) at(i int) *word {
	if i < 0 || i >= len(x.words) {
		return &outside
	}
	return &x.words[i]
}

// Groups of features that training leaves out at random, so that the model
// does not come to rest on one of them.
const (
	dropWord = 1 << iota
	dropTag
	dropGaz
)

// features of word i without the groups in drop.
func (x *sentence) features(i int, drop int, f []uint32) []uint32 {
	w, l1, l2, r1, r2 := x.at(i), x.at(i-1), x.at(i-2), x.at(i+1), x.at(i+2)
	k := uint32(0)
	add := func(a uint32) { f = append(f, perceptron.Mix(k, a)) }
	add2 := func(a, b uint32) { f = append(f, perceptron.Mix2(k, a, b)) }
	add3 := func(a, b, c uint32) { f = append(f, perceptron.Mix3(k, a, b, c)) }
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	kind := uint32(w.kind) + 10*x.style
	k = 1
	add(first)
	if drop&dropWord == 0 {
		k = 2
		add(w.lower)
		k = 3
		add(w.exact)
		k = 4
		add2(l1.lower, w.lower)
		k = 5
		add2(w.lower, r1.lower)
		k = 6
		add2(w.suf[3], kind)
		k = 7
		add2(w.pre[3], kind)
	}
	k = 10
	add2(w.suf[0], kind)
	k = 11
	add2(w.suf[1], kind)
	k = 12
	add2(w.suf[2], kind)
	k = 13
	add2(w.pre[0], kind)
	k = 14
	add2(w.pre[1], kind)
	k = 15
	add2(w.pre[2], kind)
	k = 16
	add3(w.shape, first, x.style)
	k = 17
	add2(l1.shape, w.shape)
	k = 18
	add2(w.shape, r1.shape)
	k = 19
	add3(l1.shape, w.shape, r1.shape)
	k = 20
	add3(kind, uint32(l1.kind), uint32(r1.kind))
	k = 21
	add3(kind, uint32(l1.kind)*8+uint32(l2.kind), uint32(r1.kind)*8+uint32(r2.kind))
	k = 22
	add2(l1.lower, kind)
	k = 23
	add2(r1.lower, kind)
	k = 24
	add2(l2.lower, kind)
	k = 25
	add2(r2.lower, kind)
	k = 26
	add3(l2.lower, l1.lower, kind)
	k = 27
	add3(r1.lower, r2.lower, kind)
	k = 28
	add2(l1.suf[2], kind)
	k = 29
	add2(r1.suf[2], kind)
	k = 30
	add3(l1.lower, r1.lower, kind)
	k = 31
	add2(w.cls, kind)
	k = 32
	add2(l1.cls, kind)
	k = 33
	add2(r1.cls, kind)
	k = 34
	add3(l2.cls, l1.cls, kind)
	k = 35
	add3(r1.cls, r2.cls, kind)
	k = 36
	add3(l1.cls, r1.cls, kind)
	k = 37
	add3(l1.cls, w.cls, r1.cls)
	f = x.runFeatures(i, kind, f)
	if drop&dropTag == 0 {
		k = 50
		add2(w.tag, kind)
		k = 51
		add2(l1.tag, w.tag)
		k = 52
		add2(w.tag, r1.tag)
		k = 53
		add3(l1.tag, w.tag, r1.tag)
		k = 54
		add2(l2.tag, l1.tag)
		k = 55
		add2(r1.tag, r2.tag)
		k = 56
		add2(w.tag, w.suf[2])
	}
	if drop&dropGaz == 0 {
		f = x.gazFeatures(i, kind, f)
	}
	return f
}

func (x *sentence) runFeatures(i int, kind uint32, f []uint32) []uint32 {
	w := x.at(i)
	if w.run < 0 {
		return append(f, perceptron.Mix2(60, uint32(x.at(i-1).kind), uint32(x.at(i+1).kind)))
	}
	r := x.runs[w.run]
	head := x.at(x.list(int(w.run)) - 1)
	n := uint32(min(r.last-r.first, 6))
	pos := uint32(1)
	switch {
	case n == 1:
		pos = 0
	case i == r.first:
		pos = 2
	case i == r.last-1:
		pos = 3
	}
	before, after := x.at(r.first-1), x.at(r.last)
	begin, end := x.at(r.first), x.at(r.last-1)
	return append(f,
		perceptron.Mix2(61, n, pos),
		perceptron.Mix2(62, end.lower, pos),
		perceptron.Mix2(63, begin.lower, pos),
		perceptron.Mix2(64, before.lower, pos),
		perceptron.Mix2(65, after.lower, pos),
		perceptron.Mix3(66, before.suf[2], after.suf[2], pos),
		perceptron.Mix3(67, before.lower, n, pos),
		perceptron.Mix3(68, after.lower, n, pos),
		perceptron.Mix2(69, end.suf[2], pos),
		perceptron.Mix3(70, end.lower, n, kind),
		perceptron.Mix2(71, uint32(min(i-r.first, 5)), uint32(min(r.last-i, 5))),
		perceptron.Mix2(72, x.acronym(i), kind),
		perceptron.Mix3(73, before.cls, end.cls, pos),
		perceptron.Mix3(74, after.cls, end.cls, pos),
		perceptron.Mix3(75, before.cls, after.cls, pos),
		perceptron.Mix3(76, before.cls, n, pos),
		perceptron.Mix3(78, head.cls, n, pos),
		perceptron.Mix2(79, head.lower, pos),
		perceptron.Mix3(77, begin.cls, end.cls, pos),
	)
}

// list is where the list of names begins that a run stands in, the run itself
// if in none: what stands before it speaks for all of them, as in "presidents
// Rahmon, Japarov and Mirziyoyev".
func (x *sentence) list(run int) int {
	for k := 0; k < 8 && run > 0; k++ {
		first, before := x.runs[run].first, x.runs[run-1].last
		gap := first - before
		if gap < 1 || gap > 2 {
			break
		}
		joined := true
		for i := before; i < first; i++ {
			if t := x.words[i].text; t != "," && t != "and" && t != "or" {
				joined = false
			}
		}
		if !joined {
			break
		}
		run--
	}
	return x.runs[run].first
}

// acronym: word i stands in brackets after a run of words with its initials:
// "Internal Security Forces (ISF)".
func (x *sentence) acronym(i int) uint32 {
	w := x.at(i)
	if w.kind != kindUpper || x.at(i-1).text != "(" || i < 3 || x.at(i-2).run < 0 {
		return 0
	}
	r := x.runs[x.at(i-2).run]
	want := w.text
	for j := r.last - 1; j >= r.first && want != ""; j-- {
		t := x.words[j].text
		if x.words[j].kind != kindCapital && x.words[j].kind != kindUpper {
			continue
		}
		if t[0] != want[len(want)-1] {
			return 2
		}
		want = want[:len(want)-1]
	}
	if want == "" {
		return 1
	}
	return 2
}
