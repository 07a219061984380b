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

// samePerson: 2 the same name, 1 a shorter form, 0 another person.
func (r *resolver) samePerson(c *cluster, i int, ws []string) int {
	m := &r.ms[i]
	if c.typ != extract.Person || c.gender != "" && m.Gender != "" && c.gender != m.Gender {
		return 0
	}
	best := 0
	for _, fs := range c.forms {
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
}

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

// joinBody: the same name; else by country for bodies of state; else a short
// form that begins or ends a longer name of one body only.
func (r *resolver) joinBody(i int) {
	m := &r.ms[i]
	if isState(m.Kind) && r.portfolio(i) != "" {
		return // with the nominals, in text order
	}
	f := r.folded[i]
	for _, c := range r.byName["o "+f] {
		if c.country == "" || m.Country == "" || c.country == m.Country {
			r.join(i, c)
			return
		}
	}
	if c := r.longer(i, words(f)); c != nil {
		r.join(i, c)
		r.index(c, "o "+f)
		return
	}
	c := r.start(i)
	r.index(c, "o "+f)
	if ws := words(f); len(ws) > 1 {
		r.index(c, "first "+ws[0])
		r.index(c, "last "+ws[len(ws)-1])
	}
	if m.Kind == "armed-group" {
		r.armed = append(r.armed, c)
	}
}

// longer finds the one body whose name begins or ends with the words: "PDMA"
// of "PDMA Sindh", "Wildlife Service" of "Kenya Wildlife Service". A single
// ordinary word is not enough.
func (r *resolver) longer(i int, ws []string) *cluster {
	if len(ws) == 0 {
		return nil
	}
	short := len(ws) == 1 && !allUpper(r.surface(i))
	var found *cluster
	cs := slices.Concat(r.byName["first "+ws[0]], r.byName["last "+ws[len(ws)-1]])
	for _, c := range cs {
		for _, fs := range c.forms {
			_, adj := r.lex.CountryName(c.country)
			switch {
			case adj != "" && len(fs) > len(ws) && strings.Join(fs, " ") == fold(adj)+" "+strings.Join(ws, " "):
				// "Taliban" after "Afghan Taliban"
			case short:
				continue
			}
			if len(fs) > len(ws) && (equal(fs[:len(ws)], ws) || equal(fs[len(fs)-len(ws):], ws)) && (len(ws) > 1 || short || fs[0] == ws[0]) {
				if found != nil && found != c {
					return nil
				}
				found = c
			}
		}
	}
	return found
}

func equal(a, b []string) bool {
	for k := range a {
		if a[k] != b[k] {
			return false
		}
	}
	return true
}

// acronyms joins "PDMA" with "Provincial Disaster Management Authority" when
// the letters fit one body of the report only, or the brackets say so.
func (r *resolver) acronyms() {
	byInitials := map[string][]*cluster{}
	for _, c := range r.all {
		if c.typ == extract.Person || !c.named {
			continue
		}
		for _, f := range slices.Sorted(maps.Keys(c.forms)) {
			if ws := c.forms[f]; len(ws) > 1 {
				for _, in := range initialsOf(ws) {
					byInitials[in] = append(byInitials[in], c)
				}
			}
		}
	}
	for _, c := range r.all {
		if c.typ == extract.Person || len(c.mentions) == 0 || c.kind == "country" {
			continue
		}
		for _, f := range slices.Sorted(maps.Keys(c.forms)) {
			if len(c.forms[f]) != 1 || !r.upperForm(c, f) {
				continue
			}
			if d := spelledOut(c, byInitials[f]); d != nil {
				r.merge(d, c)
				break
			}
		}
	}
}

func (r *resolver) upperForm(c *cluster, f string) bool {
	for _, i := range c.mentions {
		if r.folded[i] == f {
			return allUpper(r.surface(i))
		}
	}
	return false
}

// spelledOut is the one chain of the acronym's type among those whose letters
// fit.
func spelledOut(c *cluster, cs []*cluster) *cluster {
	var found *cluster
	for _, d := range cs[:min(len(cs), maxBucket)] {
		if d = d.root(); d == c || d.typ != c.typ {
			continue
		}
		if found != nil && found != d {
			return nil
		}
		found = d
	}
	return found
}

// merge moves all of b into a.
func (r *resolver) merge(a, b *cluster) {
	for _, i := range b.mentions {
		r.join(i, a)
	}
	b.mentions = nil
	b.forms = map[string][]string{}
	b.into = a
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
