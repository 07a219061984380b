package claim

import (
	"context"

	"dateline/extract"
)

// Quotation is a quotation as the tests see it.
type Quotation struct {
	Span    extract.Pair // with the marks
	Speaker extract.Pair
	Kept    bool // a claim comes of it
	Has     bool // somebody speaks it
	Rule    string
}

// Quotations runs the part of the stage that deals with quotations.
func Quotations(doc *extract.Document) []Quotation {
	lex, err := readLexicon(cuesFile)
	if err != nil {
		panic(err)
	}
	v := newView(doc, lex)
	qs := v.quotations()
	if _, err := v.drafts(context.Background(), qs); err != nil {
		panic(err)
	}
	var out []Quotation
	for i := range qs {
		q := &qs[i]
		o := Quotation{Span: v.pair(q.span), Kept: q.speaker != nil || v.isSpeech(q)}
		if q.speaker != nil {
			o.Rule = q.speaker.rule
			o.Has = q.speaker.head >= 0
			o.Speaker = v.pair(q.speaker.np)
		}
		out = append(out, o)
	}
	return out
}
