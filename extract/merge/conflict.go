package merge

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

// dispute is two camps of claims that cannot both be right.
type dispute struct {
	a, b   []*voice
	events []string
	reason string
	about  string
	detail string
	score  float64
}

// contradictions joins the claims and events that cannot both hold: outcomes
// of one event first, figures, then replies and rival accounts between claims
// that no typed event joins.
func (set *evSet) contradictions() []extract.Contradiction {
	set.bodies()
	var found []dispute
	add := func(c dispute) { found = append(found, c) }
	on := set.tellings()
	for i, g := range set.list {
		set.denial(g, on[g], add)
		for _, o := range set.rivals(g) {
			if set.index[o] < i {
				continue
			}
			about := "outcome"
			if set.exclusive(g.event.Type) && set.exclusive(o.event.Type) {
				about = "control"
			}
			add(dispute{a: set.affirm(on[g], g, o), b: set.affirm(on[o], o, g), events: []string{g.event.ID, o.event.ID}, reason: "incompatible-outcome", about: about, score: 0.7,
				detail: g.event.Name + " / " + o.event.Name})
		}
	}
	set.figures(on, add)
	set.holders(add)
	set.replies(add)
	set.polarities(add)
	set.accounts(on, add)
	var out []extract.Contradiction
	joined := map[[2]extract.Ref]bool{}
	for _, c := range gathered(found) {
		if x, ok := set.contradiction(c, joined); ok {
			out = append(out, x)
		}
	}
	return out
}

// gathered makes one dispute of all that one denial answers; disputes about an
// event stay as they are.
func gathered(found []dispute) []dispute {
	var out []dispute
	at := map[extract.Ref]int{}
	for _, c := range found {
		if c.reason != "denial" || len(c.events) > 0 || len(c.b) == 0 {
			out = append(out, c)
			continue
		}
		k, ok := at[c.b[0].ref]
		if !ok {
			at[c.b[0].ref] = len(out)
			out = append(out, c)
			continue
		}
		o := &out[k]
		for _, v := range c.a {
			if !slices.Contains(o.a, v) {
				o.a = append(slices.Clip(o.a), v)
			}
		}
		for _, v := range c.b {
			if !slices.Contains(o.b, v) {
				o.b = append(slices.Clip(o.b), v)
			}
		}
		o.score = max(o.score, c.score)
	}
	return out
}

// tellings gives the claims about each event, in document and text order.
func (set *evSet) tellings() map[*evGroup][]*voice {
	on := map[*evGroup][]*voice{}
	for _, doc := range set.docs {
		for _, v := range set.voicesOf(doc) {
			for _, s := range v.sides {
				g := set.group[s.about]
				on[g] = append(on[g], v)
			}
		}
	}
	return on
}

// affirm are the claims that the first event happened and do not speak of the
// second.
func (set *evSet) affirm(list []*voice, g, not *evGroup) []*voice {
	var out []*voice
	for _, v := range list {
		if s := set.tells(v, g); s != nil && s.holds() > 0 && set.tells(v, not) == nil {
			out = append(out, v)
		}
	}
	return out
}

// denial: somebody says that it happened, somebody else that it did not.
func (set *evSet) denial(g *evGroup, list []*voice, add func(dispute)) {
	var yes, no []*voice
	for _, v := range list {
		s := set.tells(v, g)
		if s.byTheWay || v.leans() == 0 || set.heldState(v) || refuses(v) {
			continue
		}
		switch s.holds() {
		case 1:
			yes = append(yes, v)
		case -1:
			no = append(no, v)
		}
	}
	yes, no = set.answered(g, yes, no)
	add(dispute{a: yes, b: no, events: []string{g.event.ID}, reason: "denial", about: "denial", detail: g.event.Name, score: 0.8})
}

// refuses: all that the claim says no to lies ahead: "will not help to hold the vote".
func refuses(v *voice) bool {
	if !v.claim.Negated || !ahead.MatchString(v.doc.Surface(v.claim.Content.Span())) {
		return false
	}
	open := false
	for i := range v.claim.Says {
		if p := &v.claim.Says[i]; p.Not && !p.Open {
			return false
		} else if p.Not {
			open = true
		}
	}
	return open
}

var ahead = regexp.MustCompile(`(?i)\b(will|would|won['’]t|shall)\b`)

// contradiction makes one of a conflict: pairs of one source and pairs that
// are joined already are left out. False when no pair is new.
func (set *evSet) contradiction(c dispute, joined map[[2]extract.Ref]bool) (extract.Contradiction, bool) {
	x := extract.Contradiction{Events: c.events, Reason: c.reason, About: c.about, Detail: c.detail, Score: c.score}
	c.a, c.b = c.a[:min(len(c.a), camp)], c.b[:min(len(c.b), camp)]
	fresh := false
	for _, p := range c.a {
		for _, q := range c.b {
			if p.source == q.source && p.source != "" || p == q || nested(p, q) || c.reason != "value" && set.oneVoice(p, q) {
				continue
			}
			k := [2]extract.Ref{p.ref, q.ref}
			if cmp.Or(cmp.Compare(k[1][0], k[0][0]), cmp.Compare(k[1][1], k[0][1])) < 0 {
				k[0], k[1] = k[1], k[0]
			}
			fresh = fresh || !joined[k]
			joined[k] = true
			x.Claims = append(x.Claims, p.ref, q.ref)
			if c.reason != "value" {
				x.Left = append(x.Left, p.ref)
			}
		}
	}
	if len(x.Claims) == 0 || !fresh && len(c.events) < 2 {
		return x, false
	}
	set.contest(c)
	if x.Detail == "" && len(c.a) > 0 && len(c.b) > 0 {
		x.Detail = clipOf(c.a[0]) + " / " + clipOf(c.b[0])
	}
	x.Why = why(c)
	return finish(x), true
}

// why says in words what sets the camps against each other.
func why(c dispute) string {
	if c.reason != "denial" {
		return whys[c.reason]
	}
	switch {
	case len(c.events) > 0:
		return "one says that it happened, the other that it did not"
	case len(c.b) > 0 && bare(c.b[0]):
		return "a denial without matter of its own answers what was said right before it"
	}
	return "what one denies is what the other says"
}

// whys are the reasons of contradictions other than denials, in words.
var whys = map[string]string{
	"value":                "figures for one thing that cannot both be right",
	"incompatible-outcome": "of two outcomes of one event one excludes the other",
	"control":              "two sides are said to hold one place at one time",
	"opposite":             "of one thing, a word of the one excludes a word of the other",
	"responsibility":       "one deed is laid at two doors",
	"cause":                "two causes are given for one thing",
	"time":                 "two times are given for one event",
}

// nested: one is told inside the other's words, so that it is no answer to it:
// “He was not shot. His friends say he died of thirst.”
func nested(p, q *voice) bool {
	return p.doc == q.doc && p.claim.Rule != "object-relative" && q.claim.Rule != "object-relative" && p.claim.Rule != "contrary-to" && q.claim.Rule != "contrary-to" && p.claim.Content.Span().Overlaps(q.claim.Content.Span()) && p.claim.Content != q.claim.Content
}

// contest marks the events in dispute: what one camp affirms in its main
// clauses, when the other camp does not say the same. Rival figures leave it
// undisputed that there were dead.
func (set *evSet) contest(c dispute) {
	if c.reason == "value" || c.reason == "time" {
		return
	}
	if set.contested == nil {
		set.contested = map[*evGroup]bool{}
	}
	for _, camps := range [2][2][]*voice{{c.a, c.b}, {c.b, c.a}} {
		for _, v := range camps[0] {
			for i := range v.sides {
				s := &v.sides[i]
				g := set.group[s.about]
				if s.byTheWay || s.holds() <= 0 || slices.ContainsFunc(camps[1], func(o *voice) bool { t := set.tells(o, g); return t != nil && t.holds() > 0 }) {
					continue
				}
				set.contested[g] = true
			}
		}
	}
}

func clipOf(v *voice) string {
	return extract.Clip(extract.OneLine(v.doc.Surface(v.claim.Content.Span())), 60)
}

func finish(c extract.Contradiction) extract.Contradiction {
	slices.Sort(c.Events)
	for _, list := range []*[]extract.Ref{&c.Claims, &c.Left} {
		slices.SortFunc(*list, func(a, b extract.Ref) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
		*list = slices.Compact(*list)
	}
	parts := append([]string{c.Reason, c.Detail}, c.Events...)
	for _, r := range c.Claims {
		parts = append(parts, r[0], r[1])
	}
	c.ID = hash("x_", parts...)
	return c
}

// bodies says for whom a person speaks, by the relations that the reports
// state: a spokesman's words are his body's.
func (set *evSet) bodies() {
	set.body = map[string]string{}
	for _, doc := range set.docs {
		for i := range doc.Relations {
			r := &doc.Relations[i]
			switch r.Type {
			case "spokesman_of", "leads", "employed_by", "member_of", "holds_office", "represents":
			default:
				continue
			}
			a, b := doc.Mention(r.Subject), doc.Mention(r.Object)
			if a == nil || b == nil || a.Entity == "" || b.Entity == "" || r.Polarity == "negative" {
				continue
			}
			if old := set.body[a.Entity]; old == "" || b.Entity < old {
				set.body[a.Entity] = b.Entity
			}
		}
	}
	for _, doc := range set.docs {
		set.ownersOf(doc)
	}
}

// ownersOf says for whom those speak whom a report calls somebody's own: "the
// company's chief executive", "its lawyer".
func (set *evSet) ownersOf(doc *extract.Document) {
	for i := range doc.Claims {
		c := &doc.Claims[i]
		m := doc.Mention(c.Source)
		if m == nil || m.Type != extract.Person || m.Entity == "" || set.body[m.Entity] != "" {
			continue
		}
		for _, x := range mentionsIn(doc, c.SourceSpan.Span()) {
			if x.ID == m.ID || x.Entity == "" || x.Entity == m.Entity || x.Type != extract.Organization || x.Start != c.SourceSpan.Start {
				continue
			}
			if rest := doc.Text[x.End:min(x.End+4, c.SourceSpan.End)]; x.Form == extract.FormPronoun || strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasSuffix(doc.Surface(x.Span), "s'") {
				set.body[m.Entity] = x.Entity
			}
			break
		}
		if at := itsSpeaker.FindStringSubmatchIndex(doc.Text[min(len(doc.Text), m.End):min(len(doc.Text), m.End+40)]); at != nil && set.body[m.Entity] == "" {
			for _, x := range mentionsIn(doc, extract.Span{Start: m.End + at[2], End: m.End + at[3]}) {
				if x.Entity != "" && x.Entity != m.Entity {
					set.body[m.Entity] = x.Entity
				}
			}
		}
	}
}

// itsSpeaker stands behind a name: "said Commander Adama Sawadogo, its spokesman".
var itsSpeaker = regexp.MustCompile(`^,? (its|their|the army['’]s|the military['’]s|the group['’]s) (chief |main |press |official |military )?(spokes[a-z]+|speaker|head|chief|leader|commander|director|president|chairman|chairwoman|lawyer|secretary|coordinator|deputy)\b`)

// figureText is "killed: 17 / 45".
func figureText(prop string, nums map[float64]bool) string {
	var list []float64
	for n := range nums {
		list = append(list, n)
	}
	slices.Sort(list)
	var parts []string
	for _, n := range list {
		parts = append(parts, fmt.Sprintf("%g", n))
	}
	return prop + ": " + strings.Join(parts, " / ")
}
