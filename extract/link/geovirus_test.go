package link_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/score"
)

// geovirus is the set of Gritta, Pilehvar and Collier (2018): Wikinews reports
// with the places in them and their points. Offsets are in runes, from 1.
type geovirus struct {
	Articles []struct {
		Text      string `xml:"text"`
		Locations []struct {
			Name  string  `xml:"name"`
			Start int     `xml:"start"`
			End   int     `xml:"end"`
			Lat   float64 `xml:"lat"`
			Lon   float64 `xml:"lon"`
		} `xml:"locations>location"`
	} `xml:"article"`
}

// near161: within 161 km (100 miles), the usual measure of geoparsing.
const near161 = 161

// TestGeoVirus prints how many places are linked within 161 km of gold, given
// the phrases and found by ourselves. The set is for measuring only: nothing
// but the totals is shown.
func TestGeoVirus(t *testing.T) {
	if testing.Short() {
		t.Skip("slow: 229 reports twice")
	}
	b, err := os.ReadFile("../../../shared/data/places/GeoVirus.xml")
	if err != nil {
		t.Skip("the set is not here: ", err)
	}
	var set geovirus
	if err := xml.Unmarshal(b, &set); err != nil {
		t.Fatal(err)
	}
	var gold, middle, given, linked, found, right, located int
	var scores score.Reliability
	for _, a := range set.Articles {
		text := []rune(a.Text)
		offset := func(n int) int { return len(string(text[:min(max(n-1, 0), len(text))])) }
		var spans []extract.Span
		var points []extract.Location
		for _, l := range a.Locations {
			sp := extract.Span{Start: offset(l.Start), End: offset(l.End)}
			if a.Text[sp.Start:sp.End] != l.Name {
				i := strings.Index(a.Text, l.Name)
				if i < 0 {
					continue
				}
				sp = extract.Span{Start: i, End: i + len(l.Name)}
			}
			spans, points = append(spans, sp), append(points, extract.Location{Lat: l.Lat, Lon: l.Lon})
		}
		gold += len(spans)
		doc := places(t, a.Text, spans)
		for k, sp := range spans {
			at := pointAt(doc, sp)
			if at != nil {
				linked++
			}
			near := at.near(points[k])
			if near {
				given++
			} else if len(at) > 1 && km(at[0], points[k]) < 400 {
				middle++
				near = true
			}
			if p := scoreAt(doc, sp); p > 0 {
				scores.Add(p, near)
			}
		}
		doc = places(t, a.Text, nil)
		for k, sp := range spans {
			if at := pointAt(doc, sp); at.near(points[k]) {
				found++
			}
		}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			at := pointOf(doc, m)
			if m.Form != extract.FormName || m.Type != extract.Place || at == nil {
				continue
			}
			located++
			if k := slices.IndexFunc(spans, m.Overlaps); k >= 0 && at.near(points[k]) {
				right++
			}
		}
	}
	p, r := float64(right)/float64(max(located, 1)), float64(found)/float64(max(gold, 1))
	t.Logf("given phrases: %d of %d within 161 km (%.3f), %d linked", given, gold, float64(given)/float64(max(gold, 1)), linked)
	t.Logf("countries whose middle gold puts elsewhere, within 400 km: %d; with them %.3f", middle, float64(given+middle)/float64(max(gold, 1)))
	t.Logf("scores of the links, a country's middle elsewhere taken as right:\n%v", &scores)
	t.Logf("end to end: P %.3f R %.3f F %.3f (%d found, %d located)", p, r, 2*p*r/(p+r), found, located)
}

// places runs the chain; spans, where given, take the place of the names that
// the recogniser finds there.
func places(t *testing.T, text string, spans []extract.Span) *extract.Document {
	t.Helper()
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	doc := &extract.Document{ID: "d", Text: text}
	for _, st := range stages {
		if st.Name() == "mention" && spans != nil {
			giveNames(doc, spans)
		}
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

func giveNames(doc *extract.Document, spans []extract.Span) {
	doc.Names = slices.DeleteFunc(doc.Names, func(n extract.Name) bool { return slices.ContainsFunc(spans, n.Overlaps) })
	for _, sp := range spans {
		first, last := -1, -1
		for i := range doc.Tokens {
			if doc.Tokens[i].Overlaps(sp) {
				if first < 0 {
					first = i
				}
				last = i + 1
			}
		}
		if first >= 0 {
			doc.Names = append(doc.Names, extract.Name{Span: doc.TokenSpan(first, last), Type: extract.Place, Score: 1, Source: "given", First: first, Last: last})
		}
	}
	slices.SortFunc(doc.Names, func(a, b extract.Name) int { return a.First - b.First })
}

// spot is where a chain lies. A country lies at its middle and at its capital:
// gold takes now the one, now the other.
type spot []extract.Location

func (s spot) near(gold extract.Location) bool {
	return slices.ContainsFunc(s, func(l extract.Location) bool { return km(l, gold) <= near161 })
}

// scoreAt is the score of the link of the mention that pointAt looks at, 0 for
// none.
func scoreAt(doc *extract.Document, sp extract.Span) float64 {
	if m := mentionAt(doc, sp); m != nil {
		for k := range doc.Chains {
			if ch := &doc.Chains[k]; ch.ID == m.Chain && len(ch.Links) > 0 {
				return ch.Links[0].Score
			}
		}
	}
	return 0
}

// pointAt is where the shortest mention lies that overlaps the span.
func pointAt(doc *extract.Document, sp extract.Span) spot {
	if m := mentionAt(doc, sp); m != nil {
		return pointOf(doc, m)
	}
	return nil
}

// mentionAt is the shortest name with a point that overlaps the span.
func mentionAt(doc *extract.Document, sp extract.Span) (best *extract.Mention) {
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Overlaps(sp) && (best == nil || m.Len() < best.Len()) && (m.Form == extract.FormName || m.Form == extract.FormDemonym) && pointOf(doc, m) != nil {
			best = m
		}
	}
	return best
}

func pointOf(doc *extract.Document, m *extract.Mention) spot {
	for k := range doc.Chains {
		ch := &doc.Chains[k]
		if ch.ID != m.Chain || ch.Location == nil {
			continue
		}
		out := spot{*ch.Location}
		if ch.Kind == "country" {
			if at := capitals()[ch.Country]; at != nil {
				out = append(out, *at)
			}
		}
		return out
	}
	return nil
}

// capitals are the points of the capitals by country, from the table of
// countries beside the set.
var capitals = sync.OnceValue(func() map[string]*extract.Location {
	out := map[string]*extract.Location{}
	var table []struct {
		CCA2    string   `json:"cca2"`
		Capital []string `json:"capital"`
	}
	b, err := os.ReadFile("../../../shared/data/kb/world-countries.json")
	base, err2 := kb.Default()
	if err != nil || err2 != nil || json.Unmarshal(b, &table) != nil {
		return out
	}
	for _, c := range table {
		for _, name := range c.Capital {
			for _, x := range base.Find(name) {
				if x.CapitalOf != "" && x.Country == c.CCA2 && x.Location != nil {
					out[c.CCA2] = x.Location
				}
			}
		}
	}
	return out
})

// km is the great-circle distance.
func km(a, b extract.Location) float64 {
	rad := func(x float64) float64 { return x * math.Pi / 180 }
	h := math.Pow(math.Sin(rad(b.Lat-a.Lat)/2), 2) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*math.Pow(math.Sin(rad(b.Lon-a.Lon)/2), 2)
	return 2 * 6371 * math.Asin(math.Sqrt(h))
}
