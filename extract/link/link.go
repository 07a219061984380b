// Package link ties chains to entries of a knowledge base. In go
// Document.Chains, out come their links (the best first, each with a score, a
// reason and the runner-up behind it), their country, position and the facts
// that the base states about them (what a place lies in, borders, capitals).
//
// A name alone decides little: there are Tripolis and Hyderabads. Candidates
// are ranked by what they are, how well known they are, and by the rest of the
// report: a country that is named with the place ("Tripoli, Lebanon"), the
// countries the report is about, and the places it names (one report, one
// region). NIL is an answer: a chain without links is not in the base, or the
// base's only bearer of the name lies elsewhere.
package link

import (
	"context"
	"fmt"
	"math"
	"sort"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// Stage links chains.
type Stage struct {
	base    *kb.Base
	weights calibration
	trace   func(*extract.Document, *extract.Chain, Evidence)
}

// New makes the stage. The error tells of a damaged table of weights.
func New(base *kb.Base) (*Stage, error) {
	weights, err := readCalibration(calibrationText)
	if err != nil {
		return nil, err
	}
	return &Stage{base: base, weights: weights}, nil
}

// Traced is a stage that tells f the evidence for every link that it makes,
// for fitting the weights.
func (st *Stage) Traced(f func(*extract.Document, *extract.Chain, Evidence)) *Stage {
	return &Stage{st.base, st.weights, f}
}

// Name is "link".
func (*Stage) Name() string { return "link" }

// Requires chains.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTokens, extract.LayerMentions, extract.LayerChains}
}

// Provides links.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerLinks} }

// Annotate links the chains of the document.
func (st *Stage) Annotate(_ context.Context, doc *extract.Document) error {
	w := newWork(st, doc)
	w.own()
	w.countries()
	w.places()
	w.adopt()
	w.bodies()
	w.persons()
	w.unite()
	return nil
}

// cand is a candidate with the marks it got: why holds what speaks for it,
// points all that was counted.
type cand struct {
	kb.Candidate
	score  float64
	pinned bool // the text says where it lies or whose it is
	why    []string
	points []extract.Point
}

// add counts points for a reason that the link will tell.
func (c *cand) add(points float64, why string) {
	c.why = append(c.why, why)
	c.count(points, why)
}

// count counts points that are no reason to tell in a word, or that speak
// against the candidate; "dateline explain" shows them all.
func (c *cand) count(points float64, what string) {
	c.score += points
	c.points = append(c.points, extract.Point{What: what, Points: math.Round(points*100) / 100})
}

type work struct {
	stage  *Stage
	base   *kb.Base
	doc    *extract.Document
	byID   map[string]int // mention id -> index
	share  map[string]float64
	total  float64          // mentions that share is made of
	anchor []int            // see anchors
	chosen map[int]kb.Entry // chain -> entry of a place that is certain
	stated map[int][]string // chain -> countries stated with it
	// division: chains that bear a country's name and mean a division.
	division map[int]bool
	near     map[int][]kb.Entry // chain -> places stated to hold it
}

func newWork(st *Stage, doc *extract.Document) *work {
	w := &work{stage: st, base: st.base, doc: doc, byID: make(map[string]int, len(doc.Mentions)), share: map[string]float64{},
		chosen: map[int]kb.Entry{}, stated: map[int][]string{}, near: map[int][]kb.Entry{}, division: map[int]bool{}}
	for i := range doc.Mentions {
		w.byID[doc.Mentions[i].ID] = i
	}
	return w
}

// countries links the chains of countries and weighs the countries of the
// report by how often it speaks of them.
func (w *work) countries() {
	total := 0.0
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if ch.Country == "" || !ch.Named {
			continue
		}
		n := float64(len(ch.Mentions))
		if ch.Kind != kb.KindCountry {
			n = 1
		}
		w.share[ch.Country] += n
		total += n
		if ch.Kind != kb.KindCountry || ch.Type != extract.Place {
			continue
		}
		e, ok := w.base.Country(ch.Country)
		if !ok {
			continue
		}
		if w.otherCountry(i, ch) {
			w.division[i] = true
			w.share[ch.Country] -= n
			total -= n
			ch.Country, ch.Kind = "", "province"
			continue
		}
		w.set(ch, []cand{{Candidate: kb.Candidate{Entry: e}, score: 5, why: []string{"country by name or adjective"}}})
		w.chosen[i] = e
	}
	w.total = total
	for iso := range w.share {
		w.share[iso] /= max(total, 1)
	}
}

// count adds n mentions to a country's share.
func (w *work) count(iso string, n int) {
	if iso == "" {
		return
	}
	for c := range w.share {
		w.share[c] *= w.total / (w.total + float64(n))
	}
	w.total += float64(n)
	w.share[iso] += float64(n) / w.total
}

// otherCountry: a country's name that is also a division's ("Georgia") is
// left to the places when the report says so ("Atlanta, Georgia").
func (w *work) otherCountry(i int, ch *extract.Chain) bool {
	if len(ch.Aliases) > 0 {
		return false
	}
	for _, c := range w.base.Find(ch.Name) {
		if c.Kind != "province" || c.How == kb.HowVariant || c.Country == ch.Country {
			continue
		}
		if w.demonymIn(ch) {
			return false
		}
		if w.cityOf(c.Key, ch) {
			return true
		}
	}
	return false
}

func (w *work) demonymIn(ch *extract.Chain) bool {
	for _, id := range ch.Mentions {
		if w.doc.Mentions[w.byID[id]].Form == extract.FormDemonym {
			return true
		}
	}
	return false
}

// cityOf: a town of that division stands right before it ("Atlanta, Georgia"),
// or the report names a large one elsewhere.
func (w *work) cityOf(division string, ch *extract.Chain) bool {
	for i := range w.doc.Chains {
		if o := &w.doc.Chains[i]; o.Type == extract.Place && o.Named && o.Kind != kb.KindCountry {
			for _, c := range w.base.Find(o.Name) {
				if c.Parent == division && c.Population > 250_000 && c.How != kb.HowVariant {
					return true
				}
			}
		}
	}
	for _, id := range ch.Mentions {
		k := w.byID[id]
		if k == 0 {
			continue
		}
		p, m := &w.doc.Mentions[k-1], &w.doc.Mentions[k]
		if p.Type != extract.Place || m.First-p.Last != 1 || w.doc.Word(p.Last) != "," {
			continue
		}
		for _, c := range w.base.Find(w.doc.Surface(p.Span)) {
			if c.Parent == division && c.Population > 50_000 {
				return true
			}
		}
	}
	return false
}

// set writes the result of a ranking into the chain. cands are sorted; the
// first is the link.
func (w *work) set(ch *extract.Chain, cands []cand) {
	if len(cands) == 0 {
		return
	}
	scores := w.consider(ch, cands)
	best := &cands[0]
	if w.stage.trace != nil {
		w.stage.trace(w.doc, ch, w.evidence(ch, cands, softmax(cands)))
	}
	ch.Links = append(ch.Links, w.link(best, scores[0]))
	for _, l := range best.Links {
		if kbn, id, ok := strings.Cut(l, ":"); ok {
			ch.Links = append(ch.Links, extract.Link{KB: kbn, ID: id, Name: best.Name, Score: ch.Links[0].Score, Reason: "same as " + best.Key})
		}
	}
	if len(cands) > 1 {
		l := w.link(&cands[1], scores[1])
		l.Reason = "runner-up: " + l.Reason
		ch.Links = append(ch.Links, l)
	}
	if best.Type == extract.Organization {
		preferName(ch, best.Name)
	}
	w.describe(ch, best.Entry)
}

// preferName: a body goes by the name that the base has, if the report uses it
// too: Taliban, not Afghan Taliban.
func preferName(ch *extract.Chain, name string) {
	for i, a := range ch.Aliases {
		if a != ch.Name && kb.Fold(a) == kb.Fold(name) {
			ch.Name, ch.Aliases[i] = a, ch.Name
			return
		}
	}
}

func (w *work) link(c *cand, p float64) extract.Link {
	kbn, id, _ := strings.Cut(c.Key, ":")
	return extract.Link{KB: kbn, ID: id, Name: c.Name, Score: math.Round(p*1000) / 1000, Reason: strings.Join(c.why, ", ")}
}

// describe gives the chain what the base knows of the entry.
func (w *work) describe(ch *extract.Chain, e kb.Entry) {
	if e.Country != "" {
		ch.Country = e.Country
	}
	if e.Location != nil && e.Type == extract.Place {
		ch.Location = e.Location
	}
	if ch.Kind == "" || e.Type == extract.Place {
		ch.Kind = e.Kind
	}
	if ch.Gender == "" {
		ch.Gender = e.Gender
	}
	ch.Facts = append(ch.Facts, Facts(e)...)
}

// Facts are the relations that the base states of an entry: what a place lies
// in and borders, whose capital it is; the country of a body.
func Facts(e kb.Entry) []extract.Fact {
	kbn, _, _ := strings.Cut(e.Key, ":")
	var out []extract.Fact
	add := func(typ, object string) {
		if object != "" {
			out = append(out, extract.Fact{Type: typ, Object: object, KB: kbn})
		}
	}
	switch e.Type {
	case extract.Place:
		add("located_in", e.Parent)
		for _, b := range e.Borders {
			add("borders", b)
		}
		add("capital_of", e.CapitalOf)
	case extract.Organization:
		switch e.Kind {
		case "ministry", "military", "police", "intelligence", "government", "parliament", "court":
			add("agency_of", e.Parent)
		}
	}
	return out
}

func sortCands(cands []cand) {
	sort.SliceStable(cands, func(i, j int) bool {
		if cands[i].score != cands[j].score {
			return cands[i].score > cands[j].score
		}
		return cands[i].Key < cands[j].Key
	})
}

// distance in kilometres.
func distance(a, b *extract.Location) float64 {
	const rad = math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

func kilometres(d float64) string { return fmt.Sprintf("%.0f km", d) }
