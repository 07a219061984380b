package claim

import (
	"slices"

	"dateline/extract"
)

// parts gives the sentences of a quotation as drafts of their own, so that each
// has its stance: “They were let go as an act of mercy. No shot was fired.” id
// tells them from those of other quotations.
func (v *view) parts(d draft, id int) []draft {
	var out []draft
	for i := d.content.a; i < d.content.b; {
		end := min(v.bounds(i).b, d.content.b)
		if end <= i {
			end = d.content.b
		}
		p := d
		p.content, p.root, p.part = span{i, end}, -1, id
		if n := len(out); n > 0 && end-i < 3 && !v.hasVerb(p.content) {
			out[n-1].content.b = end // “It is over. Enough.”
		} else {
			out = append(out, p)
		}
		i = end
	}
	for k := range out { // the cue belongs to the sentence beside it
		if behind := d.cue.a >= d.content.b; behind && k < len(out)-1 || !behind && k > 0 {
			out[k].cue = span{}
		}
	}
	return out
}

// rejoin makes one claim again of parts of one quotation that stand side by side
// and agree in stance.
func (v *view) rejoin(claims []extract.Claim, drafts []draft) ([]extract.Claim, []draft) {
	n := 0
	for k := range claims {
		if n > 0 && drafts[k].part > 0 && drafts[k].part == drafts[n-1].part && claims[k].Stance == claims[n-1].Stance && drafts[k].content.a == drafts[n-1].content.b {
			join(&claims[n-1], &claims[k])
			drafts[n-1].content.b = drafts[k].content.b
			drafts[n-1].negated = drafts[n-1].negated || drafts[k].negated
			continue
		}
		if n > 0 && drafts[k].part > 0 && drafts[k].part == drafts[n-1].part && claims[n-1].Stance == "denies" && claims[k].Stance == "asserts" && v.is(drafts[k].content.a, "he", "she", "it") && drafts[k].content.a == drafts[n-1].content.b {
			// “Mr Mwad has not been arrested. He is assisting us.”: the second bears out the first
			about := claims[n-1].About
			join(&claims[n-1], &claims[k])
			if len(about) > 0 {
				claims[n-1].About = about
			}
			drafts[n-1].content.b = drafts[k].content.b
			continue
		}
		claims[n], drafts[n] = claims[k], drafts[k]
		n++
	}
	return claims[:n], drafts[:n]
}

// join adds what b says to a.
func join(a, b *extract.Claim) {
	a.Content.End, a.Score = b.Content.End, min(a.Score, b.Score)
	if a.Cue.IsZero() {
		a.Cue = b.Cue
	}
	a.Negated = a.Negated || b.Negated
	for _, id := range b.About {
		if !slices.Contains(a.About, id) {
			a.About = append(a.About, id)
		}
	}
	for _, id := range b.Aside {
		if !slices.Contains(a.Aside, id) {
			a.Aside = append(a.Aside, id)
		}
	}
	a.Values = append(a.Values, b.Values...)
	for _, w := range b.Terms {
		if len(a.Terms) < maxTerms && !slices.Contains(a.Terms, w) {
			a.Terms = append(a.Terms, w)
		}
	}
}
