package coref

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"dateline/extract"
)

// names makes the chains of names and demonyms. Longer names come first, so
// that "Keita" finds "Amara Keita" also when it stands before it, as in a
// headline.
func (r *resolver) names() {
	order := make([]int, 0, len(r.ms))
	for i := range r.ms {
		if f := r.ms[i].Form; f == extract.FormName || f == extract.FormDemonym {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(words(r.folded[order[a]])) > len(words(r.folded[order[b]]))
	})
	for _, i := range order {
		m := &r.ms[i]
		switch {
		case m.Metonym || m.Kind == "country" && m.Country != "":
			r.joinCountry(i)
		case m.Type == extract.Person:
			r.joinPerson(i)
		case m.Type == extract.Place:
			r.joinPlace(i)
		default:
			r.joinBody(i)
		}
	}
}

// joinCountry: names, adjectives and governing capitals of one country are
// one: "Kenya", "Kenyan", "Nairobi said".
func (r *resolver) joinCountry(i int) {
	iso := r.ms[i].Country
	if c := r.country[iso]; c != nil {
		r.join(i, c)
		return
	}
	c := r.start(i)
	c.kind, c.country, c.named, c.typ = "country", iso, true, extract.Place
	c.name, _ = r.lex.CountryName(iso)
	r.country[iso] = c
}

// index files a chain under a name for later look-ups.
func (r *resolver) index(c *cluster, key string) {
	if len(r.byName[key]) >= maxBucket {
		return
	}
	for _, d := range r.byName[key] {
		if d == c {
			return
		}
	}
	r.byName[key] = append(r.byName[key], c)
}

// joinPerson: same name; a shorter form of one full name only ("Keita", "Gen.
// Keita"); the same number of words with one spelled a little differently.
func (r *resolver) joinPerson(i int) {
	ws := words(r.folded[i])
	if len(ws) == 0 {
		r.start(i)
		return
	}
	var exact, short *cluster
	ambiguous := false
	for _, c := range r.byName["p "+ws[len(ws)-1]] {
		switch how := r.samePerson(c, i, ws); {
		case how == 2:
			exact = c
		case how == 1 && short == nil:
			short = c
		case how == 1 && r.kin(c) != r.kin(short): // "Keita", with "his wife, Aminata Keita"
			if r.kin(short) {
				short = c
			}
		case how == 1:
			ambiguous = true
			if r.nearer(c, short, i) {
				short = c
			}
		}
	}
	switch {
	case exact != nil:
		r.join(i, exact)
	case short != nil && (!ambiguous || r.ms[i].Start > r.ms[short.mentions[0]].Start && r.titleAgrees(short, i)):
		r.join(i, short)
	default:
		c := r.start(i)
		for _, w := range ws {
			r.index(c, "p "+w)
		}
	}
}

// kin: introduced as somebody's relative, who is not called by the family's
// name alone in a report on another of the family.
func (r *resolver) kin(c *cluster) bool {
	if len(c.mentions) == 0 {
		return false
	}
	first := c.mentions[0]
	for _, k := range c.mentions {
		first = min(first, k)
	}
	at := r.ms[first].First - 1
	if r.low(at) == "," {
		at--
	}
	return relative[r.low(at)]
}

var relative = map[string]bool{"wife": true, "husband": true, "son": true, "daughter": true, "brother": true, "sister": true, "father": true, "mother": true, "widow": true, "widower": true, "cousin": true,
	"uncle": true, "aunt": true, "nephew": true, "niece": true, "grandson": true, "granddaughter": true, "grandfather": true, "grandmother": true, "brother-in-law": true, "son-in-law": true, "fiancée": true, "ex-wife": true, "ex-husband": true, "half-brother": true, "stepson": true}

// samePerson: 2 the same name, 1 a shorter form, 0 another person.
func (r *resolver) samePerson(c *cluster, i int, ws []string) int {
	m := &r.ms[i]
	if c.typ != extract.Person {
		return 0
	}
	other := c.gender != "" && m.Gender != "" && c.gender != m.Gender
	best := 0
	for _, fs := range c.forms {
		if other && !(len(ws) > 1 && len(ws) < len(fs) && fs[0] != ws[0]) {
			continue // but "Fatima Ortiz" of "Juan Fatima Ortiz" may have a given name for a last name
		}
		switch {
		case strings.Join(fs, " ") == strings.Join(ws, " "):
			return 2
		case len(fs) == len(ws) && len(ws) > 1 && oneNear(fs, ws):
			best = 2
		case len(ws) < len(fs) && contains(fs, ws):
			// "Keita" of "Amara Keita"; the first name alone only when the
			// last is not another's: "Amara" stands for her in a feature.
			best = max(best, 1)
		}
	}
	return best
}

func oneNear(a, b []string) bool {
	diff := 0
	for k := range a {
		if a[k] != b[k] {
			diff++
			if !near(a[k], b[k]) {
				return false
			}
		}
	}
	return diff == 1
}

// contains: the short form is a run of words of the long one that ends where
// it ends, or a single word of it.
func contains(long, short []string) bool {
	if len(short) == 1 {
		for _, w := range long {
			if w == short[0] {
				return true
			}
		}
		return false
	}
	k := 0
	for _, w := range long { // "Ali Keita" in "Ali Mohamed Keita"
		if k < len(short) && w == short[k] {
			k++
		}
	}
	return k == len(short) && long[len(long)-1] == short[len(short)-1]
}

// nearer: of two bearers of a last name, the one named last before.
func (r *resolver) nearer(a, b *cluster, i int) bool {
	return r.lastBefore(a, i) > r.lastBefore(b, i)
}

func (r *resolver) lastBefore(c *cluster, i int) int {
	best := -1
	for _, k := range c.mentions {
		if k < i && k > best {
			best = k
		}
	}
	return best
}

// titleAgrees: with two Keitas in one report, "Minister Keita" is the one who
// was a minister.
func (r *resolver) titleAgrees(c *cluster, i int) bool {
	t := r.titleWords(i)
	if len(t) == 0 {
		return false
	}
	for _, k := range c.mentions {
		for w := range r.titleWords(k) {
			if t[w] {
				return true
			}
		}
	}
	return false
}

func (r *resolver) titleWords(i int) map[string]bool {
	m := &r.ms[i]
	if m.Title.IsZero() {
		return nil
	}
	out := map[string]bool{}
	for _, w := range words(fold(r.doc.Surface(m.Title.Span()))) {
		out[w] = true
	}
	return out
}

// bestName: persons and bodies go by their longest name, places by their most
// frequent, the first at equal; nameless chains by their first nominal.
func (r *resolver) bestName(c *cluster, mentions []int) string {
	if c.name != "" {
		return c.name
	}
	count := map[string]int{}
	best, first := "", ""
	for _, i := range mentions {
		m := &r.ms[i]
		s := r.surface(i)
		if m.Form == extract.FormNominal && first == "" {
			first = s
		}
		if m.Form != extract.FormName {
			continue
		}
		count[s]++
		switch {
		case best == "":
			best = s
		case c.typ == extract.Place && c.kind != "crossing":
			if count[s] > count[best] {
				best = s
			}
		case len(words(s)) > len(words(best)) && !strings.Contains(s, "("):
			best = s
		}
	}
	if best == "" {
		best = first
	}
	if c.typ == extract.Place && len(best) > 4 && allUpper(best) { // from a dateline
		for _, s := range slices.Sorted(maps.Keys(count)) {
			if !allUpper(s) && fold(s) == fold(best) {
				return s
			}
		}
		return titleCase(strings.ToLower(best))
	}
	if best == "" && len(mentions) > 0 {
		best = r.surface(mentions[0])
	}
	return best
}
