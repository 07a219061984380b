package coref

import (
	"strings"

	"dateline/extract"
)

// joinPlace: the same name and no other kind of place; a crossing is known by
// the places that it joins.
func (r *resolver) joinPlace(i int) {
	m := &r.ms[i]
	if m.Kind == "crossing" {
		r.joinCrossing(i)
		return
	}
	f := r.folded[i]
	at := r.holder(i)
	cs := r.byName["l "+f]
	if len(cs) == 0 && m.Kind != "city" && m.Kind != "capital" {
		cs = r.byName["kind "+f] // "Kela" after "Kela island"
	}
	for _, c := range cs {
		if at != "" && c.holders[at] {
			r.join(i, c)
			return
		}
	}
	if len(cs) > 0 && at != "other" && (at == "" || len(cs[0].holders) == 0 && len(cs) == 1) {
		// The bearer of the name that was spoken of last.
		c := cs[0]
		for _, d := range cs[1:] {
			if r.nearer(d, c, i) {
				c = d
			}
		}
		r.join(i, c)
		if at != "" {
			c.holders[at] = true
		}
		return
	}
	c := r.start(i)
	c.holders = map[string]bool{}
	if at != "" {
		c.holders[at] = true
	}
	r.index(c, "l "+f)
	if ws := words(f); len(ws) > 1 && landmark[ws[len(ws)-1]] {
		r.index(c, "kind "+strings.Join(ws[:len(ws)-1], " "))
	}
}

// landmark: what goes by its name alone as well, as a district or a port of a
// town does not.
var landmark = map[string]bool{"island": true, "islands": true, "canal": true, "checkpoint": true, "peninsula": true, "archipelago": true, "reef": true, "atoll": true, "shoal": true, "lagoon": true, "volcano": true, "plateau": true, "reservoir": true, "oilfield": true, "forest": true, "strait": true}

// holder is what the text says right there to hold the place: "Tripoli,
// Libya", "Libya's Tripoli", "the Libyan city of Tripoli", "Tripoli in Libya".
// Two Tripolis with two holders are two places; where the holders are a
// country and a province of it, the links will bring them together.
func (r *resolver) holder(i int) string {
	m := &r.ms[i]
	if r.before(i, 1) == "other" { // "the other Tripoli"
		return "other"
	}
	for k := i + 1; k < len(r.ms) && k < i+3; k++ {
		n := &r.ms[k]
		if n.Type != extract.Place || n.Form != extract.FormName || n.First < m.Last {
			continue
		}
		if w := r.low(m.Last); n.First == m.Last+1 && (w == "," || w == "in" || w == "(") {
			return r.holderName(k)
		}
		break
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		n := &r.ms[k]
		if n.Kind != "country" || n.Last > m.First {
			continue
		}
		switch gap := m.First - n.Last; {
		case gap == 0, gap == 1 && (r.low(n.Last) == "'s" || r.low(n.Last) == "’s"):
			return n.Country
		case gap == 2 && r.low(n.Last+1) == "of": // "Libyan city of Tripoli"
			return n.Country
		}
		break
	}
	return ""
}

func (r *resolver) holderName(k int) string {
	if r.ms[k].Country != "" {
		return r.ms[k].Country
	}
	return r.folded[k]
}

// joinCrossing: "A-B border crossing", "B-A crossing"; then "A crossing" when
// the report has only one crossing at A.
func (r *resolver) joinCrossing(i int) {
	parts := map[string]bool{}
	m := &r.ms[i]
	for k := i + 1; k < len(r.ms) && r.ms[k].Start < m.End; k++ {
		in := &r.ms[k]
		if in.Form == extract.FormName && in.Type == extract.Place && m.Span.Contains(in.Span) {
			parts[r.folded[k]] = true
		}
	}
	var found []*cluster
	for _, c := range r.crossing[:min(len(r.crossing), maxBucket)] {
		if subset(parts, c.parts) || subset(c.parts, parts) {
			found = append(found, c)
		}
	}
	if len(parts) == 0 {
		found = r.byName["l "+r.folded[i]]
	}
	if len(found) == 1 {
		r.join(i, found[0])
		for p := range parts {
			found[0].parts[p] = true
		}
		return
	}
	c := r.start(i)
	c.parts = parts
	r.index(c, "l "+r.folded[i])
	r.crossing = append(r.crossing, c)
}

func subset(a, b map[string]bool) bool {
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// shortCrossings are the other names by which a crossing of two places goes:
// "A crossing", "B crossing". They let reports that use one side's name meet.
func (r *resolver) shortCrossings(c *cluster) []string {
	if c.kind != "crossing" || len(c.parts) < 2 {
		return nil
	}
	var out []string
	for _, k := range c.mentions[:min(len(c.mentions), maxBucket)] {
		for i := k + 1; i < len(r.ms) && r.ms[i].Start < r.ms[k].End; i++ {
			if m := &r.ms[i]; m.Form == extract.FormName && m.Type == extract.Place && m.Kind != "crossing" && c.parts[r.folded[i]] {
				out = append(out, r.surface(i)+" crossing", r.surface(i)+" border crossing")
			}
		}
	}
	return out
}

// maxBucket bounds the chains that are compared with a mention, so that a text
// made of names alone still ends soon.
const maxBucket = 100
