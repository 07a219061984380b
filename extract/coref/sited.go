package coref

import (
	"strings"

	"dateline/extract"
)

// sitedBody: "the district hospital in Balkh", "the city council of Izmir",
// "the prison in Mwanza", "its consulate in Basra": a house or body that the
// report calls by what it is and by the place where it stands, of which the
// place has one. The whole is its name, in this report and in others.
func (r *resolver) sitedBody(i int) *cluster {
	m := &r.ms[i]
	if m.Form != extract.FormNominal || m.Number == "plur" || !sited[m.Kind] && !oneHouse[r.lemma(i)] {
		return nil
	}
	switch r.determiner(i) {
	case "the", "its", "their", "whose":
	default:
		return nil
	}
	if r.lemma(i) == "station" && many[r.low(m.HeadTok-1)] {
		return nil
	}
	prep := r.low(m.Last)
	if prep != "in" && prep != "of" || m.Last-m.First < 2 {
		return nil
	}
	for k := i + 1; k < len(r.ms) && r.ms[k].First <= m.Last+1; k++ {
		n := &r.ms[k]
		if n.First != m.Last+1 || n.Form != extract.FormName || n.Type != extract.Place || r.isCountry(k) || n.Kind == "crossing" {
			continue
		}
		return r.sitedAt(i, k, prep)
	}
	return nil
}

// sitedAt is the chain of the body i that stands in place k.
func (r *resolver) sitedAt(i, k int, prep string) *cluster {
	m := &r.ms[i]
	noun := strings.Join(strings.Fields(r.doc.Surface(r.doc.TokenSpan(m.First+1, m.Last))), " ")
	name := noun + " " + prep + " " + r.surface(k)
	key := "o " + fold(name)
	for _, c := range r.byName[key] {
		return c.root()
	}
	c := r.start(i)
	c.name = name
	c.also = r.surface(k) + " " + noun
	r.index(c, key)
	r.index(c, "o "+fold(c.also))
	return c
}

// isCountry: the mention is a country's name, so that what stands in it is not
// the only one of its sort.
func (r *resolver) isCountry(k int) bool {
	return r.ms[k].Kind == "country" || r.of[k] != nil && r.of[k].kind == "country"
}

// sited are the kinds of houses and bodies of which a town has one, or calls
// one so.
var sited = map[string]bool{"hospital": true, "university": true, "court": true, "organization": true, "embassy": true, "police": true, "parliament": true}

// oneHouse are houses of which a town has one; it has many plants and markets.
var oneHouse = map[string]bool{"prison": true, "jail": true, "airport": true, "cathedral": true, "stadium": true, "barracks": true, "airbase": true, "refinery": true, "station": true}

// many are the stations of which a town has many.
var many = map[string]bool{"polling": true, "petrol": true, "gas": true, "filling": true, "service": true, "metro": true, "bus": true, "voting": true}
