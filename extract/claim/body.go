package claim

import (
	"strings"

	"dateline/extract"
)

// bodies gives a speaker that is only called by what kind of body it is, and whom
// coreference left open, the body that spoke last or whose speaker spoke last, at
// most two sentences before:
//
//	The Assam Rifles rejected the charge. Guards fired in the air, | the force said.
//	ITLF spokesman Haokip called the rifle “planted”. | The forum also alleged
func (v *view) bodies(claims []extract.Claim) {
	named := map[string]bool{}
	for _, ch := range v.doc.Chains {
		named[ch.ID] = ch.Named
	}
	speaksFor := map[string]string{} // chain of a person or mention -> mention of the body
	for i := range v.doc.Relations {
		r := &v.doc.Relations[i]
		if r.Type != "spokesman_of" && r.Type != "leads" && r.Type != "employed_by" {
			continue
		}
		speaksFor[r.Subject] = r.Object
		if m := v.doc.Mention(r.Subject); m != nil && m.Chain != "" {
			speaksFor[m.Chain] = r.Object
		}
	}
	for i := range claims {
		c := &claims[i]
		m := v.doc.Mention(c.Source)
		if c.SourceSpan.IsZero() || m != nil && (m.Form != extract.FormNominal || named[m.Chain] || m.Number == "plur" || m.Type == extract.Person) || !v.bodyNoun(v.doc.Surface(c.SourceSpan.Span())) {
			continue
		}
		at := v.doc.SentenceAt(c.SourceSpan.Start)
		for k := i - 1; k >= 0 && k >= i-5; k-- {
			o := v.doc.Mention(claims[k].Source)
			if o == nil || o.Start >= c.SourceSpan.Start || at-v.doc.SentenceAt(o.Start) > 2 {
				continue
			}
			if id := speaksFor[o.ID]; id != "" {
				o = v.doc.Mention(id)
			} else if id := speaksFor[o.Chain]; id != "" && o.Chain != "" {
				o = v.doc.Mention(id)
			}
			if o != nil && o.Type == extract.Organization && (o.Form == extract.FormName || named[o.Chain]) {
				c.Source, c.Score = o.ID, c.Score*0.85
			}
			break
		}
	}
}

// bodyNoun: "the force", "the regulator": a noun for a body of whatever kind.
func (v *view) bodyNoun(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	return len(f) == 2 && f[0] == "the" && v.lex.is("body", f[1])
}
