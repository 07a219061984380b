package merge

import (
	"slices"
	"strings"

	"dateline/extract"
)

// harmful are the families of events that somebody answers for.
var harmful = map[string]bool{"death": true, "attack": true, "destroy": true, "abduct": true}

// blamesOther: two claims lay one harmful event at different doors. Either both
// tell it of the same victim ("He was shot by his captors", "He died in a
// bombardment by the army"); or the second, near the first in its report, lays
// it at the door of the first speaker's side, who names somebody else ("The
// police said that the shots had come from criminals", "Witnesses said that
// officers fired from a lorry").
func (set *evSet) blamesOther(a, b *voice) bool {
	near := a.doc == b.doc && abs(a.sent-b.sent) <= 3
	for _, x := range a.sides {
		for _, y := range b.sides {
			if x.about.family != y.about.family || !harmful[x.about.family] || x.byTheWay || y.byTheWay || x.holds() <= 0 || y.holds() <= 0 {
				continue
			}
			if !set.otherDoers(x.about.who[0], y.about.who[0]) {
				continue
			}
			if onePerson(x.about.who[1], y.about.who[1]) && set.group[x.about] == set.group[y.about] {
				return true
			}
			if len(x.about.patients) > 0 && len(y.about.patients) > 0 && shared(x.about.patients, y.about.patients) == 0 {
				continue // other victims
			}
			if near && (set.onSide(y.about.who[0], a) && !set.onSide(x.about.who[0], a) || set.onSide(x.about.who[0], b) && !set.onSide(y.about.who[0], b)) {
				return true
			}
		}
	}
	return false
}

// otherDoers: both are given, and they are two sides: by name, or one of a state
// and one that fights it.
func (set *evSet) otherDoers(x, y []*node) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	p, q := set.doerOf(x), set.doerOf(y)
	return p != 0 && q != 0 && p != q || set.twoSides(x, y)
}

// onSide: one of the doers is of the side that speaks.
func (set *evSet) onSide(doers []*node, v *voice) bool {
	source := set.ents.node(v.source)
	return slices.ContainsFunc(doers, func(n *node) bool {
		k := set.doerOf([]*node{n})
		return set.sameSide(n.id, v.source) || k != 0 && !n.named() && k == set.doerOf([]*node{source})
	})
}

// Sides that a doer is of, by what he is called.
const (
	ofState = 1 + iota
	againstState
)

// doerOf is the side of all of them, 0 where it is unknown or they differ.
func (set *evSet) doerOf(list []*node) int {
	side := 0
	for _, n := range list {
		s := 0
		switch {
		case n.Entity == nil:
		case stateKinds[n.Kind]:
			s = ofState
		case n.Kind == "armed-group" || n.Kind == "militia":
			s = againstState
		case n.Type == extract.Person && set.body[n.id] != "" && stateKinds[set.ents.node(set.body[n.id]).kind()]:
			s = ofState // a minister, an army's spokesman
		default:
			s = sideWords[lemmaOfHead(n.Name)]
		}
		if s == 0 || side != 0 && s != side {
			return 0
		}
		side = s
	}
	return side
}

// lemmaOfHead is the last word of a phrase without its plural s.
func lemmaOfHead(name string) string {
	w := strings.ToLower(lastWord(name))
	if len(w) > 4 && !strings.HasSuffix(w, "ss") && w != "forces" {
		w = strings.TrimSuffix(w, "s")
	}
	return w
}

// sideWords are heads of unnamed doers.
var sideWords = map[string]int{
	"police": ofState, "policemen": ofState, "policeman": ofState, "officer": ofState, "soldier": ofState, "troop": ofState, "army": ofState, "gendarme": ofState, "forces": ofState, "guard": ofState,
	"rebel": againstState, "mujahideen": againstState, "mujahid": againstState, "islamist": againstState, "garrison": ofState, "serviceman": ofState, "governor": ofState, "government": ofState, "interior": ofState, "defence": ofState, "defense": ofState, "military": ofState, "militant": againstState, "insurgent": againstState, "fighter": againstState, "gunman": againstState, "gunmen": againstState, "criminal": againstState,
	"bandit": againstState, "captor": againstState, "kidnapper": againstState, "hostage-taker": againstState, "terrorist": againstState, "jihadist": againstState, "guerrilla": againstState, "separatist": againstState, "protester": againstState, "demonstrator": againstState, "attacker": againstState,
}
