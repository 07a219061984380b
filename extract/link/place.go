package link

import (
	"math"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/internal/letters"
)

// places links what is no country. Two rounds: first the places that the
// report itself pins down (a country or province is named with them, or the
// name has one bearer), then the others with the help of those.
func (w *work) places() {
	type todo struct {
		i     int
		cands []cand
	}
	var open []todo
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if ch.Type != extract.Place || !ch.Named || len(ch.Links) > 0 {
			continue
		}
		if ch.Kind == "crossing" {
			continue // the base holds no crossings; the places inside are linked
		}
		w.context(i, ch)
		cands := w.placeCands(i, ch, false)
		for j := range cands {
			w.prior(i, &cands[j])
		}
		sortCands(cands)
		open = append(open, todo{i, cands})
	}
	// What needs no help from the countries that the report names adds to them.
	for k := range open {
		if t := &open[k]; w.certain(t.cands, 4) && w.told(t.i) {
			w.count(t.cands[0].Country, len(w.doc.Chains[t.i].Mentions))
		}
	}
	for k := range open {
		t := &open[k]
		if !w.bearer(t.i, t.cands) { // now that the countries are known
			t.cands = w.placeCands(t.i, &w.doc.Chains[t.i], true)
			for j := range t.cands {
				w.prior(t.i, &t.cands[j])
			}
		}
		for j := range t.cands {
			w.about(t.i, &t.cands[j])
		}
		sortCands(t.cands)
		if w.certain(t.cands, 3) {
			w.chosen[t.i] = t.cands[0].Entry
		}
	}
	for k := range open {
		t := &open[k]
		for j := range t.cands {
			w.spatial(t.i, &t.cands[j])
		}
		sortCands(t.cands)
		if len(t.cands) == 0 || t.cands[0].score < nilBelow {
			w.consider(&w.doc.Chains[t.i], t.cands)
			w.onlyStated(t.i, &w.doc.Chains[t.i])
			w.around(t.i, &w.doc.Chains[t.i])
			continue
		}
		w.set(&w.doc.Chains[t.i], t.cands)
	}
}

// onlyStated gives a place that the base does not hold the country that the
// text gives it, if it is one country.
func (w *work) onlyStated(i int, ch *extract.Chain) {
	s := w.stated[i]
	for _, iso := range s {
		if iso != s[0] {
			return
		}
	}
	if ch.Country == "" && len(s) > 0 {
		ch.Country = s[0]
	}
}

// around puts a district, an island or a peninsula that the base does not hold
// where the town or region is that it is called after, if that lies in a
// country of the report: "Sangin district", "the Batticaloa peninsula". It is
// no link: the district is not its town.
func (w *work) around(i int, ch *extract.Chain) {
	seat := stripNoun(ch.Name)
	if seat == ch.Name || ch.Location != nil {
		return
	}
	found := append(w.base.Find(seat), w.spelt(i, seat)...)
	var best *kb.Candidate
	for k := range found {
		c := &found[k]
		if c.Type != extract.Place || c.Location == nil || c.Kind == kb.KindCountry || !w.spokenOf(i, c.Country) {
			continue
		}
		if best == nil || c.Population > best.Population {
			best = c
		}
	}
	if best == nil || ch.Country != "" && ch.Country != best.Country {
		return
	}
	ch.Location, ch.Country = best.Location, best.Country
}

// nilBelow are the points under which a place is taken to be none of the
// base's: a village far from everything in the report.
const nilBelow = 1.0

// placeNouns that may follow a name and what they make of it.
var placeNouns = map[string][]string{
	"province": {"province", "county"}, "region": {"province", "region", "county"}, "state": {"province"}, "governorate": {"province", "county"}, "oblast": {"province"},
	"county": {"province", "county"}, "prefecture": {"province"}, "emirate": {"province"}, "territory": {"province", "region", "country"}, "republic": {"province", "country"},
	"district": {"district", "county"}, "canton": {"province", "county"}, "department": {"province", "county"}, "division": {"province", "county"},
	"island": {"region", "islands", "province", "county"}, "islands": {"islands", "region"}, "peninsula": {"region", "province"}, "valley": {"region"},
	"mountains": {"mountains"}, "river": {"river"}, "lake": {"lake"},
	"city": {"city", "capital", "town"}, "town": {"town", "city", "village"}, "village": {"village", "town"}, "municipality": {"city", "town"},
}

// placeCands are the entries that bear one of the chain's names; "Kandahar
// province" asks for a province called Kandahar.
//
// With spelt, those count too that are written otherwise in the base.
func (w *work) placeCands(i int, ch *extract.Chain, spelt bool) []cand {
	seen := map[string]bool{}
	var out []cand
	take := func(name string, kinds []string, exact bool) {
		found := w.base.Find(name)
		if spelt {
			found = append(found, w.spelt(i, name)...)
		}
		for _, c := range found {
			if c.Type != extract.Place || c.How == kb.HowDemonym || seen[c.Key] || c.Kind == "quarter" && c.Population == 0 {
				continue
			}
			if !exact && c.Kind == kb.KindCountry || kinds != nil && !has(kinds, c.Kind) || w.division[i] && c.Kind == kb.KindCountry {
				continue
			}
			seen[c.Key] = true
			x := cand{Candidate: c}
			switch {
			case c.How == kb.HowVariant && c.Kind == "capital" && kb.Fold(c.Text) == kb.Fold(name): // "Washington" of Washington, D.C.
				x.add(0.2, "name")
			case c.How == kb.HowVariant:
				x.add(-0.7, "variant \""+c.Text+"\"")
			case exact && kb.Fold(c.Text) == kb.Fold(name):
				x.add(0.2, "name")
			}
			if kinds != nil {
				x.add(1.5, "kind "+c.Kind)
			}
			out = append(out, x)
		}
	}
	for _, name := range append([]string{ch.Name}, ch.Aliases...) {
		take(name, nil, true)
		ws := strings.Fields(name)
		if n := len(ws); n > 1 {
			if kinds := placeNouns[strings.ToLower(ws[n-1])]; kinds != nil {
				take(strings.Join(ws[:n-1], " "), kinds, true)
			}
			switch strings.ToLower(ws[0]) {
			case "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "greater", "downtown":
				if len(out) == 0 {
					take(strings.Join(ws[1:], " "), nil, false)
				}
			}
		}
	}
	return out
}

// bearer: one of those that bear the name itself lies where the report is, or
// is well known.
func (w *work) bearer(i int, found []cand) bool {
	for k := range found {
		if c := &found[k]; c.Type == extract.Place && c.How != kb.HowDemonym && (w.spokenOf(i, c.Country) || c.Country == "" || c.Population >= wellKnown || c.Kind == "capital") {
			return true
		}
	}
	return false
}

// wellKnown is the population from which a place is known abroad.
const wellKnown = 100_000

// spokenOf: the report names the country, or the text puts the place there.
func (w *work) spokenOf(i int, iso string) bool {
	return iso != "" && (w.share[iso] > 0 || has(w.stated[i], iso))
}

// spelt are the places of the report's countries that are spelled otherwise in
// the base: "Tulkarem" in a report on Palestinians is Ţūlkarm.
func (w *work) spelt(i int, name string) []kb.Candidate {
	var out []kb.Candidate
	for _, c := range w.base.FindSpelling(name) {
		if w.spokenOf(i, c.Country) {
			out = append(out, c)
		}
	}
	return out
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// context gathers what the text says right beside the place: "Tripoli,
// Lebanon", "Lebanon's Tripoli", "the Pakistani city of Hyderabad",
// "Khujand in northern Tajikistan", "Spin Boldak in Kandahar province".
func (w *work) context(i int, ch *extract.Chain) {
	if ch.Country != "" {
		w.stated[i] = append(w.stated[i], ch.Country)
	}
	for _, id := range ch.Mentions {
		k := w.byID[id]
		m := &w.doc.Mentions[k]
		if m.Country != "" && !w.division[i] {
			w.stated[i] = append(w.stated[i], m.Country)
		}
		for j := k + 1; j < len(w.doc.Mentions) && j < k+5; j++ {
			n := &w.doc.Mentions[j]
			if n.First >= m.Last+8 {
				break
			}
			if n.Type == extract.Place && n.Form == extract.FormName && w.holds(m.Last, n.First) {
				w.stateBeside(i, n)
				break
			}
		}
		for j := k - 1; j >= 0 && j > k-4; j-- { // "Lebanon's Tripoli", "Pakistani city of Hyderabad"
			n := &w.doc.Mentions[j]
			if n.Last > m.First || n.Kind != kb.KindCountry {
				continue
			}
			if gap := w.between(n.Last, m.First); gap == "'s" || gap == "’s" || gap == "" {
				w.stated[i] = append(w.stated[i], n.Country)
			}
		}
	}
}

// between is the text between two tokens, lower case, one space.
func (w *work) between(a, b int) string {
	if a >= b || b > len(w.doc.Tokens) {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(w.doc.Surface(w.doc.TokenSpan(a, b))), " "))
}

// holds tells whether the words between two places say that the second holds
// the first.
func (w *work) holds(a, b int) bool {
	g := w.between(a, b)
	switch g {
	case ",", "in", ", in", "of", "( ", "(":
		return true
	}
	if rest, ok := strings.CutSuffix(g, " of"); ok && apposed(rest) {
		return true // "Tripoli, the capital of | Libya"
	}
	if rest, ok := strings.CutPrefix(g, "in "); ok {
		for _, word := range strings.Fields(rest) {
			switch strings.TrimSuffix(word, "ern") {
			case "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east", "south-west",
				"central", "the", "of", "neighbouring", "neighboring", "coastal", "mainland", "part", "far":
			default:
				return false
			}
		}
		return true
	}
	return false
}

// apposed: ", the capital", "– a port city".
func apposed(s string) bool {
	ws := strings.Fields(s)
	if len(ws) < 3 || len(ws) > 6 || !has([]string{",", "–", "—", "-", "("}, ws[0]) || !has([]string{"the", "a", "an"}, ws[1]) {
		return false
	}
	return has([]string{"capital", "city", "town", "village", "port", "province", "district", "region", "part", "suburb", "seat", "centre", "center", "hub", "exclave", "enclave"}, ws[len(ws)-1])
}

func (w *work) stateBeside(i int, n *extract.Mention) {
	if w.enumerated(n) {
		return // "in Kansas, Texas and Ohio"
	}
	if n.Kind == kb.KindCountry {
		w.stated[i] = append(w.stated[i], n.Country)
	}
	for _, c := range w.base.Find(stripNoun(w.doc.Surface(n.Span))) {
		if c.Type == extract.Place && c.How != kb.HowDemonym && (c.Kind == "province" || c.Kind == kb.KindCountry) {
			w.near[i] = append(w.near[i], c.Entry)
		}
	}
}

// enumerated: the place goes on into a list.
func (w *work) enumerated(n *extract.Mention) bool {
	after, k := "", n.Last
	if k < len(w.doc.Tokens) {
		after = w.doc.Word(k)
		k++
	}
	if after == "," && k < len(w.doc.Tokens) && w.doc.Word(k) == "and" {
		k++
	} else if after != "," && after != "and" {
		return false
	}
	for j := w.byID[n.ID] + 1; j < len(w.doc.Mentions) && w.doc.Mentions[j].First <= k; j++ {
		if m := &w.doc.Mentions[j]; m.First == k && m.Type == extract.Place && m.Form == extract.FormName {
			return n.Kind != kb.KindCountry
		}
	}
	return false
}

func stripNoun(name string) string {
	ws := strings.Fields(name)
	if n := len(ws); n > 1 && placeNouns[strings.ToLower(ws[n-1])] != nil {
		return strings.Join(ws[:n-1], " ")
	}
	return name
}

// prior: what a candidate is worth before the other places are known.
func (w *work) prior(i int, c *cand) {
	pop := float64(c.Population)
	if c.Population == 0 { // nobody counted: as many as a place with so many articles has
		pop = 2000 * float64(c.Prominence)
	}
	if c.Own {
		pop = max(pop, 300_000)
		c.add(ownPoints, "in a table of yours")
	}
	switch c.Kind {
	case "province":
		pop /= 12 // a division is less often meant than its city
	case "county":
		pop = 60_000
	case "region", "continent", "sea", "ocean", "river", "lake", "line", "strait", "canal", "mountains", "islands", "building":
		pop = 2_000_000
	case kb.KindCountry:
		pop = 20_000_000
	}
	c.count(0.55*math.Log10(pop+10), "size")
	if c.Population >= 100_000 || c.Kind == "capital" {
		c.why = append(c.why, "well known")
	}
	if c.Kind == "capital" {
		c.add(0.8, "capital")
	}
	if s := w.stated[i]; len(s) > 0 && c.Country != "" {
		if has(s, c.Country) {
			c.add(3, "the text says "+c.Country)
			c.pinned = true
		} else {
			c.count(-1.5, "the text says "+strings.Join(s, ", "))
		}
	}
	for _, e := range w.near[i] {
		if w.within(c.Entry, e.Key) {
			c.add(3.5, "the text says "+e.Name)
			c.pinned = true
			break
		}
	}
}

// misspelled: the name that was found differs from the main one by a letter.
func misspelled(c *cand) bool {
	a, b := kb.Fold(c.Text), kb.Fold(c.Name)
	return a == b || letters.OneApart(a, b)
}

// about: a place in a country that the report speaks of is better.
func (w *work) about(i int, c *cand) {
	if c.Country == "" {
		return
	}
	if c.How == kb.HowVariant && c.Kind != "capital" && !has(w.stated[i], c.Country) {
		switch lead := w.leads(c.Country) && w.share[c.Country] >= 0.5; {
		case !lead && misspelled(c):
			// A misspelling of a known place is more often another place, which
			// the base does not hold.
			c.count(-5, "one letter from the name, and nothing else speaks for it")
		case w.share[c.Country] == 0:
			c.count(-3, "a rare form, and the report does not speak of "+c.Country)
		}
	}
	if sh := w.share[c.Country]; sh > 0 {
		c.add(0.8+2.2*sh, "the report is about "+c.Country)
	} else if len(w.share) > 0 && c.Population < 300_000 {
		c.count(-1, "the report does not speak of "+c.Country)
	}
}

// within tells whether the entry lies in that place, at any remove.
func (w *work) within(e kb.Entry, key string) bool {
	for n := 0; e.Parent != "" && n < 5; n++ {
		if e.Parent == key {
			return true
		}
		e, _ = w.base.Entry(e.Parent)
	}
	return false
}

// certain: pinned by the text, or alone with its name and known.
func (w *work) certain(cands []cand, floor float64) bool {
	return len(cands) > 0 && cands[0].score > floor && (len(cands) == 1 || cands[0].score-cands[1].score > 1.5)
}

// anchors are the first places that are certain, in order of the text; enough
// of them, so that a gazetteer given as a report ends soon.
func (w *work) anchors() []int {
	if w.anchor == nil {
		w.anchor = []int{}
		for i := range w.doc.Chains {
			if e, ok := w.chosen[i]; ok && e.Location != nil && e.Kind != kb.KindCountry && len(w.anchor) < 100 {
				w.anchor = append(w.anchor, i)
			}
		}
	}
	return w.anchor
}

// spatial: close to the certain places of the report is better.
func (w *work) spatial(i int, c *cand) {
	if c.Location == nil {
		return
	}
	best := math.Inf(1)
	name := ""
	if c.Kind == "province" || c.Kind == "county" {
		for _, j := range w.anchors() {
			e := w.chosen[j]
			if j != i && e.Kind != kb.KindCountry && e.Parent == c.Key {
				c.add(1.5, "holds "+e.Name)
				return
			}
		}
	}
	for _, j := range w.anchors() {
		e := w.chosen[j]
		if j == i || e.Location == nil || e.Kind == kb.KindCountry || e.Country == "" || e.Key == c.Key {
			continue // a sea or a continent is near to nothing
		}
		if d := distance(c.Location, e.Location); d < best || d == best && e.Name < name {
			best, name = d, e.Name
		}
	}
	switch {
	case best < 60:
		c.add(1.5, kilometres(best)+" from "+name)
	case best < 250:
		c.add(1.1, kilometres(best)+" from "+name)
	case best < 800:
		c.add(0.5, kilometres(best)+" from "+name)
	}
}
