package merge

import (
	"slices"
	"strings"

	"dateline/extract"
)

// A denial often names no event that an assertion names too: "Kinshasa accuses
// Kampala of arming the rebels. Uganda denied any links with the group." Such
// pairs of claims are joined by where they stand and what they share.
const (
	dNear    = 0.35 // the nearest other voice before it, two sentences at most
	dAccused = 0.4  // the one who denies is spoken of in the assertion
	dBare    = 0.3  // "denied this", "contradicted that"
	dWord    = 0.15 // a content word in common, up to three
	dJoin    = 0.6
	dReach   = 4 // sentences back
)

// denials joins denying claims, of which no event contradiction speaks, with
// the assertion of another source in the same report that they deny.
func (set *evSet) denials(known []extract.Contradiction) []extract.Contradiction {
	done := map[extract.Ref]bool{}
	for _, x := range known {
		for _, r := range x.Claims {
			done[r] = true
		}
	}
	var out []extract.Contradiction
	for _, doc := range set.docs {
		for i := range doc.Claims {
			d := &doc.Claims[i]
			if d.Stance != "denies" || done[extract.Ref{doc.ID, d.ID}] || d.SourceSpan.IsZero() && d.Source == "" {
				continue
			}
			if a, s := set.denied(doc, d); a != nil {
				out = append(out, finish(extract.Contradiction{Claims: []extract.Ref{{doc.ID, a.ID}, {doc.ID, d.ID}}, Reason: "denial",
					Detail: extract.Clip(extract.OneLine(doc.Surface(a.Content.Span())), 60) + " / " + extract.Clip(extract.OneLine(doc.Surface(d.Content.Span())), 60), Score: min(s, 0.9)}))
			}
		}
	}
	return out
}

// denied is the claim that a denial most likely denies, with its score; nil
// when none is likely enough.
func (set *evSet) denied(doc *extract.Document, d *extract.Claim) (*extract.Claim, float64) {
	at := doc.SentenceAt(d.Content.Start)
	words := contentWords(doc.Surface(d.Content.Span()))
	var best *extract.Claim
	bestScore := 0.0
	nearest := true
	for i := len(doc.Claims) - 1; i >= 0; i-- {
		a := &doc.Claims[i]
		sent := doc.SentenceAt(a.Content.Start)
		if a.Content.Start >= d.Content.Start || sent < at-dReach {
			continue
		}
		if a.Stance != "asserts" && a.Stance != "confirms" || set.sameVoice(doc, a, d) || a.Content.Span().Overlaps(d.Content.Span()) {
			continue
		}
		s := 0.0
		if nearest && at-sent <= 2 {
			s += dNear
		}
		nearest = false
		if set.speaksOf(doc, a, d) {
			s += dAccused
		}
		if len(words) <= 1 {
			s += dBare
		}
		s += dWord * float64(min(3, sharedWords(words, contentWords(doc.Surface(a.Content.Span())))))
		if s > bestScore {
			best, bestScore = a, s
		}
	}
	if bestScore < dJoin {
		return nil, 0
	}
	return best, bestScore
}

func (set *evSet) sameVoice(doc *extract.Document, a, b *extract.Claim) bool {
	x, y := doc.Mention(a.Source), doc.Mention(b.Source)
	if x != nil && y != nil && x.Entity != "" && x.Entity == y.Entity {
		return true
	}
	return a.Source == "" && a.SourceSpan.IsZero()
}

// speaksOf: the assertion names the one who denies, or a body of the same
// state ("from Belgrade", "Serbia's foreign ministry denied").
func (set *evSet) speaksOf(doc *extract.Document, a, d *extract.Claim) bool {
	m := doc.Mention(d.Source)
	if m == nil || set.ents.byID[m.Entity] == nil {
		return false
	}
	den := set.ents.byID[m.Entity]
	span := a.Content.Span()
	if s := doc.SentenceAt(a.Content.Start); s >= 0 && !a.Quote {
		span = doc.Sentences[s].Span // "accused X of": the accused stands before the content
	}
	for i := range doc.Mentions {
		x := &doc.Mentions[i]
		if !span.Contains(x.Span) || x.ID == a.Source {
			continue
		}
		if x.Entity == m.Entity {
			return true
		}
		e := set.ents.byID[x.Entity]
		if e != nil && e.Country != "" && e.Country == den.Country && stateKinds[den.Kind] && (stateKinds[e.Kind] || x.Metonym) {
			return true
		}
	}
	return false
}

// plainWords carry no matter of their own.
var plainWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`about after again against also another because been before being between both could does done during each
		even ever every from have having here into itself just made make many more most much must never nobody none nothing only other over said same
		says should since some such than that their them then there these they this those through told under until upon very were what when where which
		while whom whose will with within without would your anyone anybody`) {
		m[w] = true
	}
	return m
}()

// contentWords are the beginnings (five letters) of the words of four letters
// and more that carry matter: enough to see "ballots" in "the ballot papers".
func contentWords(text string) []string {
	var out []string
	for _, w := range strings.Fields(fold(text)) {
		w = strings.Trim(w, `.,;:!?"'“”‘’()[]…`)
		if len(w) < 4 || plainWords[w] {
			continue
		}
		w = w[:min(len(w), 5)]
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func sharedWords(a, b []string) int {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}
