package claim

import (
	"strings"

	"dateline/extract"
)

// longBare bounds the tokens of a content whose number has no noun.
const longBare = 14

// borrow gives numbers without a noun what they count: what the content says they
// are a number of, else what the figure of somebody else right before counts.
//
//	The prefect put the number of arrivals at 2,300. The agency said it had registered only 1,450.
//	The minister said that 241 people had been aboard. The coast guard stands by a figure of 207.
//	One paper spoke of $9m. Two brokers spoke of $14m.
func (v *view) borrow(claims []extract.Claim) {
	for i := range claims {
		c := &claims[i]
		if len(c.Values) > 0 || c.Stance == "unverified" {
			continue
		}
		a, b := v.doc.TokenRange(c.Content.Span())
		if b-a > longBare {
			continue
		}
		x, at := v.bareNumber(span{a, b})
		if at < 0 {
			continue
		}
		if money[v.doc.Text[max(0, x.Span.Start-1):x.Span.Start]] || strings.HasSuffix(v.doc.Text[:x.Span.Start], "€") || strings.HasSuffix(v.doc.Text[:x.Span.Start], "£") {
			x.Property = "amount"
		} else if noun := v.numberOf(span{a, at}); noun != "" {
			x.Property, x.Noun = noun, noun
		} else if o := v.lender(claims, i, x.Number); o != nil {
			x.Property, x.Noun = o.Property, o.Noun
		}
		if x.Property != "" {
			c.Values = append(c.Values, x)
		}
	}
}

var money = map[string]bool{"$": true}

// bareNumber is the number of a content that no noun stands behind, and its token;
// -1 where there is none, or several.
func (v *view) bareNumber(s span) (extract.Value, int) {
	var x extract.Value
	at := -1
	for i := s.a; i < s.b; i++ {
		if v.tag(i) != "CD" || v.dated(i) || v.named(i) {
			continue
		}
		n, ok := number(strings.TrimSuffix(v.low[i], "m"))
		if !ok || at >= 0 || n < 2 {
			return x, -1
		}
		if strings.HasSuffix(v.low[i], "m") && len(v.low[i]) > 1 {
			n *= 1e6
		}
		e := i + 1
		for e < s.b && multiples[v.low[e]] > 0 {
			n *= multiples[v.low[e]]
			e++
		}
		if v.countedNoun(i, e, s) >= 0 || e < s.b && (strings.HasPrefix(v.tag(e), "NN") || v.is(e, "%", "percent", "per", "o'clock", "a.m.", "p.m.", "of", "-", "–")) || v.is(i-1, "no", "no.", "article", "under") || v.is(i-1, "at", "by", "until", "since") && !v.tally(s) {
			return x, -1
		}
		x, at = extract.Value{Span: v.pair(span{i, e}), Number: n, Bound: v.bound(i)}, i
		i = e - 1
	}
	return x, at
}

// tally: the content speaks of a number: "the toll stood at 19", not "gunfire stopped
// at 10".
func (v *view) tally(s span) bool {
	for i := s.a; i < s.b; i++ {
		if v.lex.is("count", v.lemma(i)) || v.is(i, "toll", "figure", "number", "it", "them") {
			return true
		}
	}
	return false
}

// numberOf is what "the number of arrivals" counts.
func (v *view) numberOf(s span) string {
	for i := s.a; i+2 < s.b; i++ {
		if v.lex.is("count", v.lemma(i)) && v.is(i+1, "of") {
			for k := i + 2; k < s.b && k < i+5; k++ {
				if v.tag(k) == "NNS" || v.tag(k) == "NN" {
					return v.lemma(k)
				}
			}
		}
	}
	return ""
}

// lender is the figure of the nearest claim of somebody else before, two sentences
// back at most, that is of the same order.
func (v *view) lender(claims []extract.Claim, i int, n float64) *extract.Value {
	at := v.doc.SentenceAt(claims[i].Content.Start)
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		o := &claims[k]
		if at-v.doc.SentenceAt(o.Content.Start) > 2 {
			return nil
		}
		if o.Source != "" && o.Source == claims[i].Source || o.SourceSpan == claims[i].SourceSpan {
			continue
		}
		for j := range o.Values {
			if w := &o.Values[j]; w.Property != "" && w.Number > 0 && w.Number <= 20*n && n <= 20*w.Number {
				return w
			}
		}
	}
	return nil
}
