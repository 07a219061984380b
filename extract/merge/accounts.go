package merge

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

//go:embed data/opposites.txt
var oppositesFile string

// opposites maps a lemma to the sides it is on: line number, + for the left
// side, - for the right. Lemmas are kept whole: "close" is not "closest".
type opposites map[string][]int

func readOpposites(text string) opposites {
	out := opposites{}
	n := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		left, right, ok := strings.Cut(line, "|")
		if !ok || line[0] == '#' {
			continue
		}
		n++
		for side, words := range map[int]string{n: left, -n: right} {
			for _, w := range strings.Fields(words) {
				if !slices.Contains(out[w], side) {
					out[w] = append(out[w], side)
				}
			}
		}
	}
	for _, s := range out {
		slices.Sort(s)
	}
	return out
}

// reachOf is how far, in sentences, two claims of one report may stand apart
// and still be two accounts of one matter without a shared event.
const reachOf = 4

// accounts holds against each other the claims that no denial joins: opposite
// words for one matter, two culprits, two causes, two times.
func (set *evSet) accounts(on map[*evGroup][]*voice, add func(dispute)) {
	for _, doc := range set.docs {
		all := set.voicesOf(doc)
		for _, b := range all {
			for i := b.at - 1; i >= 0 && i >= b.at-10 && b.sent-all[i].sent <= reachOf; i-- {
				set.rivalAccounts(all[i], b, add)
			}
		}
	}
	for _, g := range set.list {
		list := on[g]
		for i, a := range list[:min(len(list), camp)] {
			for _, b := range list[i+1 : min(len(list), camp)] {
				if set.tells(a, g).byTheWay || set.tells(b, g).byTheWay {
					continue
				}
				if a.doc != b.doc || b.sent-a.sent > reachOf || b.at-a.at > 10 {
					set.rivalAccounts(a, b, add)
				}
			}
		}
	}
	set.acrossReports(add)
}

// rivalAccounts compares two claims; a stands before b where both are of one
// report.
func (set *evSet) rivalAccounts(a, b *voice, add func(dispute)) {
	if a.source == b.source || set.maybeOne(a, b) || !a.known() || !b.known() || a.leans() == 0 || b.leans() == 0 || a.claim.Content.Span().Overlaps(b.claim.Content.Span()) && a.doc == b.doc {
		return
	}
	if a.doc == b.doc && b.sent-a.sent <= 1 && a.leans() == b.leans() && (set.blamesThing(a) && !set.tollOnly(b) || set.blamesThing(b) && !set.tollOnly(a)) && a.claim.Stance != "confirms" && b.claim.Stance != "confirms" {
		add(set.pair(a, b, "cause", "cause", 0.55))
		return
	}
	if a.leans() == b.leans() && set.blamesOther(a, b) {
		add(set.pair(a, b, "responsibility", "responsibility", 0.65))
		return
	}
	matter := set.matter(a, b)
	if a.doc == b.doc && b.sent-a.sent <= 1 && (quiet(a) && set.harm(b, a) || quiet(b) && set.harm(a, b)) {
		matter++
	}
	if matter == 0 {
		return
	}
	if (matter >= 2 || a.doc == b.doc && b.sent-a.sent <= 1) && (quiet(a) && set.harm(b, a) || quiet(b) && set.harm(a, b)) {
		add(set.pair(a, b, "opposite", "outcome", 0.75))
		return
	}
	if set.causesDiffer(a, b) && matter >= 1 {
		add(set.pair(a, b, "cause", "cause", 0.6))
		return
	}
	if set.shiftsBlame(a, b) {
		add(set.pair(a, b, "responsibility", "responsibility", 0.6))
		return
	}
	if set.timesDiffer(a, b) {
		add(set.pair(a, b, "time", "date", 0.6))
	}
}

func (set *evSet) pair(a, b *voice, reason, about string, score float64) dispute {
	return dispute{a: set.with(a, false), b: set.with(b, false), reason: reason, about: about, score: score}
}

// matter counts what two claims share: an event (2), words and names that
// both hold (one each); being next to each other in a report counts one.
func (set *evSet) matter(a, b *voice) int {
	n := min(2, shared(a.stems, b.stems)) + min(1, shared(a.ents, b.ents))
	for _, s := range a.sides {
		if set.tells(b, set.group[s.about]) != nil {
			n += 2
			break
		}
	}
	if n > 0 && a.doc == b.doc && b.sent-a.sent <= 1 {
		n++
	}
	return n
}

// calm says that nothing happened: "ended without incident".
var calm = regexp.MustCompile(`(?i)\b(without (incident|trouble|violence|bloodshed|injury|casualties)|(was|were|is|are|been|be|remained|largely|mostly|passed|went|ended|dispersed)( off| by)?( [a-z]+ly)? (peaceful|peacefully|calm)|no (incidents?|injuries|casualties|arrests))\b`)

func quiet(v *voice) bool {
	return calm.MatchString(v.doc.Surface(v.claim.Content.Span()))
}

// harm: the claim tells of force against people, arrests or casualties: of what the
// calm one says there was none, where it says so ("no arrests").
func (set *evSet) harm(v, calmer *voice) bool {
	none := ""
	if m := noneOf.FindStringSubmatch(calmer.doc.Surface(calmer.claim.Content.Span())); m != nil {
		none = strings.ToLower(m[1])
	}
	return v.leans() > 0 && slices.ContainsFunc(v.sides, func(s side) bool {
		t := set.ont.Type(s.about.ev.Type)
		if t == nil || s.byTheWay || s.holds() <= 0 || !s.about.happened() {
			return false
		}
		switch none {
		case "arrest":
			return t.ID == "arrest"
		case "injur", "casualt":
			return t.Code == "casualties"
		}
		return slices.Contains([]string{"assault", "fight", "casualties"}, t.Code) || t.ID == "arrest" || t.ID == "disperse"
	})
}

// noneOf: what there was none of.
var noneOf = regexp.MustCompile(`(?i)\bno (arrest|injur|casualt)`)

// causal marks a cause: "was caused by", "due to a leak", "had set off".
var causal = regexp.MustCompile(`(?i)\b(caused by|cause of|had caused|was caused|has caused|due to|because of|result of|triggered|sparked|set off by|set off|brought down by|blamed on|owing to|started by|started in|began in|fault of|down to)\b`)

// causesDiffer: both name a cause, and not the same.
func (set *evSet) causesDiffer(a, b *voice) bool {
	ca, cb := causeOf(a), causeOf(b)
	if len(ca) == 0 || len(cb) == 0 || a.leans() != b.leans() {
		return false
	}
	if shared(ca, cb) > 0 {
		return false
	}
	ea, eb := contentWords(effect(a)), contentWords(effect(b))
	// A cause and the cause of that cause are no rivals: "suspended for want of fuel",
	// "the want of fuel was caused by a strike".
	return shared(ca, eb) == 0 && shared(cb, ea) == 0 && (shared(ea, eb) > 0 || set.oneEvent(a, b))
}

// effect is a content without the words of its cause.
func effect(v *voice) string {
	text := v.doc.Surface(v.claim.Content.Span())
	loc := causal.FindStringIndex(text)
	if loc == nil {
		return text
	}
	if m := strings.ToLower(text[loc[0]:loc[1]]); strings.HasPrefix(m, "had") || strings.HasPrefix(m, "has") || m == "triggered" || m == "sparked" || m == "set off" {
		return text[loc[1]:]
	}
	return text[:loc[0]]
}

// causeOf are the words next to the mark of a cause.
func causeOf(v *voice) []string {
	text := v.doc.Surface(v.claim.Content.Span())
	loc := causal.FindStringIndex(text)
	if loc == nil {
		return nil
	}
	part := text[loc[1]:]
	if m := strings.ToLower(text[loc[0]:loc[1]]); strings.HasPrefix(m, "had") || strings.HasPrefix(m, "has") || m == "triggered" || m == "sparked" || m == "set off" {
		part = text[:loc[0]] // "a seismic event had caused the collapse"
	}
	return contentWords(part)
}

// blames: the claim lays something at somebody's door.
var blames = regexp.MustCompile(`(?i)^(accus|blam)`)

// shiftsBlame: each accuses somebody else, or the accused answers with an
// account of his own in which another did it.
func (set *evSet) shiftsBlame(a, b *voice) bool {
	if a.doc != b.doc || b.sent-a.sent > 3 {
		return false
	}
	ba, bb := set.accusing(a), set.accusing(b)
	switch {
	case ba && bb:
		return (shared(a.ents, b.ents) == 0 || set.accuses(a, b) || set.accuses(b, a)) && (set.oneEvent(a, b) || (set.accuses(a, b) || set.accuses(b, a)) && shared(a.stems, b.stems) >= 1)
	case ba && set.speaksOf(a.doc, a.claim, b.claim) && b.leans() > 0 && b.claim.Stance != "confirms":
		return (shared(a.stems, b.stems) >= 1 || set.oneEvent(a, b)) && !set.accuses(b, b)
	}
	return false
}

// blamesThing: "blames a rogue wave", "blamed the fire on a short circuit": a
// cause, not a culprit.
func (set *evSet) blamesThing(v *voice) bool {
	if v.claim.Cue.IsZero() || !strings.HasPrefix(strings.ToLower(v.doc.Surface(v.claim.Cue.Span())), "blam") {
		return false
	}
	return len(mentionsIn(v.doc, v.claim.Content.Span())) == 0
}

// tollOnly: the claim counts victims and gives no cause.
func (set *evSet) tollOnly(v *voice) bool {
	return len(v.sides) > 0 && !slices.ContainsFunc(v.sides, func(s side) bool { return !s.byTheWay && !ofVictims[s.about.family] })
}

// oneEvent: both speak of one event.
func (set *evSet) oneEvent(a, b *voice) bool {
	return slices.ContainsFunc(a.sides, func(s side) bool { return set.tells(b, set.group[s.about]) != nil })
}

func (set *evSet) accusing(v *voice) bool {
	return !v.claim.Cue.IsZero() && blames.MatchString(v.doc.Surface(v.claim.Cue.Span()))
}

// accuses: the first claim names the side of the second's source.
func (set *evSet) accuses(a, b *voice) bool {
	m := b.doc.Mention(b.claim.Source)
	if m == nil {
		return false
	}
	return slices.ContainsFunc(a.ents, func(e string) bool { return set.sameSide(e, m.Entity) })
}

// timesDiffer: both give a time of day for one event, a quarter of an hour
// apart or more.
func (set *evSet) timesDiffer(a, b *voice) bool {
	if !slices.ContainsFunc(a.sides, func(s side) bool {
		t := set.tells(b, set.group[s.about])
		return t != nil && a.claim.Content.Span().Contains(s.about.ev.Trigger.Span()) && b.claim.Content.Span().Contains(t.about.ev.Trigger.Span())
	}) && shared(a.stems, b.stems) < 2 {
		return false
	}
	x, ok := clockOf(a)
	y, ok2 := clockOf(b)
	if !ok || !ok2 {
		return false
	}
	gap := abs(x - y)
	return min(gap, 24*60-gap) >= 15
}

// clockOf is the time of day in a claim's content, in minutes: the first,
// for a second is the one that it corrects ("at 11.40, not 11"); false when
// there is none.
func clockOf(v *voice) (int, bool) {
	s := v.claim.Content.Span()
	at, n := 0, 0
	for i := range v.doc.Times {
		t := &v.doc.Times[i]
		if t.Start >= s.End {
			break
		}
		if t.Start < s.Start || t.End > s.End {
			continue
		}
		if _, clock, ok := strings.Cut(t.Value, "T"); n == 0 && ok && len(clock) >= 5 && clock[2] == ':' {
			h, m := int(clock[0]-'0')*10+int(clock[1]-'0'), int(clock[3]-'0')*10+int(clock[4]-'0')
			if h < 24 && m < 60 {
				at = h*60 + m
				n++
			}
		}
	}
	return at, n > 0
}

// rare bounds the claims that a word may stand in and still lead from one
// report to another.
const rare = 40

// acrossReports joins a denial with assertions in other reports of the story
// when they share so much that they can only be of one matter, though no
// event joins them.
func (set *evSet) acrossReports(add func(dispute)) {
	index := map[string][]*voice{}
	for _, doc := range set.docs {
		for _, v := range set.voicesOf(doc) {
			if !v.known() || v.leans() == 0 {
				continue
			}
			for _, w := range v.stems {
				if l := index[w]; len(l) <= rare {
					index[w] = append(l, v)
				}
			}
		}
	}
	for _, doc := range set.docs {
		for _, d := range set.voicesOf(doc) {
			if d.leans() >= 0 || !d.known() {
				continue
			}
			seen := map[*voice]bool{}
			for _, w := range d.stems {
				if len(index[w]) > rare {
					continue
				}
				for _, a := range index[w] {
					if seen[a] || a.doc == d.doc || a.leans() <= 0 || a.source == d.source || !set.story(a.doc, d.doc) || set.agree(d, a) {
						continue
					}
					seen[a] = true
					if s := set.answersFar(d, a); s >= dJoin {
						add(dispute{a: set.with(a, false), b: set.with(d, false), reason: "denial", about: "denial", score: min(s, 0.8)})
					}
				}
			}
		}
	}
}

// answersFar scores that d denies what a report elsewhere says.
func (set *evSet) answersFar(d, a *voice) float64 {
	words := shared(d.stems, a.stems)
	if otherMatter(d, a) || refuses(d) || otherNumber(d, a) || set.dateless(a.doc, d.doc) {
		return 0
	}
	s := 0.2 * float64(min(3, words))
	for _, x := range d.sides {
		for _, y := range a.sides {
			if !x.byTheWay && !y.byTheWay && x.about.family == y.about.family && set.compatible(x.about, y.about) {
				s += 0.2
				break
			}
		}
	}
	if m := d.doc.Mention(d.claim.Source); m != nil && slices.ContainsFunc(a.ents, func(e string) bool { return set.sameSide(e, m.Entity) }) {
		s += 0.2
	} else if words < 2 {
		return 0
	}
	s += 0.1 * float64(min(2, shared(d.ents, a.ents)))
	return s
}

// copied are the claims of a report that an earlier copy of it holds in the
// same words: they say nothing new.
func copied(docs []*extract.Document) map[extract.Ref]bool {
	byID := map[string]*extract.Document{}
	for _, d := range docs {
		byID[d.ID] = d
	}
	texts := map[string]map[string]bool{}
	key := func(d *extract.Document, c *extract.Claim) string {
		return c.Stance + "\x00" + d.Surface(c.SourceSpan.Span()) + "\x00" + d.Surface(c.Content.Span())
	}
	out := map[extract.Ref]bool{}
	for _, d := range docs {
		o := byID[d.Origin]
		if o == nil {
			continue
		}
		if texts[o.ID] == nil {
			texts[o.ID] = map[string]bool{}
			for i := range o.Claims {
				texts[o.ID][key(o, &o.Claims[i])] = true
			}
		}
		for i := range d.Claims {
			if texts[o.ID][key(d, &d.Claims[i])] {
				out[extract.Ref{d.ID, d.Claims[i].ID}] = true
			}
		}
	}
	return out
}
