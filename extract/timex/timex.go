// Package timex finds the time expressions of a document and places them on
// the calendar: in go tokens (tags and trees help), out come Document.Times
// with TIMEX3 values and the first and last day that they can mean.
//
// What a grammar over words reads is an expression without a date ("Friday",
// "two days later"); a second pass in text order gives it one from the
// publication date, from the date named last and from the tense of its clause.
// Reports and narratives differ: in a report an undated month lies near the
// publication, in a history it belongs to the year named last. The package
// tells them apart by how a text names its dates.
//
// Without a publication date relative expressions keep their place and get no
// value; today's date is never used.
package timex

import (
	"context"

	"dateline/extract"
)

// Tagger is the stage. It is safe for concurrent use.
type Tagger struct{}

// New makes a Tagger.
func New() *Tagger { return &Tagger{} }

// Name is "timex".
func (*Tagger) Name() string { return "timex" }

// Requires tags; trees are used where they are.
func (*Tagger) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTokens, extract.LayerTags}
}

// Provides times.
func (*Tagger) Provides() []extract.Layer { return []extract.Layer{extract.LayerTimes} }

// aside are the kinds of sentences that stand beside the story: a photograph
// under it is often of the day before.
var aside = map[string]bool{"caption": true, "social": true, "boilerplate": true}

// found are the expressions of one sentence.
type found struct {
	scan  *scan
	exprs []*expr
	at    place
}

// Annotate fills doc.Times.
func (t *Tagger) Annotate(ctx context.Context, doc *extract.Document) error {
	doc.Times = nil
	all := make([]found, 0, len(doc.Sentences))
	for i, sent := range doc.Sentences {
		if sent.First == sent.Last {
			continue
		}
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s := &scan{doc, wordsOf(doc, sent)}
		all = append(all, found{s, s.all(), place{i, sent.Paragraph, aside[sent.Kind]}})
	}
	c := newContext(doc, all)
	posts := postDates(c.pub, all)
	for _, f := range all {
		c.ref = c.pub
		if d, ok := posts[f.at.paragraph]; ok {
			c.ref = d
		}
		for i, e := range f.exprs {
			r := c.resolve(f.scan, e, f.exprs[i+1:], f.at)
			doc.Times = append(doc.Times, inDocument(r, e, f.scan, len(doc.Times)+1))
		}
		joinRanges(doc, f)
	}
	return nil
}

// all reads the expressions of the sentence from left to right, each as long
// as it can be.
func (s *scan) all() []*expr {
	var out []*expr
	for i := 0; i < len(s.w); {
		if s.w[i].mid || !s.starts(i) {
			i++
			continue
		}
		e := s.expr(i)
		if e == nil {
			i++
			continue
		}
		e.open = s.opening(e)
		out = append(out, e)
		i = max(i+1, e.last)
	}
	for i := 0; i+1 < len(out); i++ {
		s.shareYear(out[i], out[i+1])
	}
	return out
}

// starts is a quick look at whether an expression can begin with the word.
func (s *scan) starts(i int) bool {
	w := s.w[i].s
	if w[0] >= '0' && w[0] <= '9' || w[0] == '\'' {
		return true
	}
	if _, ok := lex.words[w]; ok {
		return true
	}
	switch w {
	case "the", "a", "an", "at", "half", "more", "less", "fewer", "up", "just", "only", "shortly", "soon", "every", "each", "per",
		"all", "these", "those", "within", "another", "later", "earlier", "its", "their", "over", "q1", "q2", "q3", "q4", "h1", "h2", "exactly", "even", "precisely", "dozens", "hundreds", "thousands", "rest", "latter":
		return true
	}
	return s.upper(i) && (starters[w] || len(w) > 2 && (w[len(w)-2:] == "th" || w[len(w)-2:] == "st"))
}

var starters = firstWords()

func firstWords() map[string]bool {
	m := map[string]bool{}
	for _, h := range lex.holidays {
		m[h.words[0]] = true
	}
	for _, e := range lex.eras {
		m[e.words[0]] = true
	}
	return m
}

// opening is the open bound that the word before the expression gives. A
// possessive is no date but what happened then: "after Monday's raid".
func (s *scan) opening(e *expr) string {
	if s.at(e.last) == "'s" || s.at(e.last) == "'" || e.kind == kClock || e.kind == kPart || e.to2 != nil {
		return ""
	}
	switch s.at(e.first - 1) {
	case "since":
		return "SINCE"
	case "until", "till", "til":
		return "UNTIL"
	case "before":
		return "BEFORE"
	case "by":
		return "BY"
	case "after":
		return "AFTER"
	case "from": // "from 1 March we will", "from May onwards", not "a video from May"
		if s.any(e.last, "on", "onward", "onwards") || s.tense(e) == future {
			return "SINCE"
		}
	}
	return ""
}

// shareYear gives the first of two joined dates the year of the second: "from
// March to June 2020", "in May and June 1940", "on 3 and 7 April 2019".
func (s *scan) shareYear(a, b *expr) {
	if a.kind != kDate || b.kind != kDate || a.year != 0 || b.year == 0 || a.unit != noUnit || b.first-a.last > 2 {
		return
	}
	for j := a.last; j < b.first; j++ {
		if !s.any(j, "to", "and", "or", "until", "till", "through", "-", "–", "—", "the", "/", ",") {
			return
		}
	}
	if b.first == a.last {
		return
	}
	a.year, a.bc = b.year, b.bc
	if a.month > 0 && b.month > 0 && a.month > b.month && s.any(a.last, "to", "until", "till", "through", "-", "–") {
		a.year--
	}
}

// joinRanges bounds the two ends of "from 1939 to 1945" by each other.
func joinRanges(doc *extract.Document, f found) {
	n := len(doc.Times) - len(f.exprs)
	for i := 0; i+1 < len(f.exprs); i++ {
		a, b := f.exprs[i], f.exprs[i+1]
		s := f.scan
		if b.first != a.last+1 || !(s.any(a.first-1, "from") && s.any(a.last, "to", "until", "till", "through") || s.any(a.first-1, "between") && s.any(a.last, "and")) {
			continue
		}
		x, y := &doc.Times[n+i], &doc.Times[n+i+1]
		if x.Earliest == "" || y.Latest == "" || x.Earliest > y.Latest || x.Type == "DURATION" || y.Type == "DURATION" || a.kind == kClock || b.kind == kClock {
			continue
		}
		x.Latest, x.Mod = y.Latest, "SINCE"
		y.Earliest, y.Mod = x.Earliest, "UNTIL"
	}
}
