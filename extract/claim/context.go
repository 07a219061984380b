package claim

import (
	"slices"
	"sort"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// near bounds how far back, in sentences, a claim may lean on another.
const near = 2

// countTypes maps a property (killed, crowd) to the event types that count it.
func countTypes(o *ontology.Ontology) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, t := range o.Types(ontology.KindEvent) {
		for _, c := range t.Get("count") {
			if _, prop, ok := strings.Cut(c, "="); ok {
				prop = strings.TrimSpace(prop)
				if out[prop] == nil {
					out[prop] = map[string]bool{}
				}
				out[prop][t.ID] = true
			}
		}
	}
	return out
}

// lean finds what claims without an event of their own are about:
//
//	"denied it", "disputed this", "a version the army rejects"   the claim before
//	"estimated the crowd at 800"                      the nearest event with a crowd
//	"put attendance at 1,200, while organisers spoke of 7,000"   the count before
func (v *view) lean(claims []extract.Claim, drafts []draft, types map[string]map[string]bool) {
	order := make([]int, len(drafts))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return drafts[order[a]].content.a < drafts[order[b]].content.a })
	for n, i := range order {
		c, d := &claims[i], &drafts[i]
		if len(c.About) > 0 {
			continue
		}
		back := order[max(0, n-8):n]
		if len(c.Values) == 0 && v.ellipsis(claims, drafts, back, i) {
			continue // "put the number at 400"
		}
		switch {
		case v.sameDenial(claims, drafts, back, i):
		case d.answers, d.content.b-d.content.a <= 8 && (!d.quote && v.anaphoric(d) || d.quote && c.Stance == "denies" && v.verdictOnly(d)):
			if k := v.leanOn(claims, drafts, back, i, func(o *extract.Claim) bool {
				return len(o.About) > 0 && (o.Source == "" || o.Source != c.Source)
			}); k >= 0 {
				c.About, c.Score = slices.Clone(claims[k].About), c.Score*0.9
				v.both(c, d, claims, drafts, back, k)
			} else if c.Stance != "asserts" && !d.answers {
				c.About = v.toldBefore(d)
			}
		case len(c.Values) > 0:
			if ev := v.counted(d, c.Values[0].Property, types); ev != "" {
				c.About = []string{ev}
			}
		}
	}
}

// leanOn is the nearest claim before, within reach, that fits; -1 if none.
func (v *view) leanOn(claims []extract.Claim, drafts []draft, back []int, i int, fits func(*extract.Claim) bool) int {
	for m := len(back) - 1; m >= 0; m-- {
		k := back[m]
		if v.sent[drafts[k].content.a] < v.sent[drafts[i].content.a]-near-1 {
			return -1
		}
		if k != i && drafts[k].head != drafts[i].head && fits(&claims[k]) {
			return k
		}
	}
	return -1
}

// anaphoric: "it", "this", "the accusation", "a version".
func (v *view) anaphoric(d *draft) bool {
	if d.rule == "object-relative" {
		return true
	}
	if root := v.rootOf(d.content); root >= 0 && v.lex.is("inquiry", v.lemma(root)) {
		return false // "said it was checking the reports" asserts none of them
	}
	for i := d.content.a; i < d.content.b; i++ {
		if v.ownPronoun(d, i) {
			continue
		}
		if v.is(i, "it", "this", "that", "them", "these", "those") {
			return true
		}
		if v.lex.is("claim", v.lemma(i)) && i > 0 && v.is(i-1, "the", "this", "that", "those", "these", "such", "their", "its", "his", "her", "both", "either", "all") {
			return true
		}
	}
	return false
}

// ownPronoun: the pronoun is the speaker: "The ministry said it was ready."
func (v *view) ownPronoun(d *draft, i int) bool {
	if d.head < 0 || v.tag(i) != "PRP" || v.ment[i] < 0 {
		return false
	}
	m := v.mentionOf(d.head)
	if m < 0 {
		return false
	}
	a, b := v.doc.Mentions[m], v.doc.Mentions[v.ment[i]]
	return a.Chain != "" && a.Chain == b.Chain
}

// counted is the nearest event of the document that counts the property.
func (v *view) counted(d *draft, prop string, types map[string]map[string]bool) string {
	best, dist := "", 1<<30
	for k := range v.doc.Events {
		ev := &v.doc.Events[k]
		has := types[prop][ev.Type] || slices.ContainsFunc(ev.Values, func(w extract.Value) bool { return w.Property == prop })
		if !has || ev.TrigTok < 0 || ev.TrigTok >= len(v.sent) {
			continue
		}
		gap := d.content.a - ev.TrigTok
		if gap < 0 {
			gap = -3 * gap // what was told before is what one speaks of
		}
		if gap < dist && v.sent[ev.TrigTok] >= v.sent[d.content.a]-12 {
			best, dist = ev.ID, gap
		}
	}
	return best
}

// ownVerb: the content tells something itself, so that its number is no
// continued count: "nine of them had been recaptured".
func (v *view) ownVerb(s span) bool {
	for i := s.a; i < s.b; i++ {
		if v.verbal(i) && !v.is(i, "be", "is", "was", "are", "were", "been", "had", "has", "have", "stood", "stands", "stand", "totalled", "totaled", "reached", "put", "placed") && v.rel(i) != "amod" && v.rel(i) != "case" {
			return true
		}
	}
	return false
}

// ellipsis gives a bare number the property of the count before it: "Police
// put the crowd at 800; organisers spoke of 5,000."
func (v *view) ellipsis(claims []extract.Claim, drafts []draft, back []int, i int) bool {
	d := &drafts[i]
	if d.content.b-d.content.a > 12 || v.ownVerb(d.content) {
		return false
	}
	for j := d.content.a; j < d.content.b; j++ {
		if v.tag(j) != "CD" || v.dated(j) {
			continue
		}
		n, ok := number(v.low[j])
		e := j + 1
		for e < d.content.b && multiples[v.low[e]] > 0 {
			e++
		}
		if !ok || e < d.content.b && strings.HasPrefix(v.tag(e), "NN") {
			return false
		}
		k := v.leanOn(claims, drafts, back, i, func(o *extract.Claim) bool { return len(o.Values) > 0 })
		if k < 0 {
			ev := v.countedBefore(d.content.a)
			if ev == nil || d.head < 0 {
				return false
			}
			claims[i].Values = []extract.Value{{Property: ev.Values[0].Property, Span: v.pair(span{j, j + 1}), Number: n, Bound: v.bound(j)}}
			claims[i].About, claims[i].Score = []string{ev.ID}, claims[i].Score*0.85
			return true
		}
		claims[i].Values = []extract.Value{{Property: claims[k].Values[0].Property, Span: v.pair(span{j, j + 1}), Number: n, Bound: v.bound(j)}}
		claims[i].About, claims[i].Score = slices.Clone(claims[k].About), claims[i].Score*0.9
		return true
	}
	return false
}

// sameDenial lets a denial that tells no event of its own go on with the denial
// before it by the same speaker: "Boukar denied that militants were treated there.
// “There is not a single terrorist in our hospital,” he said."
func (v *view) sameDenial(claims []extract.Claim, drafts []draft, back []int, i int) bool {
	c, d := &claims[i], &drafts[i]
	if c.Stance != "denies" || len(back) == 0 || d.head < 0 {
		return false
	}
	k := back[len(back)-1]
	o := &claims[k]
	if o.Stance != "denies" || len(o.About) == 0 || v.sent[d.content.a]-v.sent[drafts[k].content.a] > 1 || !v.sameSpeaker(c, o, d, &drafts[k]) {
		return false
	}
	c.About, c.Score = slices.Clone(o.About), c.Score*0.85
	return true
}

func (v *view) sameSpeaker(c, o *extract.Claim, d, p *draft) bool {
	if d.head == p.head && d.head >= 0 || c.Source != "" && c.Source == o.Source {
		return true
	}
	a, b := v.doc.Mention(c.Source), v.doc.Mention(o.Source)
	return a != nil && b != nil && a.Chain != "" && a.Chain == b.Chain
}

// verdictOnly: a quotation that only judges: “A fairy tale.” “That is a lie,” “He
// is lying.”
func (v *view) verdictOnly(d *draft) bool {
	for k := d.content.a; k < d.content.b; k++ {
		if v.lex.predicates[v.low[k]] == "denies" || v.lex.predicates[v.lemma(k)] == "denies" || v.is(k, "lying", "lied", "untrue") || k > 0 && v.lex.predicates[v.low[k-1]+"+"+v.low[k]] == "denies" {
			return true
		}
	}
	return false
}

// both takes in what a second claim of the same speaker is about: "denied both charges".
func (v *view) both(c *extract.Claim, d *draft, claims []extract.Claim, drafts []draft, back []int, k int) {
	if !v.is(d.content.a, "both", "either", "these", "those") {
		return
	}
	for m := len(back) - 1; m >= 0; m-- {
		o := &claims[back[m]]
		if back[m] == k || len(o.About) == 0 || !v.sameSpeaker(&claims[k], o, &drafts[k], &drafts[back[m]]) || v.sent[drafts[back[m]].content.a] < v.sent[d.content.a]-near-1 {
			continue
		}
		for _, id := range o.About {
			if !slices.Contains(c.About, id) {
				c.About = append(c.About, id)
			}
		}
		return
	}
}

// toldBefore are the events that the report itself tells right before, two at
// most, for "The ministry rejected the accusation" with no claim in reach: those
// of the nearest of the two sentences before that has some in its main clause.
func (v *view) toldBefore(d *draft) []string {
	here := v.sent[d.content.a]
	for s := here - 1; s >= 0 && s >= here-2; s-- {
		var out []string
		all := span{v.doc.Sentences[s].First, v.doc.Sentences[s].Last}
		for k := range v.doc.Events {
			ev := &v.doc.Events[k]
			if ev.TrigTok >= 0 && ev.TrigTok < len(v.sent) && v.sent[ev.TrigTok] == s && v.isMain(all, ev.TrigTok) && len(out) < 2 {
				out = append(out, ev.ID)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// countedBefore is the event with a count told last before token i, in the same
// sentence or the one before: "About 150 people picketed the consulate; police
// counted 60".
func (v *view) countedBefore(i int) *extract.EventMention {
	var best *extract.EventMention
	for k := range v.doc.Events {
		ev := &v.doc.Events[k]
		if len(ev.Values) > 0 && ev.TrigTok >= 0 && ev.TrigTok < i && i < len(v.sent) && v.sent[i]-v.sent[ev.TrigTok] <= 1 && (best == nil || ev.TrigTok > best.TrigTok) {
			best = ev
		}
	}
	return best
}
