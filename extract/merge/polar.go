package merge

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
)

// Two claims are at odds when one says of something what the other says is not
// so: "The boat was rammed by a cutter", "No cutter came near it" is beyond this
// file, "It was not rammed" is not. What must fit is the predicate and its
// partners; what counts is how many of them do.
const (
	pBase   = 0.3  // one predicate, said and denied
	pParty  = 0.2  // a partner in common: who did it, to whom
	pOther  = -0.4 // a partner that is another
	pWide   = 0.3  // "nobody", "any ambush": denied of all
	pWord   = 0.1  // another word or name in common, two at most
	pNear   = 0.2  // a few sentences apart
	pReport = 0.1  // in one report
	pVerb   = 0.1  // "denied that"
	pJoin   = 0.6
	pSure   = 0.15 // two words that exclude each other say more than one that is denied
)

// blandWords are predicates that say too little to be denied by themselves.
var blandWords = compared["blandWords"]

// denies tells whether the claim says that p is not so.
func denied(v *voice, p *extract.Predication) bool {
	if v.claim.Stance == "denies" && !v.claim.Negated && !counterState(v) {
		return !p.Not
	}
	return p.Not
}

// counterState: the claim denies what others said by telling how it is instead: "but
// the army insisted it still held the town", "they only fired tear gas". Its words
// are asserted.
func counterState(v *voice) bool {
	return v.claim.Stance == "denies" && !v.claim.Negated && !v.claim.Cue.IsZero() && v.claim.Rule != "naming" && v.claim.Rule != "object-relative" && v.claim.Rule != "contrary-to" &&
		!points(v.doc, v.claim) && !denyCue.MatchString(v.doc.Surface(v.claim.Cue.Span()))
}

// denyCue: the verb of the speaker itself says no.
var denyCue = regexp.MustCompile(`(?i)\b(den(y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w*|disput\w*|contradict\w*|rul(e|es|ed|ing) out|disavow\w*|rebut\w*|repudiat\w*|debunk\w*|disclaim\w*|pleaded|doubt\w*|challeng\w*|contest\w*)\b`)

// keys are what two predicates must have in common: the stem of the word, or the
// family of the event that it tells.
func (set *evSet) keys(v *voice, p *extract.Predication) []string {
	if blandWords[p.Word] || len(p.Word) < 3 {
		return nil
	}
	out := []string{stem(p.Word)}
	for _, s := range v.sides {
		if s.about.lemma == p.Word && s.about.family != "lemma "+p.Word {
			out = append(out, "="+s.about.ev.Type)
			if s.about.family == "death" {
				out = append(out, "=death") // killed, died
			}
		}
	}
	return out
}

// sides are the marks of the lines of data/opposites.txt that a predicate stands
// on: "o7" on the left, "o-7" on the right; those of the other side when turn is -1.
func (set *evSet) lines(p *extract.Predication, turn int) []string {
	var out []string
	for _, n := range set.opposite[p.Word] {
		out = append(out, "o"+strconv.Itoa(turn*n))
	}
	return out
}

// opposites sets claims against each other of which one says what the other's
// word excludes, of one thing: "the crossing is open", "the crossing remains
// closed".
func (set *evSet) opposing(a *voice, p *extract.Predication, add func(dispute), index map[*extract.Document]map[string][]*voice) {
	if denied(a, p) {
		return
	}
	against := set.lines(p, -1)
	if len(against) == 0 {
		return
	}
	for _, o := range set.stories.of(a.doc) {
		if set.stories.no[o] > set.stories.no[a.doc] {
			continue // each pair once
		}
		var camp []*voice
		best := 0.0
		for _, k := range against {
			for _, b := range index[o][k] {
				if o == a.doc && b.at >= a.at || slices.Contains(camp, b) {
					continue
				}
				if s := set.excludes(a, p, b); s >= pJoin {
					camp = append(camp, b)
					best = max(best, s)
				}
			}
		}
		if len(camp) > 0 {
			add(dispute{a: camp, b: set.with(a, false), reason: "opposite", about: "outcome", score: min(best+pSure, 0.85)})
		}
	}
}

// excludes scores that a word of b, of the same thing, excludes p.
func (set *evSet) excludes(a *voice, p *extract.Predication, b *voice) float64 {
	if set.strangers(a, b) || set.apartInTime(a, b, p.Word) || timed(a) || timed(b) {
		return 0
	}
	best := 0.0
	for i := range b.claim.Says {
		q := &b.claim.Says[i]
		if denied(b, q) || q.Open != p.Open || shared(set.lines(p, -1), set.lines(q, 1)) == 0 || shared(set.lines(p, 1), set.lines(q, 1)) > 0 {
			continue
		}
		s := set.fit(a, p, b, q)
		if s == 0 && a.doc == b.doc && abs(a.sent-b.sent) <= 1 && (plainly[p.Who.Word+p.What.Word] || plainly[q.Who.Word+q.What.Word]) {
			s = pBase + pParty // "the mines were working", "the union said both had stopped"
		}
		if s > pBase+pWord {
			best = max(best, s)
		}
	}
	switch {
	case best == 0:
	case a.doc == b.doc && abs(a.sent-b.sent) <= 3:
		best += pNear
	case a.doc == b.doc:
		best += pReport
	}
	return best
}

// plainly are partners that take up what was named before.
var plainly = compared["plainly"]

// timed: it was so at a time, and need not be now: "was alive when the papers buried
// him", "was closed until noon".
func timed(v *voice) bool {
	return atTime.MatchString(v.doc.Surface(v.claim.Content.Span()))
}

var atTime = regexp.MustCompile(`(?i)\b(when|until|at the time|as long as)\b`)

// strangers: nothing that the two say can be held against each other: one voice,
// one side, two lands.
func (set *evSet) strangers(a, d *voice) bool {
	return a == d || a.source == d.source || a.doc == d.doc && a.claim.Content.Span().Overlaps(d.claim.Content.Span()) || set.oneVoice(a, d) || set.maybeOne(a, d) || set.sameSide(a.source, d.source) || nested(a, d) || set.otherLand(a, d) || set.ownPeople(a, d) ||
		set.dateless(a.doc, d.doc) && shared(a.ents, d.ents) == 0
}

// polarities sets every denial against the claims of its story that tell what
// it denies, and every claim against those of which a word excludes it.
func (set *evSet) polarities(add func(dispute)) {
	index := map[*extract.Document]map[string][]*voice{}
	for _, doc := range set.docs {
		index[doc] = set.told(doc)
	}
	for _, doc := range set.docs {
		for _, d := range set.voicesOf(doc) {
			if !d.known() || d.lean == 0 {
				continue
			}
			var camp []*voice
			best := 0.0
			for i := range d.claim.Says {
				p := &d.claim.Says[i]
				if !denied(d, p) {
					set.opposing(d, p, add, index)
					continue
				}
				for _, o := range set.stories.of(doc) {
					for _, k := range set.keys(d, p) {
						for _, a := range index[o][k] {
							if s := set.odds(d, p, a); s >= pJoin && !slices.Contains(camp, a) {
								camp = append(camp, a)
								best = max(best, s)
							}
						}
					}
					for _, a := range index[o][set.noVictims(d, p)] {
						if s := set.victimOdds(d, p, a); s >= pJoin && !slices.Contains(camp, a) {
							camp = append(camp, a)
							best = max(best, s)
						}
					}
				}
			}
			if len(camp) > 0 {
				add(dispute{a: camp, b: set.with(d, false), reason: "denial", about: "denial", score: min(best, 0.9)})
			}
		}
	}
}

// told indexes the claims of a report by what they say is so.
func (set *evSet) told(doc *extract.Document) map[string][]*voice {
	out := map[string][]*voice{}
	for _, a := range set.voicesOf(doc) {
		if !a.known() || a.lean == 0 {
			continue
		}
		for i := range a.claim.Says {
			p := &a.claim.Says[i]
			if denied(a, p) {
				continue
			}
			for _, k := range append(set.keys(a, p), set.lines(p, 1)...) {
				if l := out[k]; len(l) < window && !slices.Contains(l, a) {
					out[k] = append(l, a)
				}
			}
		}
		for _, s := range a.sides {
			k := "+" + s.about.family // victims told by the way: "fired on a boat, wounding two"
			if l := out[k]; ofVictims[s.about.family] && s.holds() > 0 && s.about.happened() && len(l) < window && !slices.Contains(l, a) {
				out[k] = append(l, a)
			}
		}
	}
	return out
}

// odds scores that a says what d denies by p.
func (set *evSet) odds(d *voice, p *extract.Predication, a *voice) float64 {
	if set.strangers(a, d) || set.apartInTime(d, a, p.Word) {
		return 0
	}
	best := 0.0
	for i := range a.claim.Says {
		q := &a.claim.Says[i]
		if denied(a, q) || q.Open != p.Open || shared(set.keys(d, p), set.keys(a, q)) == 0 {
			continue
		}
		best = max(best, set.fit(d, p, a, q))
	}
	if best == 0 {
		return 0
	}
	switch {
	case a.doc == d.doc && abs(a.sent-d.sent) <= 3:
		best += pNear
	case a.doc == d.doc:
		best += pReport
	}
	if d.claim.Stance == "denies" && !d.claim.Negated {
		best += pVerb
	}
	return best
}

// fit compares the partners of two predications; 0 when they cannot be of one
// thing.
func (set *evSet) fit(d *voice, p *extract.Predication, a *voice, q *extract.Predication) float64 {
	s := pBase
	met := 0
	for _, pair := range [2][2]extract.Party{{p.Who, q.Who}, {p.What, q.What}} {
		switch set.partyFit(d, pair[0], a, pair[1]) {
		case 1:
			s += pParty
			met++
		case -1:
			s += pOther
		}
	}
	common := shared(p.More, q.More) + shared(d.ents, a.ents)
	for _, w := range []string{p.Who.Word, p.What.Word} {
		if w != "" && slices.Contains(q.More, w) {
			common++
		}
	}
	for _, w := range []string{q.Who.Word, q.What.Word} {
		if w != "" && slices.Contains(p.More, w) {
			common++
		}
	}
	wide := p.Wide && set.ofAll(d, p, a, q)
	if met+common == 0 && !wide {
		return 0
	}
	if wide {
		s += pWide
	}
	return s + pWord*float64(min(2, common))
}

// noVictims is the family of the victims of whom a claim says that there were none:
// "Nobody was hurt", "denied that any civilian had been hit"; "-" where it does not.
func (set *evSet) noVictims(d *voice, p *extract.Predication) string {
	if !p.Wide {
		return "-"
	}
	for _, s := range d.sides {
		if s.about.lemma == p.Word && ofVictims[s.about.family] && s.holds() < 0 {
			return "+" + s.about.family
		}
	}
	return "-"
}

// victimOdds scores that a tells of victims where d says that there were none.
func (set *evSet) victimOdds(d *voice, p *extract.Predication, a *voice) float64 {
	if set.strangers(a, d) || set.apartInTime(d, a, p.Word) || !set.withinDays(d, a, heldDays) {
		return 0
	}
	for _, w := range []string{p.Who.Word, p.What.Word} {
		if k := victimKinds[w]; k != 0 && !slices.Contains(a.claim.Terms, w) || !isVague(w) && k == 0 && !slices.Contains(a.claim.Terms, w) && !anyone[w] {
			return 0
		}
	}
	s := pBase + pWide
	if a.doc == d.doc && abs(a.sent-d.sent) <= 3 {
		s += pNear
	}
	return s + pWord*float64(min(2, shared(d.ents, a.ents)+shared(d.stems, a.stems)))
}

// withinDays: the reports of the two are at most n days apart, as far as is known.
func (set *evSet) withinDays(d, a *voice, n int) bool {
	x, y := set.stories.day[set.stories.no[d.doc]], set.stories.day[set.stories.no[a.doc]]
	return x == noDay || y == noDay || abs(x-y) <= n
}

// ofAll: the denial is of every event of the kind, this one among them: "There was
// no collision". Not so where it says more that the other does not: "any drone
// attack" is no attack by militants, "I ordered nobody" not that nobody ordered.
func (set *evSet) ofAll(d *voice, p *extract.Predication, a *voice, q *extract.Predication) bool {
	for _, pair := range [2][2]extract.Party{{p.Who, q.Who}, {p.What, q.What}} {
		if !isVague(pair[0].Word) || set.partyEntity(d, pair[0]) != "" {
			if set.partyFit(d, pair[0], a, pair[1]) != 1 {
				return false
			}
		}
	}
	if len(p.More) == 0 || shared(p.More, a.claim.Terms) > 0 {
		return set.isEvent(d, p) || set.isEvent(a, q)
	}
	return false
}

// isEvent: the predicate is a verb or a noun that tells an event.
func (set *evSet) isEvent(v *voice, p *extract.Predication) bool {
	return slices.ContainsFunc(v.sides, func(s side) bool { return s.about.lemma == p.Word })
}

//go:embed data/alike.txt
var alikeFile string

// alikeNouns maps a noun to its line of data/alike.txt, from 1.
var alikeNouns = func() map[string]int {
	out := map[string]int{}
	n := 0
	for line := range strings.Lines(alikeFile) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		for _, w := range strings.Fields(line) {
			out[w] = n
		}
	}
	return out
}()

// vague partners fit any other.
var vague = compared["vague"]

// isVague: nobody is named by the word, or no word stands there.
func isVague(w string) bool { return w == "" || vague[w] }

// partyFit: +1 for one partner, -1 for two, 0 where it cannot be told.
func (set *evSet) partyFit(d *voice, x extract.Party, a *voice, y extract.Party) int {
	e, f := set.partyEntity(d, x), set.partyEntity(a, y)
	if e != "" && f != "" {
		switch {
		case set.sameSide(e, f), x.Word == y.Word && !isVague(x.Word):
			return 1
		case set.named(e) && set.named(f):
			return -1
		}
	}
	if isVague(x.Word) || isVague(y.Word) {
		return 0
	}
	if x.Word == y.Word || stem(x.Word) == stem(y.Word) || alikeNouns[x.Word] != 0 && alikeNouns[x.Word] == alikeNouns[y.Word] {
		return 1
	}
	if k, l := victimKinds[x.Word], victimKinds[y.Word]; k != 0 && l != 0 && k != l {
		return -1
	}
	if e == "" && f == "" {
		return -1
	}
	return 0
}

// partyEntity is whom a partner means: his entity; the speaker where he says
// "we" or "it" of himself.
func (set *evSet) partyEntity(v *voice, p extract.Party) string {
	if m := v.doc.Mention(p.Mention); m != nil && m.Entity != "" {
		return m.Entity
	}
	if p.Word == "we" || p.Word == "us" || p.Word == "i" || p.Word == "me" {
		return v.source
	}
	return ""
}

// apartInTime: what both tell by this word is dated or placed apart.
func (set *evSet) apartInTime(d, a *voice, word string) bool {
	for _, x := range d.sides {
		if x.about.lemma != word {
			continue
		}
		for _, y := range a.sides {
			if y.about.family == x.about.family && (set.dates(x.about, y.about) == never || placeLikeness(x.about.who[2], y.about.who[2]) == never) {
				return true
			}
		}
	}
	return false
}
