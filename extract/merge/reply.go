package merge

import (
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

// How sure it is that a denial answers a claim of its report.
//
// A denial without matter of its own ("denied it", "rejected the charge") is
// joined to what was said right before it. One with matter of its own ("denied
// any links with the rebels", "said that nobody had been hurt") says by its words
// what it denies: where it stands is not enough.
const (
	bareNext   = 0.75 // the nearest other voice, in the same sentence or the one before
	bareNear   = 0.6  // the same, two sentences before
	bareBehind = 0.2  // less for every other voice that stands between
	bareCharge = 0.15 // a charge is rejected, and one was made; he who is spoken of denies
	fullNext   = 0.25 // in the same sentence or the one before
	fullNear   = 0.15 // within four
	fullEvent  = 0.3  // what is denied is told: an event of one family
	fullWord   = 0.12 // a content word in common, three at most
	fullName   = 0.1  // a name in common
	fullDoer   = 0.35 // it is told of the one who denies: he did it
	fullSpoken = 0.2  // he is spoken of
	fullCharge = 0.15 // ... and accused
	fullVerb   = 0.1  // "denied", "rejected": somebody must have said it
	fullFirst  = 0.15 // ... and this is the nearest that shares anything with it
	fullTurn   = 0.1  // "but", "however", "while" between the two
	fullOther  = 0.3  // less where each tells an event of another kind
)

// answers scores that d denies what a says; rank is the number of other voices
// between them, -1 where a stands behind d.
func (set *evSet) answers(d, a *voice, rank int) float64 {
	if set.maybeOne(a, d) || set.ownPeople(a, d) {
		return 0
	}
	if bare(d) {
		if whenAsked.MatchString(d.doc.Text[d.doc.Sentences[max(0, d.sent)].Start:d.claim.Content.Start]) {
			return 0 // answers a question
		}
		return set.answersBare(d, a, rank)
	}
	return set.answersFull(d, a, rank)
}

// whenAsked: "Asked whether he had felt the tremor, he said he had not".
var whenAsked = regexp.MustCompile(`(?i)^["“]?(asked|when asked|pressed)\b[^,]*\b(if|whether|about)\b`)

// ownPeople: one of the two speaks for the other: "Williams denied it. His lawyers
// argued ...".
func (set *evSet) ownPeople(a, d *voice) bool {
	return set.ownerOf(a) != "" && set.ownerOf(a) == d.source || set.ownerOf(d) != "" && set.ownerOf(d) == a.source
}

// ownerOf is whose a speaker is: his, in "his lawyers"; "" when nobody's.
func (set *evSet) ownerOf(v *voice) string {
	for _, m := range mentionsIn(v.doc, v.claim.SourceSpan.Span()) {
		if m.Start == v.claim.SourceSpan.Start && m.Form == extract.FormPronoun {
			return m.Entity
		}
	}
	return ""
}

// answersBare: "Damascus denied the charge", "He called it a lie".
func (set *evSet) answersBare(d, a *voice, rank int) float64 {
	gap := d.sent - a.sent
	if d.claim.Rule == "object-relative" {
		if gap != 0 {
			return 0 // "a charge Iran denies" is of its sentence
		}
		rank = max(rank, 0)
	}
	if rank < 0 || gap < 0 || gap > 2 || stranded.MatchString(d.doc.Surface(d.claim.Content.Span())) {
		return 0
	}
	s := bareNext
	if gap == 2 {
		s = bareNear
	}
	accused := set.speaksOf(d.doc, a.claim, d.claim)
	content := d.doc.Surface(d.claim.Content.Span())
	switch {
	case chargeNoun.MatchString(content):
		// The charge is looked for over what was said between.
		if set.accusing(a) || accused && (!legalNoun.MatchString(content) || set.doneBy(d, a)) {
			return s + bareCharge
		}
		if legalNoun.MatchString(content) {
			return 0 // "rejects the criticism", "denied all the charges": whose, is said elsewhere
		}
		s -= bareCharge
	case figureNoun.MatchString(content):
		if len(a.claim.Values) == 0 {
			return 0
		}
	default:
		if who := set.contradicted(d); who != "" {
			if set.sameSide(who, a.source) {
				return s
			}
			return 0
		}
	}
	s -= bareBehind * float64(rank)
	if accused {
		s += bareCharge
	}
	return s
}

// stranded: what is denied stands further off: "which Washington denied being a part of".
var stranded = regexp.MustCompile(`(?i) (of|in|to|with|for|from)$`)

// chargeNoun: what is rejected is that somebody was said to have done wrong.
var chargeNoun = regexp.MustCompile(`(?i)^(the|that|this|these|those|all|both|any|such|his|her|its|their)?( [a-z]+['’]s?| two| three| latest)? ?(accusation|allegation|charge|complaint|criticism)s?\b`)

// legalNoun: charges may be those that a prosecutor brought, and criticism anybody's.
var legalNoun = regexp.MustCompile(`(?i)\b(charges|criticisms?|complaints?)\b`)

// figureNoun: what is rejected is a number.
var figureNoun = regexp.MustCompile(`(?i)^(the|that|this|these|those|both|his|her|its|their)( [a-z]+['’]s?)? (figure|number|toll|count|estimate)s?\b`)

// contradicted is whom a denial contradicts, where it names a speaker instead of
// words: "Five hostages contradict both governments", "The police contradicted him".
func (set *evSet) contradicted(d *voice) string {
	s := d.claim.Content.Span()
	for _, m := range mentionsIn(d.doc, s) {
		if m.Start == s.Start && s.End-m.End <= 1 && m.Entity != "" && m.Form != extract.FormPronoun && (m.Type == extract.Person || m.Type == extract.Organization) {
			return m.Entity
		}
	}
	return ""
}

// answersFull: the denial says what it denies.
func (set *evSet) answersFull(d, a *voice, rank int) float64 {
	words := shared(d.stems, a.stems)
	event := set.oneFamily(d, a)
	accused := set.speaksOf(d.doc, a.claim, d.claim)
	charged := accused && set.accusing(a)
	gap := d.sent - a.sent
	if gap > 0 {
		gap = max(0, set.turnOf(d)-a.sent)
	}
	s := 0.0
	switch {
	case gap >= 0 && gap <= 1:
		s = fullNext
	case gap >= -1 && gap <= dReach:
		s = fullNear
	default:
		return 0
	}
	if event {
		s += fullEvent
	}
	s += fullWord*float64(min(3, words)) + fullName*float64(min(1, shared(d.ents, a.ents)))
	switch {
	case accused && gap >= 0 && (charged || set.doneBy(d, a)):
		s += fullDoer
	case accused && gap >= 0:
		s += fullSpoken
	}
	if charged {
		s += fullCharge
	}
	text := d.doc.Surface(d.claim.Content.Span())
	if otherNumber(d, a) || refuses(d) {
		return 0
	}
	verb := deniesBy(d) || unaware.MatchString(text) || counterState(d) && (set.oneEvent(d, a) || rank == 0 && gap <= 1 && onlyThat.MatchString(text))
	if !verb && !event && !accused && !set.deniedWord(d, a) {
		return 0 // "they do not help the peace process", next to other words on that process
	}
	if verb {
		s += fullVerb
		if rank == 0 && gap <= 1 && (words > 0 || event || accused) {
			s += fullFirst
		}
	}
	if turned(d) && gap >= 0 && gap <= 1 {
		s += fullTurn
	}
	if otherMatter(d, a) {
		s -= fullOther
	}
	if ofThem.MatchString(text) && words == 0 {
		return 0
	}
	if !event && !charged && words == 0 && !accused {
		return 0
	}
	return s
}

// onlyThat: "they only fired tear gas".
var onlyThat = regexp.MustCompile(`(?i)^["“]?(they|it|we|he|she|its [a-z]+|their [a-z]+) (had |have |has )?only\b`)

// deniesBy: the speaker's own verb says no.
func deniesBy(d *voice) bool {
	return !d.claim.Negated && !d.claim.Cue.IsZero() && denyCue.MatchString(d.doc.Surface(d.claim.Cue.Span()))
}

// deniedWord: what d says is not so is a word of the other.
func (set *evSet) deniedWord(d, a *voice) bool {
	return slices.ContainsFunc(d.claim.Says, func(p extract.Predication) bool {
		return denied(d, &p) && !blandWords[p.Word] && slices.Contains(a.stems, canon(p.Word))
	})
}

// turnOf is the sentence in which the one who denies took the word: "Moscow denied
// any involvement. None of its ships had been there, it said."
func (set *evSet) turnOf(d *voice) int {
	all := set.voicesOf(d.doc)
	sent := d.sent
	for i := d.at - 1; i >= 0 && i >= d.at-3; i-- {
		if o := all[i]; o.source != d.source || o.lean >= 0 || sent-o.sent > 1 {
			break
		} else {
			sent = o.sent
		}
	}
	return sent
}

// oneFamily: an event that d denies in its main clause is of a kind that a tells.
func (set *evSet) oneFamily(d, a *voice) bool {
	return slices.ContainsFunc(d.sides, func(x side) bool {
		return !x.byTheWay && slices.ContainsFunc(a.sides, func(y side) bool { return x.about.family == y.about.family })
	})
}

// doneBy: by a claim, the side of the one who denies did or backs something.
func (set *evSet) doneBy(d, a *voice) bool {
	m := d.doc.Mention(d.claim.Source)
	return m != nil && slices.ContainsFunc(a.sides, func(y side) bool {
		return !y.byTheWay && slices.ContainsFunc(y.about.agents, func(e string) bool { return set.sameSide(e, m.Entity) })
	})
}

// maybeOne: the two may well be one speaker under two names, which news brings in
// by what he is and names a sentence later: "A Russian general said ... Lieutenant
// General Popovkin disputed ...", "Germany's highest court ... Germany's
// Constitutional Court"; or takes up by what he is: "Turkish authorities said ...
// The officials said ...", "A statement said ...".
func (set *evSet) maybeOne(a, d *voice) bool {
	if a.doc != d.doc || abs(d.sent-a.sent) > 2 {
		return false
	}
	first, second := a, d
	if second.at < first.at {
		first, second = second, first
	}
	x, y := speakerWords(first), speakerWords(second)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	hx, hy := x[len(x)-1], y[len(y)-1]
	if slices.Equal(x, y) && !others[x[0]] && x[0] != "a" && x[0] != "an" {
		return true // "Officials said ... Officials also said ..."
	}
	if statements[hy] && (len(y) <= 3 || y[0] == "the") && second.at-first.at <= 1 {
		return true
	}
	open := x[0] == "a" || x[0] == "an" || hasOwner(x)
	switch {
	case open && hx == hy && !others[y[0]]:
		return y[0] != "a" && y[0] != "an" || second.at == first.at+1 && len(y) <= 2
	case open && slices.Contains(y, hx) && set.isPerson(second):
		return true
	case y[0] == "the" && len(y) == 2 && (hx == hy || officials[hx] && officials[hy]) && second.at-first.at <= 2:
		return true
	}
	return false
}

// statements are words for a text that speaks for whoever issued it.
var statements = compared["statements"]

// officials are plural words that news uses of one body in turn.
var officials = compared["officials"]

// others begin a speaker who is not the one before.
var others = compared["others"]

func (set *evSet) isPerson(v *voice) bool {
	m := v.doc.Mention(v.claim.Source)
	return m != nil && m.Type == extract.Person
}

// hasOwner: the phrase opens with a possessor: "Germany's highest court".
func hasOwner(w []string) bool {
	return strings.HasSuffix(w[0], "'s") || strings.HasSuffix(w[0], "’s")
}

// speakerWords are the words of a speaker's phrase, in lower case, up to where
// "of", "in" or a comma opens what belongs to it.
func speakerWords(v *voice) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(v.doc.Surface(v.claim.SourceSpan.Span()))) {
		if len(out) > 0 && (w == "of" || w == "in" || w == "from" || w == "at" || w == "for") {
			break
		}
		end := strings.HasSuffix(w, ",")
		if w = strings.Trim(w, `,."“”`); w != "" {
			out = append(out, w)
		}
		if end {
			break
		}
	}
	return out
}
