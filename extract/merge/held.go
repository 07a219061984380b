package merge

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"dateline/extract"
)

//go:embed data/control.txt
var controlFile string

// controlWords maps the lists of data/control.txt to their lemmas.
var controlWords = readLists(controlFile)

//go:embed data/compared.txt
var comparedFile string

// compared are the lists of data/compared.txt.
var compared = readLists(comparedFile)

// readLists reads lines "name: word word ...".
func readLists(text string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(text) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		if out[name] == nil {
			out[name] = map[string]bool{}
		}
		for _, w := range strings.Fields(words) {
			out[name][w] = true
		}
	}
	return out
}

func controlWord(list, w string) bool { return controlWords[list][w] }

// heldBy reads who, by the words of a claim, holds a place, where its typed events
// do not say: "it still held the place", "our flag flies over the camp", "The enemy
// was driven off", "The town never fell", "the mujahideen have been masters of the
// town since dawn". 0: nobody, or it cannot be told.
func (set *evSet) heldBy(v *voice) int {
	own := set.sideOfVoice(v)
	text := strings.ToLower(v.doc.Surface(v.claim.Content.Span()))
	if m := inHands.FindStringSubmatch(text); m != nil && !v.claim.Negated {
		return set.holderIn(v, m, own)
	}
	for i := range v.claim.Says {
		if side := set.holdsBy(v, &v.claim.Says[i], own); side != 0 {
			return side
		}
	}
	return 0
}

// heldState: the claim denies others' words by saying who holds the place, which
// holders sets against theirs.
func (set *evSet) heldState(v *voice) bool { return counterState(v) && set.heldBy(v) != 0 }

// inHands: "under our control", "in the hands of the rebels", "in the army's
// hands", "masters of the town", "our flag flies over the camp".
var inHands = regexp.MustCompile(`\b(?:under|in) (?:the )?(?:full |complete |total |firm |sole )?(?:(our|its|their|his|my|army|government|rebel|militant|police|state|federal|loyalist)(?:['’]s)? |the ([a-z-]+)['’]s? )(?:full |complete |total |firm |sole )?(?:control|hands)\b|\b(?:control|hands) of (?:the )?(?:[a-z]+ )?(mujahideen|rebels|militants|insurgents|fighters|jihadists|separatists|army|military|loyalists|government|police|troops)\b|\b(our|its|their) flag (?:is |was |still )*(?:fl(?:y|ies|ew|ying)|wav(?:es|ed|ing))\b|\b([a-z]+) (?:have been|are|were|remain) masters? of\b`)

// holderIn is the side that the words of inHands name.
func (set *evSet) holderIn(v *voice, m []string, own int) int {
	for _, w := range m[1:] {
		switch w {
		case "":
		case "our", "my":
			return own
		case "its", "their", "his":
			return own // the speaker's: "the town was under its control"
		case "army", "government", "police", "state", "federal", "loyalist", "loyalists", "military", "troops":
			return ofState
		case "mujahideen":
			return againstState
		default:
			return sideWords[lemmaOfHead(w)]
		}
	}
	return 0
}

// holdsBy reads one predication.
func (set *evSet) holdsBy(v *voice, p *extract.Predication, own int) int {
	if p.Open {
		return 0
	}
	no := denied(v, p)
	place := set.isPlace(v, p.What)
	switch {
	case controlWord("beaten", p.Word) && !no && (set.isFoe(v, p.What) || p.What.Word == "they" && controlWord("ours", p.Who.Word)):
		return own // "The enemy was driven off", "its troops had driven them back"
	case controlWord("gone", p.Word) && !no && controlWord("foe", p.Who.Word):
		return own
	case (p.Word == "lose" && place || p.Word == "fall" && set.isPlace(v, p.Who)) && no:
		return own // "The town never fell"; who denies it has it
	case (controlWord("holds", p.Word) || controlWord("took", p.Word)) && place && !no:
		return set.sideOfParty(v, p.Who, own)
	case p.Word == "hold" && p.What.Word == "" && !no && controlWord("place", p.Who.Word):
		return own // "its garrison was holding"
	}
	return 0
}

// isPlace: a settlement or post, by name or by what it is.
func (set *evSet) isPlace(v *voice, p extract.Party) bool {
	if controlWord("place", p.Word) {
		return true
	}
	if m := v.doc.Mention(p.Mention); m != nil && m.Type == extract.Place {
		e := set.ents.byID[m.Entity]
		return e == nil || e.Kind != "country"
	}
	return false
}

func (set *evSet) isFoe(v *voice, p extract.Party) bool {
	return controlWord("foe", p.Word) || p.Word != "" && sideWords[p.Word] != 0 && sideWords[p.Word] != set.sideOfVoice(v)
}

// sideOfVoice is the side that speaks.
func (set *evSet) sideOfVoice(v *voice) int {
	if s := set.doerOf([]*node{set.ents.node(v.source)}); s != 0 {
		return s
	}
	return sideOfWords(v.doc.Surface(v.claim.SourceSpan.Span()))
}

// sideOfWords reads a side from a phrase without an entity of its own.
func sideOfWords(text string) int {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		w = strings.Trim(w, `,.'"’`)
		if s := sideWords[lemmaOfHead(w)]; s != 0 {
			return s
		}
	}
	return 0
}

// sideOfParty is the side of a partner of a predication; "we", "it" and "they" of
// one who speaks for an armed side are his own.
func (set *evSet) sideOfParty(v *voice, p extract.Party, own int) int {
	switch p.Word {
	case "we", "it", "they", "he", "i":
		return own
	}
	if controlWord("ours", p.Word) && ourMen.MatchString(v.doc.Surface(v.claim.Content.Span())) {
		return own
	}
	if m := v.doc.Mention(p.Mention); m != nil && m.Entity != "" {
		if s := set.doerOf([]*node{set.ents.node(m.Entity)}); s != 0 {
			return s
		}
	}
	return sideWords[lemmaOfHead(p.Word)]
}

// ourMen: "Our forces liberated the town", "its troops had driven them back".
var ourMen = regexp.MustCompile(`(?i)\b(our|its|their|his) ([a-z]+ ){0,2}(forces?|troops|men|fighters|soldiers|units?|garrison|army)\b`)

// placeHeld is the settlement that a claim names first.
func (set *evSet) placeHeld(v *voice) string {
	for _, id := range v.ents {
		if e := set.ents.byID[id]; e.Type == extract.Place && !slices.Contains([]string{"country", "region", "province"}, e.Kind) {
			return id
		}
	}
	return ""
}
