package coref

import (
	"slices"
	"strings"

	"dateline/extract"
)

// Bodies of state are known by what they are and by their country. "Afghan
// interior ministry", "the Interior Ministry" and "the Ministry of Interior"
// of one country are one, in this report and in every other.

// portfolio is what kind of body a mention is: "ministry interior", "police",
// "government", or "" when it has a name of its own ("Kenya Defence Forces").
func (r *resolver) portfolio(i int) string {
	m := &r.ms[i]
	if m.Type != extract.Organization || !isState(m.Kind) {
		return ""
	}
	ws := words(r.folded[i])
	rest := r.withoutCountry(i, ws)
	switch m.Kind {
	case "ministry":
		return ministry(rest)
	case "government":
		for _, w := range rest {
			switch w {
			case "local", "provincial", "regional", "state", "city", "municipal", "district", "county", "interim", "rival", "shadow", "new", "sindh", "own":
				return ""
			}
		}
		if h := r.lemma(i); h == "government" || h == "authority" || h == "authorities" || h == "administration" && m.Country != "" || h == "cabinet" {
			if m.Form == extract.FormName && len(rest) > 1 {
				return ""
			}
			return "government"
		}
		return ""
	}
	if m.Form == extract.FormName && len(rest) > 2 {
		return ""
	}
	if m.Kind == "agency" && !r.isName(i) {
		return stateMedia(rest)
	}
	if m.Kind == "embassy" && m.Country != "" && len(rest) == 1 {
		return rest[0]
	}
	body := forces(m.Kind, rest)
	if m.Form == extract.FormName && m.Source != "nominal" && guards[strings.TrimSuffix(body, " guard")] {
		return "" // "the China Coast Guard (CCG)" has a name of its own
	}
	return body
}

// stateMedia: "Tajik state television", "Iranian state media".
func stateMedia(rest []string) string {
	if len(rest) >= 2 && rest[0] == "state" {
		switch rest[1] {
		case "television", "tv", "media", "radio", "news":
			return strings.Join(rest, " ")
		}
	}
	return ""
}

// forces: the army, navy and air force are bodies of their own; "security
// forces", "government forces" and "forces" of a country are its security
// forces; "troops" and "soldiers" are not a body.
func forces(kind string, rest []string) string {
	if len(rest) == 0 {
		return ""
	}
	head := rest[len(rest)-1]
	prev := ""
	if len(rest) > 1 {
		prev = rest[len(rest)-2]
	}
	switch kind {
	case "police":
		if head == "police" && (prev == "" || prev == "national" || prev == "federal") {
			return "police"
		}
	case "security-forces":
		return "security forces"
	case "military":
		switch {
		case head == "army" || head == "navy" || head == "military" || head == "coastguard":
			if len(rest) == 1 && head == "military" {
				return "army" // reports say one for the other
			}
			if len(rest) == 1 {
				return head
			}
		case head == "force" && prev == "air" && len(rest) == 2:
			return "air force"
		case head == "service" && prev == "border":
			return "border service"
		case head == "guard" && len(rest) == 2 && guards[prev]: // "the coast guard"
			return prev + " guard"
		case head == "forces" && len(rest) == 1:
			return "security forces"
		case head == "forces" && prev == "special" && len(rest) == 2:
			return "special forces"
		case head == "forces" && prev == "armed" && len(rest) == 2:
			return "army"
		}
	case "parliament":
		if head == "parliament" && len(rest) == 1 {
			return "parliament"
		}
	}
	return ""
}

// guards are the guards of which a country has one.
var guards = map[string]bool{"coast": true, "national": true, "presidential": true, "republican": true, "border": true}

// ministry reads the field off "interior ministry" and "ministry of the
// interior".
func ministry(ws []string) string {
	if !slices.Contains(ws, "ministry") {
		return "" // "State Department" has a name of its own
	}
	var field []string
	for _, w := range ws {
		switch w {
		case "ministry", "of", "the", "for", "and", "federal", "countrys", "&":
		case "defense":
			field = append(field, "defence")
		case "affairs", "exteriors":
			if len(field) == 1 && field[0] == "foreign" || len(field) == 0 {
				continue
			}
			field = append(field, w)
		default:
			field = append(field, w)
		}
	}
	if len(field) == 0 || len(field) > 6 {
		return ""
	}
	return "ministry " + strings.Join(field, " ")
}

// withoutCountry leaves out determiners and the words that name the country.
func (r *resolver) withoutCountry(i int, ws []string) []string {
	name, adj := r.lex.CountryName(r.ms[i].Country)
	skip := map[string]bool{"the": true, "a": true, "an": true, "its": true, "their": true, "his": true, "her": true, "that": true, "this": true}
	for k := i + 1; k < len(r.ms) && r.ms[k].Start < r.ms[i].End; k++ { // demonyms and country names inside
		m := &r.ms[k]
		if r.ms[i].Span.Contains(m.Span) && (m.Form == extract.FormDemonym || m.Kind == "country") {
			for _, w := range words(r.folded[k]) {
				skip[w], skip[w+"s"] = true, true // "Kenya's" loses its mark
			}
		}
	}
	for _, w := range append(words(fold(name)), words(fold(adj))...) {
		skip[w] = true
	}
	var out []string
	for _, w := range ws {
		if !skip[w] {
			out = append(out, w)
		}
	}
	return out
}

// stateBody resolves a body of state; nil when it has no country.
func (r *resolver) stateBody(i int) *cluster {
	body := r.portfolio(i)
	if body == "" {
		return nil
	}
	m := &r.ms[i]
	iso := m.Country
	if d := r.determiner(i); iso == "" && (d == "its" || d == "their" || d == "his") {
		iso = r.possessor(i)
	}
	if iso == "" {
		iso = r.seat(i)
	}
	if iso == "" {
		iso = r.countryFor(i, body)
	}
	if iso == "" {
		return nil
	}
	key := iso + " " + body
	c := r.bodies[key]
	if c == nil && guards[strings.TrimSuffix(body, " guard")] {
		if c = r.guardNamed(iso, body); c != nil {
			r.bodies[key] = c
		}
	}
	if c == nil {
		c = r.start(i)
		c.country, c.body = iso, body
		c.name = r.bodyName(iso, body)
		r.bodies[key] = c
		return c
	}
	r.join(i, c)
	return c
}

// guardNamed is the guard that the report names in its own way: "the coast
// guard" of a report that has "the Philippine Coast Guard (PCG)".
func (r *resolver) guardNamed(iso, body string) *cluster {
	var found *cluster
	for _, c := range r.all {
		if c.typ != extract.Organization || !c.named || len(c.mentions) == 0 || c.country != "" && c.country != iso || c == found {
			continue
		}
		for _, ws := range c.forms {
			if n := len(ws); n > 2 && strings.Join(ws[n-2:], " ") == body {
				if found != nil && found != c {
					return nil
				}
				found = c
			}
		}
	}
	return found
}

// seat is the country whose capital stands right behind a body: "the defence
// ministry in Kabul".
func (r *resolver) seat(i int) string {
	m := &r.ms[i]
	if r.low(m.Last) != "in" {
		return ""
	}
	for k := i + 1; k < len(r.ms) && r.ms[k].First <= m.Last+1; k++ {
		if n := &r.ms[k]; n.First == m.Last+1 && n.Form == extract.FormName && n.Type == extract.Place {
			iso, _ := r.lex.CapitalNamed(r.surface(k))
			return iso
		}
	}
	return ""
}

// possessor is the country of what "its" before the noun stands for.
func (r *resolver) possessor(i int) string {
	for k := i + 1; k < len(r.ms) && r.ms[k].First == r.ms[i].First; k++ {
		if r.ms[k].Form == extract.FormPronoun {
			if r.of[k] == nil {
				if c := r.pronoun(k); c != nil {
					r.join(k, c)
				}
			}
			if r.of[k] != nil {
				return r.of[k].country
			}
		}
	}
	return ""
}

// localBody: "Hyderabad police", "the Sindh government", "the Nairobi high
// court" are named by their place.
func (r *resolver) localBody(i int) *cluster {
	m := &r.ms[i]
	if m.Type != extract.Organization || m.Form != extract.FormNominal || !isState(m.Kind) && m.Kind != "court" && m.Kind != "hospital" && m.Kind != "university" || m.Kind == "agency" {
		return nil
	}
	place := -1
	for k := i + 1; k < len(r.ms) && r.ms[k].Start < m.End; k++ {
		n := &r.ms[k]
		if n.Form == extract.FormName && n.Type == extract.Place && n.Kind != "country" && n.Kind != "crossing" && n.Last <= m.HeadTok {
			place = k
		}
	}
	if k := i - 1; place < 0 && k >= 0 && m.First > 0 && r.ms[k].Last == m.First-1 && (r.low(m.First-1) == "'s" || r.low(m.First-1) == "’s") &&
		r.ms[k].Form == extract.FormName && r.ms[k].Type == extract.Place && r.ms[k].Kind != "country" {
		place = k // "Sindh's government"
	}
	if place < 0 {
		return nil
	}
	name := r.surface(place) + " " + strings.Join(words(strings.ToLower(r.doc.Surface(r.doc.TokenSpan(max(r.ms[place].Last, m.First), m.HeadTok+1)))), " ")
	name = strings.ReplaceAll(name, " 's ", " ")
	key := "o " + fold(name)
	for _, c := range r.byName[key] {
		return c.root()
	}
	c := r.start(i)
	c.name = name
	r.index(c, key)
	return c
}

// bodyName: "Interior Ministry of Ghana", "Government of Ghana", "Ghanaian
// police".
func (r *resolver) bodyName(iso, body string) string {
	name, adj := r.lex.CountryName(iso)
	if name == "" {
		return ""
	}
	if field, ok := strings.CutPrefix(body, "ministry "); ok {
		return titleCase(field) + " Ministry of " + name
	}
	if body == "government" || adj == "" {
		return titleCase(body) + " of " + name
	}
	return adj + " " + body
}

func titleCase(s string) string {
	ws := strings.Fields(s)
	for k, w := range ws {
		ws[k] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(ws, " ")
}

// countryFor finds whose ministry it is when the text does not say: that of
// the last body of the same kind; else the country that the report has spoken
// of most, and most lately, if it leads clearly.
func (r *resolver) countryFor(i int, body string) string {
	if iso := r.speakerCountry(i); iso != "" {
		return iso
	}
	for k := len(r.recent) - 1; k >= 0 && k > len(r.recent)-80; k-- {
		c := r.of[r.recent[k]]
		if c != nil && c.body == body && c.country != "" {
			return c.country
		}
	}
	if iso := r.home(); iso != "" && r.weight[iso] > 0 && !guards[strings.TrimSuffix(body, " guard")] {
		return iso // a guard is of the country where something happens
	}
	if c := r.onlyBody(body); c != "" {
		return c
	}
	for k := len(r.recent) - 1; k >= 0 && r.sent[i]-r.sent[r.recent[k]] < 3; k-- {
		j := r.recent[k]
		if c := r.of[j]; c != nil && c.body != "" && c.country != "" && r.ms[j].Form != extract.FormPronoun {
			return c.country
		}
	}
	best, second := "", ""
	for _, iso := range sortedKeys(r.weight) {
		switch {
		case best == "" || r.weight[iso] > r.weight[best]:
			best, second = iso, best
		case second == "" || r.weight[iso] > r.weight[second]:
			second = iso
		}
	}
	if best == "" || second != "" && r.weight[best] < 1.3*r.weight[second] {
		return ""
	}
	return best
}

// home is the country of the capital that the report is datelined from: in
// "HANOI - Vietnam accused China ... foreign ministry spokeswoman Tran Thu Ha
// said" the ministry is Vietnam's, once the report has spoken of Vietnam.
func (r *resolver) home() string {
	for k := range r.ms {
		m := &r.ms[k]
		if m.First > 40 {
			break
		}
		if m.Form != extract.FormName || m.Type != extract.Place || r.sent[k] < 0 {
			continue
		}
		s, name := &r.doc.Sentences[r.sent[k]], r.surface(k)
		if s.Kind == "dateline" || s.First == m.First && allUpper(name) && len(name) > 3 {
			if allUpper(name) {
				name = titleCase(strings.ToLower(name))
			}
			iso, _ := r.lex.CapitalNamed(name)
			return iso
		}
	}
	return ""
}

// onlyBody: anywhere in the report the body is given one country only.
func (r *resolver) onlyBody(body string) string {
	if r.only == nil {
		r.only = map[string]string{}
		for k := range r.ms {
			m := &r.ms[k]
			b := r.portfolio(k)
			if m.Country == "" || b == "" {
				continue
			}
			if iso, ok := r.only[b]; ok && iso != m.Country {
				r.only[b] = ""
				continue
			}
			r.only[b] = m.Country
		}
	}
	return r.only[body]
}
