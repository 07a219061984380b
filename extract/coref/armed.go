package coref

import (
	"strings"

	"dateline/extract"
)

// A force that no knowledge base lists is known by the company its name keeps:
// "fighters of the Popular Front for Justice", "the rebel group Jua", "NLA
// militants", "the Black Wolves, an armed gang". What a report calls its
// fighters' body is the group that "the rebels" and "the militants" of that
// report stand for.

// fighters are nouns for those who fight in an armed group; their singular and
// adjective form says the same of a body ("the rebel group").
var fighters = map[string]bool{"fighter": true, "rebel": true, "militant": true, "insurgent": true, "guerrilla": true, "guerilla": true, "gunman": true, "jihadist": true, "jihadi": true, "militiaman": true, "combatant": true, "paramilitary": true,
	"militia": true, "extremist": true, "separatist": true, "islamist": true, "mercenary": true, "terrorist": true}

// bands are nouns for a body that one of fighters makes an armed one.
var bands = map[string]bool{"group": true, "movement": true, "faction": true, "force": true, "coalition": true, "alliance": true, "organization": true, "organisation": true, "army": true, "gang": true, "militia": true, "outfit": true, "network": true, "front": true}

// arm marks the named bodies that the text itself calls armed groups.
func (r *resolver) arm() {
	for i := range r.ms {
		m := &r.ms[i]
		c := r.of[i]
		if c == nil || m.Form != extract.FormName || m.Type != extract.Organization {
			continue
		}
		c = c.root()
		switch c.kind {
		case "", "party", "organization", "group", "ngo":
		default:
			continue
		}
		if c.named && (r.fightersBefore(m.First) || r.fightersBehind(m.Last)) {
			c.kind = "armed-group"
			r.armed = append(r.armed, c)
		}
	}
}

// fightersBefore: "fighters of the X", "rebels from X", "the rebel group X",
// "the militia X".
func (r *resolver) fightersBefore(first int) bool {
	k := first - 1
	if r.low(k) == "the" {
		k--
	}
	if w := r.low(k); w == "of" || w == "from" {
		return r.fighter(k-1) && r.plural(k-1)
	}
	return k == first-1 && r.band(k)
}

// fightersBehind: "X fighters", "X, a rebel group,", "X rebels".
func (r *resolver) fightersBehind(last int) bool {
	if r.fighter(last) && r.plural(last) {
		return true
	}
	w := r.low(last)
	if w == "(" { // "the Popular Front for Justice (FPJ), a rebel group"
		if r.low(last+2) != ")" {
			return false
		}
		last += 3
		w = r.low(last)
	}
	if w != "," && w != "-" && w != "–" && w != "—" {
		return false
	}
	if d := r.low(last + 1); d != "a" && d != "an" && d != "the" && d != "another" {
		return false
	}
	for k := last + 2; k < last+6; k++ {
		if r.band(k) {
			return true
		}
		if k >= len(r.doc.Tokens) || !strings.HasPrefix(r.doc.Tokens[k].Tag, "JJ") && !strings.HasPrefix(r.doc.Tokens[k].Tag, "NN") {
			return false
		}
	}
	return false
}

// band: the token ends "rebel group", "armed movement", or is "militia".
func (r *resolver) band(k int) bool {
	switch w := r.low(k); {
	case w == "militia":
		return true
	case !bands[w]:
		return false
	}
	p := r.low(k - 1)
	return fighters[p] || p == "armed"
}

func (r *resolver) fighter(k int) bool {
	return k >= 0 && k < len(r.doc.Tokens) && fighters[strings.ToLower(r.doc.Tokens[k].Lemma)]
}

func (r *resolver) plural(k int) bool {
	return r.doc.Tokens[k].Tag == "NNS" || r.low(k) != strings.ToLower(r.doc.Tokens[k].Lemma)
}

// overshadowed: the report's one known armed group is only named in passing,
// after the nominal, while another body of an unknown kind is what the report
// speaks of: in "Rebels took the town ... The FPJ said ... The FPJ does not belong
// to the M23 alliance" the rebels are not M23.
func (r *resolver) overshadowed(c *cluster, i int) bool {
	if len(c.mentions) > 1 || r.ms[c.mentions[0]].First < r.ms[i].First {
		return false
	}
	for _, o := range r.all {
		if o.named && o.typ == extract.Organization && o.kind == "" && len(o.mentions) > len(c.mentions) {
			return true
		}
	}
	return false
}
