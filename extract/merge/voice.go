package merge

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
)

// voice is a claim with all that the search for contradictions compares.
type voice struct {
	ref    extract.Ref
	claim  *extract.Claim
	doc    *extract.Document
	at     int    // index in the document's voices
	sent   int    // sentence of the content
	source string // entity id, or the words of an unnamed source
	sides  []side // the events that it speaks of
	stems  []string
	ents   []string // named entities in its content
	lean   int      // see leans
}

// camp is the most claims of one side of a contradiction.
const camp = 40

// voicesOf lists the claims of a document in text order.
func (set *evSet) voicesOf(doc *extract.Document) []*voice {
	if v, ok := set.voices[doc]; ok {
		return v
	}
	var out []*voice
	for i := range doc.Claims {
		c := &doc.Claims[i]
		if set.repeated[extract.Ref{doc.ID, c.ID}] {
			continue // a copy of what its original says
		}
		v := &voice{ref: extract.Ref{doc.ID, c.ID}, claim: c, doc: doc, at: len(out), sent: doc.SentenceAt(c.Content.Start), source: sourceOf(doc, c)}
		v.lean = v.leaning()
		for _, t := range c.Terms {
			v.stems = addTo(v.stems, canon(t))
		}
		if pronouns[strings.ToLower(doc.Surface(c.SourceSpan.Span()))] && !set.named(v.source) {
			if p := set.lastSpeaker(out, strings.ToLower(doc.Surface(c.SourceSpan.Span()))); p != "" {
				v.source = p
			}
		}
		seen := map[*evGroup]bool{}
		for _, id := range c.About {
			em := set.byRef[extract.Ref{doc.ID, id}]
			if em == nil || seen[set.group[em]] {
				continue
			}
			seen[set.group[em]] = true
			by := c.TellsAside(id)
			v.sides = append(v.sides, side{v.ref, c, doc, v.source, em, by})
		}
		out = append(out, v)
	}
	set.placeEntities(doc, out)
	if set.voices == nil {
		set.voices = map[*extract.Document][]*voice{}
	}
	set.voices[doc] = out
	return out
}

// pronouns that take up the last speaker.
var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true}

// lastSpeaker is the source of the nearest claim before, three at most, that a
// pronoun left unresolved can mean: “We left,” said a trader. They were afraid,
// he said.
func (set *evSet) lastSpeaker(before []*voice, pronoun string) string {
	for i := len(before) - 1; i >= 0 && i >= len(before)-3; i-- {
		v := before[i]
		if !v.known() {
			continue
		}
		person := true
		if m := v.doc.Mention(v.claim.Source); m != nil {
			person = m.Type == extract.Person
		}
		if person == (pronoun == "he" || pronoun == "she") || pronoun == "they" {
			return v.source
		}
	}
	return ""
}

// placeEntities gives every voice the named entities that its content holds.
// Mentions and contents are both in text order, so one pass with a short look
// ahead is enough.
func (set *evSet) placeEntities(doc *extract.Document, voices []*voice) {
	for _, v := range voices {
		s := v.claim.Content.Span()
		k, _ := slices.BinarySearchFunc(doc.Mentions, s.Start, func(m extract.Mention, at int) int { return m.Start - at })
		for n := 0; k < len(doc.Mentions) && n < 40; k, n = k+1, n+1 {
			m := &doc.Mentions[k]
			if m.Start >= s.End {
				break
			}
			if m.Entity != "" && set.named(m.Entity) {
				v.ents = addTo(v.ents, m.Entity)
			}
		}
	}
}

// sourceOf is who makes a claim: an entity id, else the words that name him,
// else a mark of the document.
func sourceOf(doc *extract.Document, c *extract.Claim) string {
	if m := doc.Mention(c.Source); m != nil && m.Entity != "" {
		return m.Entity
	}
	if !c.SourceSpan.IsZero() {
		return "?" + strings.ToLower(doc.Surface(c.SourceSpan.Span()))
	}
	return "?" + doc.ID
}

// known: somebody is named as the source, if only by "officials".
func (v *voice) known() bool { return v.claim.Source != "" || !v.claim.SourceSpan.IsZero() }

// ignorant: the content leaves it open: "he did not know whether a ransom had
// been paid", "they had not been told of the closure".
var ignorant = regexp.MustCompile(`(?i)\b((do|does|did) not know|could not say|cannot say|was not sure|were not sure|unclear|not clear|no idea) (whether|if|who|how|what|why|where|when)\b|\b(not|never|n['’]t)( been)? (informed|told|notified|consulted|warned)\b|\bnot (yet )?(reviewed|seen|read|studied)\b|\bnot (ruling|rule|ruled) (out|anything)\b|\bnot rule out\b`)

// leans is +1 when the claim says that something is so, -1 when it says that
// it is not, 0 when it leaves it open.
func (v *voice) leans() int { return v.lean }

// leaning finds it out.
func (v *voice) leaning() int {
	if ignorant.MatchString(v.doc.Surface(v.claim.Content.Span())) {
		return 0
	}
	switch v.claim.Stance {
	case "denies":
		if turnsDown(v) {
			return 0
		}
		return -1
	case "asserts", "confirms":
		return 1
	}
	return 0
}

// turnsDown: what is rejected is an offer and no statement: "rejected a suggestion to
// hold talks", "rejects the Russian bid".
func turnsDown(v *voice) bool {
	return !v.claim.Negated && !v.claim.Cue.IsZero() && rejectCue.MatchString(v.doc.Surface(v.claim.Cue.Span())) && offerNoun.MatchString(v.doc.Surface(v.claim.Content.Span()))
}

var (
	rejectCue = regexp.MustCompile(`(?i)^(reject|dismiss|rul|declin|spurn)`)
	offerNoun = regexp.MustCompile(`(?i)^(an?|the|any|its|his|her|their|all|this|that|[A-Z][a-z]+(['’]s)?)?( [a-z'’-]+){0,3} ?(suggestion|proposal|offer|request|call|demand|plan|bid|appeal|invitation|idea|resolution|compromise|truce|ceasefire|ultimatum)s?( (to|for|of|by|from|on)\b.*)?$`)
)

// tells is the voice's telling of a group, nil if it does not speak of it.
func (set *evSet) tells(v *voice, g *evGroup) *side {
	for i := range v.sides {
		if set.group[v.sides[i].about] == g {
			return &v.sides[i]
		}
	}
	return nil
}

// with are the claims that stand or fall with v: the same words given to a
// second speaker ("two residents and an aid worker said"), and what the same
// speaker said right before or after in the same turn of speech.
func (set *evSet) with(v *voice, turn bool) []*voice {
	all := set.voicesOf(v.doc)
	out := []*voice{v}
	for step := -1; step <= 1; step += 2 {
		for i, last := v.at+step, v; i >= 0 && i < len(all) && i != v.at+4*step; i += step {
			o := all[i]
			twin := o.claim.Content == v.claim.Content || o.sent == v.sent && v.claim.Rule != "object-relative" && within(v.claim, o.claim)
			same := turn && o.source == v.source && v.known() && abs(o.sent-last.sent) <= 1 && o.leans() == v.leans() &&
				(o.claim.Rule == v.claim.Rule && o.claim.Rule == "post" || o.claim.Quote && last.claim.Quote)
			if !twin && !same {
				break
			}
			out, last = append(out, o), o
		}
	}
	return out
}

// within: the one is told inside the other: "Kei denies that there was a
// cartel, its lawyer said".
func within(in, out *extract.Claim) bool {
	return !in.Cue.IsZero() && out.Content.Span().Contains(in.Cue.Span()) && out.Content.Start <= in.Content.Start
}

// speech is a denial with what its speaker adds in his own words right behind
// it: "Khoso denied it. “Nobody cut anything.”", "Three inhabitants contradicted
// this. “I can see them,” said one of them."
func (set *evSet) speech(d *voice) []*voice {
	out := set.with(d, false)
	all := set.voicesOf(d.doc)
	for i := d.at + 1; i < len(all) && i <= d.at+3; i++ {
		o := all[i]
		if slices.Contains(out, o) {
			continue
		}
		if o.source == d.source && o.sent == d.sent && o.leans() != 0 && o.claim.Stance != "confirms" && bare(d) {
			out = append(out, o) // "denied it and said that the number had not changed", "and said the ship had run onto a mine"
			continue
		}
		if !o.claim.Quote || o.sent-d.sent > 2 || o.source != d.source && !oneOfThem(o) {
			break
		}
		out = append(out, o)
	}
	return out
}

// oneOfThem: "said one of them", "another said".
func oneOfThem(v *voice) bool {
	s := strings.ToLower(v.doc.Surface(v.claim.SourceSpan.Span()))
	return strings.HasPrefix(s, "one of") || s == "one" || s == "another" || s == "a second"
}

// canon is what a word is compared by: its class where news uses other words of the
// same thing (ship and tanker, militant and terrorist), else its stem.
func canon(w string) string {
	if n := alikeNouns[w]; n != 0 {
		return "n" + strconv.Itoa(n)
	}
	if n := victimKinds[w]; n != 0 {
		return "k" + strconv.Itoa(n)
	}
	return stem(w)
}

// stem makes "breached" and "breach", "votes" and "voters" alike: the first
// five letters of a lemma.
func stem(w string) string {
	n := 0
	for i := range w {
		if n == 5 {
			return w[:i]
		}
		n++
	}
	return w
}

// shared counts what two lists have in common.
func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}
