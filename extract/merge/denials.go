package merge

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

// A denial often names no event that an assertion names too: "Kinshasa accuses
// Kampala of arming the rebels. Uganda denied any links with the group." Such
// pairs of claims are joined by where they stand and what they share.
const (
	dJoin   = 0.6
	dSecond = 0.75 // a second assertion besides the likeliest
	dReach  = 4    // sentences
)

// replies joins denying claims with the assertions of other sources in the
// same report that they deny.
func (set *evSet) replies(add func(dispute)) {
	for _, doc := range set.docs {
		for _, d := range set.voicesOf(doc) {
			if d.leans() >= 0 || !d.known() || set.heldState(d) {
				continue
			}
			if d.claim.Rule == "trailing" || d.claim.Rule == "contrary-to" {
				if a := set.contraryTo(d); a != nil {
					add(dispute{a: []*voice{a}, b: set.with(d, false), reason: "denial", about: "denial", score: 0.9})
					continue
				}
			}
			set.reply(d, add)
		}
	}
}

// contraryTo is what "contrary to reports" gives to the reports: the claim of
// the same sentence with the opposite stance.
func (set *evSet) contraryTo(d *voice) *voice {
	all := set.voicesOf(d.doc)
	for i := max(0, d.at-3); i < min(len(all), d.at+4); i++ {
		o := all[i]
		if o != d && o.sent == d.sent && o.claim.Rule == "contrary-to" && o.leans() > 0 && o.claim.Content.Span().Overlaps(d.claim.Content.Span()) {
			return o
		}
	}
	return nil
}

// reply joins a denial with what it answers.
func (set *evSet) reply(d *voice, add func(dispute)) {
	if left, score := set.answeredBy(d); score >= dJoin {
		add(dispute{a: left, b: set.speech(d), reason: "denial", about: "denial", score: min(score, 0.9)})
	}
}

// answeredBy scores the assertions around a denial: the likeliest that it answers,
// and others that are as good as certain.
func (set *evSet) answeredBy(d *voice) ([]*voice, float64) {
	all := set.voicesOf(d.doc)
	var best *voice
	bestScore := 0.0
	var more []*voice
	try := func(a *voice, rank int) {
		s := set.answers(d, a, rank)
		if s > bestScore {
			best, bestScore = a, s
		}
		if s >= dSecond && !bare(d) {
			more = append(more, a)
		}
	}
	rank := 0
	for i := d.at - 1; i >= 0 && i >= d.at-12 && all[i].sent >= d.sent-dReach; i-- {
		if a := all[i]; set.other(a, d) {
			try(a, rank)
			rank++
		}
	}
	for i := d.at + 1; i < len(all) && i <= d.at+6 && all[i].sent <= d.sent+2; i++ {
		if a := all[i]; set.other(a, d) {
			try(a, -1)
		}
	}
	if best == nil {
		return nil, 0
	}
	left := set.with(best, true)
	if bare(d) && several.MatchString(d.doc.Surface(d.claim.Content.Span())) {
		for i := max(0, best.at-2); i <= best.at+2 && i < d.at; i++ {
			if o := all[i]; o.source == best.source && o.lean > 0 && abs(o.sent-best.sent) <= 1 {
				more = append(more, o)
			}
		}
	}
	if bare(d) && (set.accusing(best) || set.speaksOf(d.doc, best.claim, d.claim)) {
		// "Ukraine accused Russia of the strike. “This was a Russian drone,” its navy said."
		for i := max(0, best.at-2); i <= best.at+2 && i < d.at; i++ {
			if o := all[i]; o != best && o.lean > 0 && set.sameSide(o.source, best.source) && abs(o.sent-best.sent) <= 1 && set.accusing(o) && set.speaksOf(d.doc, o.claim, d.claim) {
				more = append(more, o)
			}
		}
	}
	for _, m := range more {
		if !slices.Contains(left, m) {
			left = append(left, m)
		}
	}
	return left, bestScore
}

// several: "denied both charges", "rejected all accusations".
var several = regexp.MustCompile(`(?i)^(both|all|any of|these|those|such|the (two|three)|his|her|its|their) ([a-z]+ )?(accusations|allegations|charges|claims|reports|statements|suggestions|assertions)\b`)

// other: an assertion of somebody else.
func (set *evSet) other(a, d *voice) bool {
	return a.leans() > 0 && a.known() && a.source != d.source && (!a.claim.Content.Span().Overlaps(d.claim.Content.Span()) || d.claim.Rule == "object-relative") && a.claim.Rule != "contrary-to" && !set.agree(d, a) &&
		!(!bare(d) && set.sameSide(a.source, d.source))
}

// agree: what a affirms excludes what d denies, so that both say the same:
// "The attack was repelled", "Reports that rebels took the town are untrue".
func (set *evSet) agree(d, a *voice) bool {
	if set.holdsIt(d, a) {
		return true
	}
	for i := range d.sides {
		if d.sides[i].holds() >= 0 {
			continue
		}
		rivals := set.rivals(set.group[d.sides[i].about])
		for k := range a.sides {
			if a.sides[k].holds() > 0 && slices.Contains(rivals, set.group[a.sides[k].about]) {
				return true
			}
		}
	}
	return false
}

// holdsIt: a says that the side of the one who denies holds what only one side
// can hold: "Our soldiers control the whole town" beside "The army denied losing
// the town".
func (set *evSet) holdsIt(d, a *voice) bool {
	return slices.ContainsFunc(a.sides, func(y side) bool {
		return y.holds() > 0 && set.exclusive(y.about.ev.Type) && slices.ContainsFunc(y.about.agents, func(e string) bool { return set.sameSide(e, d.source) })
	})
}

// bare: the denial has no matter of its own: "denied this", "That is not true",
// "called the document a forgery".
func bare(d *voice) bool {
	text := d.doc.Surface(d.claim.Content.Span())
	return len(d.stems) <= 1 && len(d.sides) == 0 && words(text) <= 8 && (!d.claim.Negated || words(text) == 1 || thereIsNone.MatchString(text) || words(text) <= 3 && text[0] >= 'a' && text[0] <= 'z') && !counterState(d) || onlyPoints.MatchString(text) || d.claim.Rule == "heading" && words(text) <= 4 || d.claim.Rule == "naming" || d.claim.Rule == "object-relative" && len(d.stems) <= 1 || points(d.doc, d.claim) || counters(d)
}

// thereIsNone has no noun of its own: "There is no one left".
var thereIsNone = regexp.MustCompile(`(?i)^there (is|was|are|were|has been|had been) (nobody|no one|none|nothing)\b`)

// onlyPoints: "denied it", "contradicted this".
var onlyPoints = regexp.MustCompile(`(?i)^(this|that|it|these|those|them|both|all of (it|this|that|them))[.,”"]*$`)

// counters: the verb of denial looks back, and the words are the speaker's own
// account: "Its spokeswoman denied this: the warning “had come too late”".
func counters(d *voice) bool {
	if d.claim.Stance != "denies" || d.claim.Negated || d.claim.Rule != "quote-before" && d.claim.Rule != "colon" && d.claim.Rule != "colon-clause" || d.claim.Cue.IsZero() || d.claim.Cue.End > d.claim.Content.Start {
		return false
	}
	between := strings.TrimLeft(d.doc.Text[d.claim.Cue.End:d.claim.Content.Start], " ,")
	object, _, _ := strings.Cut(between, ":")
	return object == "" || onlyPoints.MatchString(object) || takesUp.MatchString(object) // not "denied having hidden a death: “...”"
}

// ofThem: it is denied of some of those told of, not that there were any:
// "denied that minors were among them".
var ofThem = regexp.MustCompile(`(?i)\bamong (them|those|the)\b`)

// points: the content speaks of what was said before.
func points(doc *extract.Document, c *extract.Claim) bool {
	text := doc.Surface(c.Content.Span())
	return pointing.MatchString(text) && (words(text) <= 7 || !itDid.MatchString(text)) || takesUp.MatchString(text) || doingSo.MatchString(text)
}

// doingSo stands for what was told: "denied having done so", "nothing of the kind", "there was no such plan".
var doingSo = regexp.MustCompile(`(?i)\b(do|did|does|done|doing) (so|it|this|that)\b|\bof the (kind|sort)\b|\bany of (it|this|that)\b|\b(no|any) such [a-z]+\b|\b(no|any) (record|knowledge|information|evidence|proof|trace|sign) of (it|this|that)\b`)

// takesUp is a noun for what was said before, without what it says: "rejects the
// allegation", "denied both charges"; not "the allegation that he fled".
var takesUp = regexp.MustCompile(`(?i)^(the|that|this|these|those|all|both|any such|such|his|her|its|their)( [a-z]+['’]s?| two| three| latest| earlier| media| army| police)? (accusations?|allegations?|charges?|claims?|reports?|suggestions?|assertions?|versions?|accounts?|figures?|numbers?|stor(y|ies)|rumou?rs?|criticisms?|complaints?|statements?|words|remarks)( as .*)?[.,”"]*$`)

// pointing is a sentence about what was said before: "That is a lie".
var pointing = regexp.MustCompile(`(?i)^(all |none of )?(that|this|it|these|those)( (accusations?|allegations?|claims?|reports?|figures?|stor(y|ies)|rumou?rs?|version|account))?( (is|was|are|were|has|never|did|could|simply)\b|['’]s )`)

// itDid: "it" may be the one who speaks: "The firm says it did not check its books".
var itDid = regexp.MustCompile(`(?i)^it (has|never|did|could)\b`)

// unaware says no as a denial does: "he knew of no injuries".
var unaware = regexp.MustCompile(`(?i)\b(knew of no|know of no|knows of no|not aware of|unaware of|no (knowledge|record|evidence|reports?|sign) of|had no reports?)\b`)

// otherMatter: both tell typed events in their main clauses, and none of one
// family: that a crossing is sealed is no answer to who controls it.
func otherMatter(d, a *voice) bool {
	told := func(v *voice) []string {
		var out []string
		for _, s := range v.sides {
			if !s.byTheWay || len(v.sides) == 1 {
				out = append(out, s.about.family)
			}
		}
		return out
	}
	x, y := told(d), told(a)
	return len(x) > 0 && len(y) > 0 && shared(x, y) == 0
}

// turned: the claim's clause opens with a word of contrast: "But the army
// denied it", "..., while the mayor rejected it".
func turned(v *voice) bool {
	if v.sent < 0 {
		return false
	}
	at := v.claim.Content.Start
	for _, p := range []extract.Pair{v.claim.Cue, v.claim.SourceSpan} {
		if !p.IsZero() {
			at = min(at, p.Start)
		}
	}
	sent := v.sent
	if k := v.doc.SentenceAt(at); k >= 0 { // the cue may stand a sentence before the content
		sent = k
	}
	from := min(max(v.doc.Sentences[sent].Start, at-30), at)
	w := strings.Fields(strings.ToLower(v.doc.Text[from:min(at+10, len(v.doc.Text))]))
	for _, x := range w {
		switch strings.Trim(x, `,.;"“”`) {
		case "but", "however", "while", "although", "though", "yet", "whereas":
			return true
		}
	}
	return false
}

// speaksOf: the assertion names the one who denies, or a body of the same
// state ("from Belgrade", "Serbia's foreign ministry denied").
func (set *evSet) speaksOf(doc *extract.Document, a, d *extract.Claim) bool {
	m := doc.Mention(d.Source)
	if m == nil || set.ents.byID[m.Entity] == nil {
		return false
	}
	span := a.Content.Span()
	if s := doc.SentenceAt(a.Content.Start); s >= 0 && !a.Cue.IsZero() && blames.MatchString(doc.Surface(a.Cue.Span())) {
		span = doc.Sentences[s].Span // "accused X of": the accused stands before the content
	}
	owners := mentionsIn(doc, d.SourceSpan.Span()) // "Zreik's office", "his lawyer"
	for _, x := range mentionsIn(doc, span) {
		if x.ID != a.Source && (set.sameSide(x.Entity, m.Entity) || x.Entity != "" && slices.ContainsFunc(owners, func(o *extract.Mention) bool { return o.Entity == x.Entity })) {
			return true
		}
		if x.Type == extract.Person && x.Form == extract.FormName && x.ID != m.ID && strings.Contains(doc.Surface(d.SourceSpan.Span()), lastWord(doc.Surface(x.Span))) && len(lastWord(doc.Surface(x.Span))) > 3 {
			return true // "governor Khaled Zreik", "Zreik's office"
		}
		// "police had taken the ballots", "the police directorate denied"
		if x.Form == extract.FormNominal && x.Type == extract.Organization && x.ID != m.ID && len(doc.Surface(x.Head.Span())) > 3 &&
			strings.Contains(strings.ToLower(doc.Surface(m.Span)), strings.ToLower(doc.Surface(x.Head.Span()))) {
			return true
		}
	}
	return false
}

// mentionsIn are the mentions inside a span, at most forty.
func mentionsIn(doc *extract.Document, span extract.Span) []*extract.Mention {
	k, _ := slices.BinarySearchFunc(doc.Mentions, span.Start, func(m extract.Mention, at int) int { return m.Start - at })
	var out []*extract.Mention
	for ; k < len(doc.Mentions) && len(out) < 40; k++ {
		m := &doc.Mentions[k]
		if m.Start >= span.End {
			break
		}
		if span.Contains(m.Span) {
			out = append(out, m)
		}
	}
	return out
}

// sameSide: one entity, a body and its state, a body and who speaks for it, or
// the capital that stands for a government ("Kampala", "Uganda").
func (set *evSet) sameSide(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	x, y = cmp.Or(set.body[x], x), cmp.Or(set.body[y], y)
	if x == y || set.body[x] == y || set.body[y] == x {
		return true
	}
	ex, ey := set.ents.byID[x], set.ents.byID[y]
	if ex == nil || ey == nil || ex.Country == "" || ex.Country != ey.Country {
		return false
	}
	return set.speaksForState(ex) && set.speaksForState(ey)
}

// speaksForState: a state, its bodies, its capital.
func (set *evSet) speaksForState(e *extract.Entity) bool {
	return stateKinds[e.Kind] || e.Kind == "capital" || slices.ContainsFunc(e.Facts, func(f extract.Fact) bool { return f.Type == "capital_of" })
}
