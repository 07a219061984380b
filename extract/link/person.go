package link

import (
	"math"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// personNil is the score under which a person is taken to be none of the
// base's: a full name alone proves nothing.
const personNil = 1.5

// persons links full names whose bearer fits the countries of the report, and
// last names that a table of the user's own lists ("Stallman").
func (w *work) persons() {
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if ch.Type != extract.Person || !ch.Named {
			continue
		}
		full := strings.Contains(ch.Name, " ")
		if !full && len(w.base.Files()) == 0 {
			continue
		}
		var out []cand
		for _, c := range w.base.Find(ch.Name) {
			if c.Type != extract.Person || !full && !c.Own || ch.Gender != "" && c.Gender != "" && ch.Gender != c.Gender {
				continue
			}
			x := cand{Candidate: c}
			w.personPoints(&x, full)
			out = append(out, x)
		}
		sortCands(out)
		// Two who fit equally well: nobody knows which.
		if len(out) > 0 && out[0].score >= personNil && (len(out) == 1 || out[0].score > out[1].score) {
			w.set(ch, out)
		} else {
			w.consider(ch, out)
		}
	}
}

func (w *work) personPoints(x *cand, full bool) {
	if full {
		x.add(1.2, "full name")
	} else {
		x.add(0.5, "name")
	}
	if len(x.Links) > 0 || x.Population > 0 {
		x.add(0.5, "well known")
	}
	fame := prominence(x.Entry)
	if fame > 0 {
		x.add(fame, "articles about it")
	}
	if x.Own {
		x.add(ownPoints, "in a table of yours")
	}
	switch {
	case x.Country == "":
	case w.share[x.Country] > 0:
		x.add(1+w.share[x.Country], "the report is about "+x.Country)
	default: // the famous are spoken of everywhere
		x.count(-2+fame, "the report does not speak of "+x.Country)
	}
}

// ownPoints are what it counts that a user's own table lists the entry: who
// lists it looks for it.
const ownPoints = 1.5

// prominence grows with the number of articles about an entry: 0 for none,
// 0.5 for 10, 1.2 for 250, at most 1.5.
func prominence(e kb.Entry) float64 {
	return math.Min(1.5, 0.15*math.Log2(1+float64(e.Prominence)))
}
