package merge

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/ontology"
)

// title is what an event's short name is made of.
type title struct {
	agents, patients []string
	place            string
	origin, goal     string
	plural           bool // the agents take the verb without s
	figures          string
	prep             string // before the place
}

// eventName makes the short caption of an event, from the type's caption:
//
//	agent and patient      Taliban seize Spin Boldak
//	with a preposition     Foreign forces withdraw troops from Afghanistan
//	what happens to one    17 to 45 people die in Hyderabad
//	patient alone          Friendship Gate closed
//	place or nothing       Protest in Tripoli
func (set *evSet) eventName(g *evGroup, t *ontology.Type) string {
	caption := strings.ReplaceAll(g.event.Type, "_", " ")
	undergo := false
	if t != nil {
		caption = cmp.Or(t.First("caption"), caption)
		undergo = len(t.Get("role agent")) == 0 // nobody does it: it happens to one
	}
	if t != nil && slices.Contains(strings.Fields(t.First("captions")), g.lemma()) {
		caption = g.lemma() // "Ferry sinks", "Shares fall"
	}
	verb, prep := splitPrep(caption)
	p := set.parts(g, undergo)
	if undergo {
		p.agents = nil // the police kill, nobody dies somebody: "3 to 5 people die"
	}
	placed := t != nil && (t.First("object") == "place" || t.First("object") == "destination" || t.First("object") == "origin")
	if t != nil && t.First("suffix") != "" && len(p.patients) == 1 {
		p.patients[0] += " " + t.First("suffix")
	}
	var w []string
	switch {
	case t != nil && t.First("family") == "lemma": // the open class: in the words of the text
		if len(p.agents) > 0 {
			w = append(w, strings.Join(p.agents, " and "))
		}
		w = append(w, g.words())
	case len(p.agents) > 0 && placed && cmp.Or(p.goal, p.place, p.origin) != "":
		w = append(w, strings.Join(p.agents, " and "), strings.TrimSpace(agree(verb, p.plural)+" "+prep), cmp.Or(p.goal, p.place, p.origin)) // "visits Goma"
	case len(p.agents) > 0 && len(p.patients) == 0 && p.goal == "" && takesObject(t):
		w = append(w, cmp.Or(nounOf(t), verb), "by", strings.Join(p.agents, " and ")) // nobody "rejects" without saying what
		w = append(w, p.at(nil)...)
	case len(p.agents) > 0:
		w = append(w, strings.Join(p.agents, " and "), agree(verb, p.plural))
		w = append(w, p.complement(prep)...)
	case undergo && (len(p.patients) > 0 || p.figures != ""):
		w = append(w, cmp.Or(p.figures, strings.Join(p.patients, " and ")), agree(verb, p.figures != "" || pluralNames(p.patients)))
		w = append(w, p.at(p.patients)...)
	case len(p.patients) > 0 && prep == "":
		w = append(w, cmp.Or(p.figures, strings.Join(p.patients, " and ")), participle(verb))
		w = append(w, p.at(p.patients)...)
	case len(p.patients) == 0:
		w = append(w, cmp.Or(g.noun(), nounOf(t), verb))
		p.place = cmp.Or(p.place, p.origin, p.goal)
		w = append(w, p.at(nil)...)
	default:
		w = append(w, verb)
		w = append(w, p.complement(prep)...)
	}
	return extract.Clip(upperFirst(strings.Join(w, " ")), 80)
}

// nounOf is the first noun that tells the type: "explosion", "capture".
func nounOf(t *ontology.Type) string {
	if t == nil {
		return ""
	}
	n, _, _ := strings.Cut(t.First("noun"), " (")
	for _, prep := range []string{" of", " on", " with", " for", " over", " to", " against", " from", " by", " in"} {
		n = strings.TrimSuffix(n, prep)
	}
	return n
}

// parts reads the participants, the best supported ones first.
func (set *evSet) parts(g *evGroup, undergo bool) title {
	var p title
	firsts := map[string]string{}
	owners := g.owners()
	for _, a := range g.event.Arguments {
		e := set.ents.byID[a.Entity]
		n := set.shortName(a.Entity)
		if n == "" {
			continue
		}
		if unnamed := !set.named(a.Entity); unnamed {
			if n = lowerFirst(bareName(n)); a.Role != "agent" && a.Role != "patient" && a.Role != "beneficiary" {
				continue // "in the gates" tells nobody where
			}
		}
		if owners[a.Role+a.Entity] && slices.ContainsFunc(g.event.Arguments, func(b extract.EntityArgument) bool {
			return b.Role == a.Role && b.Entity != a.Entity && !owners[b.Role+b.Entity]
		}) {
			continue // "Afghan security forces", not "Afghan security forces and Afghanistan"
		}
		if f := firsts[a.Role]; f == "" {
			firsts[a.Role] = a.Entity
		} else if !set.beside(g, a.Role, a.Entity, func(e string) bool { return e == f }) {
			continue // another telling's filler, not "A and B"
		}
		switch a.Role {
		case "agent":
			if len(p.agents) < 2 && !slices.Contains(p.agents, n) {
				p.agents = append(p.agents, n)
				p.plural = p.plural || takesPlural(e, n) || len(p.agents) > 1
			}
		case "patient", "beneficiary":
			if len(p.patients) < 2 && !slices.Contains(p.patients, n) && !slices.Contains(p.agents, n) {
				p.patients = append(p.patients, n)
			}
		case "place":
			if p.place == "" {
				p.place = n
				if sites[e.Kind] {
					p.prep = "at"
				}
			}
		case "origin":
			p.origin = cmp.Or(p.origin, n)
		case "destination":
			p.goal = cmp.Or(p.goal, n)
		}
	}
	if undergo || len(p.agents) == 0 {
		p.figures = figures(g.event.Values)
	}
	return p
}

// owners are the fillers that only stand behind the one who acts: of "Afghan forces
// seized", Afghanistan, of "Minister Silva asked", her country.
func (g *evGroup) owners() map[string]bool {
	out, direct := map[string]bool{}, map[string]bool{}
	for _, m := range g.members {
		for _, a := range m.ev.Arguments {
			if mm := m.doc.Mention(a.Mention); mm != nil && a.Mention != "" {
				switch {
				case a.Reason == "owner", a.Reason == "office", a.Reason == "side", a.Remote() && a.Reason != "behind":
					out[a.Role+mm.Entity] = true
				default:
					direct[a.Role+mm.Entity] = true
				}
			}
		}
	}
	for k := range direct {
		delete(out, k)
	}
	return out
}

// takesPlural: bodies of many ("police", "rebels", "the Taliban") take a plural
// verb, a ministry, a firm, a state or a union takes a singular one.
func takesPlural(e *extract.Entity, name string) bool {
	if e.Type == extract.Place || strings.HasSuffix(name, " Nations") || e.Kind == "company" || e.Kind == "ministry" {
		return false
	}
	switch strings.ToLower(lastWord(name)) {
	case "taliban", "police", "carabineros", "mujahideen", "militia", "staff", "crew":
		return true
	}
	return pluralNames([]string{name})
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || len(s) > n && unicode.IsUpper(rune(s[n])) {
		return s // "UN staff"
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// complement is what follows the verb: what it is done to, and the place.
func (p *title) complement(prep string) []string {
	objects := strings.Join(p.patients, " and ")
	var w []string
	switch {
	case prep == "from":
		if objects != "" {
			w = append(w, objects)
		}
		if from := cmp.Or(p.origin, p.place); from != "" {
			w = append(w, "from", from)
		}
		return w
	case prep != "" && cmp.Or(objects, p.goal) != "":
		w = append(w, prep, cmp.Or(objects, p.goal))
	case objects != "":
		w = append(w, objects)
	case p.goal != "":
		return append(w, "to", p.goal)
	}
	return append(w, p.at(p.patients)...)
}

// at is the place, unless what the event is done to says it already: "at" a
// building, a crossing or a site, "in" a town.
func (p *title) at(said []string) []string {
	if p.place == "" || slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, p.place) || strings.Contains(p.place, s) }) {
		return nil
	}
	return []string{cmp.Or(p.prep, "in"), p.place}
}

// sites are kinds of place that things happen at.
var sites = map[string]bool{"crossing": true, "building": true, "facility": true, "embassy": true, "border": true, "hospital": true, "airport": true}

// takesObject: the type's verb says little without what it is done to.
func takesObject(t *ontology.Type) bool {
	return t != nil && len(t.Get("role patient")) > 0 && len(t.Get("role agent")) > 0 && t.First("alone") == "" && (t.First("object") == "" || t.First("object") == "beneficiary") && len(t.Get("noun")) > 0
}

// lemma is the verb that most tellings use, ties by the alphabet.
func (g *evGroup) lemma() string {
	n := map[string]int{}
	for _, m := range g.members {
		n[m.lemma]++
	}
	return mostly(n)
}

// noun is the noun that most of the tellings with a noun use, as they write it:
// "talks", "rate cut"; "" when none does.
func (g *evGroup) noun() string {
	n := map[string]int{}
	for _, m := range g.members {
		if s := strings.ToLower(m.doc.Surface(m.ev.Trigger.Span())); m.noun && !strings.Contains(m.ev.Rule, "light verb") && strings.Count(s, " ") < 3 && !strings.ContainsAny(s, "\n,") {
			n[s]++
		}
	}
	best := mostly(n)
	for _, prep := range []string{" of", " on", " with", " for", " over", " to", " against", " from", " by", " in"} {
		best = strings.TrimSuffix(best, prep)
	}
	return best
}

// words are the first telling's own, from its verb to the next mark or the
// seventh word: "carried 31 bodies".
func (g *evGroup) words() string {
	m := g.members[0]
	text := m.doc.Text[m.ev.Trigger.Start:]
	if i := strings.IndexAny(text, ",.;:()\"\n“”‘"); i >= 0 {
		text = text[:i]
	}
	f := strings.Fields(text)
	return strings.Join(f[:min(len(f), 7)], " ")
}

func mostly(n map[string]int) string {
	best := ""
	for s, k := range n {
		if best == "" || k > n[best] || k == n[best] && s < best {
			best = s
		}
	}
	return best
}

// figures tells how many, over all tellings: "17 to 45 people".
func figures(values []extract.Value) string {
	lo, hi, unit := 0.0, 0.0, ""
	for i, v := range values {
		if i > 0 && v.Property != values[0].Property || v.Number < 2 {
			continue
		}
		if lo == 0 || v.Number < lo {
			lo = v.Number
		}
		hi = max(hi, v.Number)
		if u := strings.ToLower(v.Unit); u == "people" || unit == "" && strings.HasSuffix(u, "s") {
			unit = u
		}
	}
	if hi == 0 {
		return ""
	}
	n := strconv.FormatFloat(lo, 'f', -1, 64)
	if hi > lo {
		n += " to " + strconv.FormatFloat(hi, 'f', -1, 64)
	}
	return n + " " + cmp.Or(unit, "people")
}

// bareName drops the determiner and a leading number of an unnamed filler.
func bareName(s string) string {
	for _, d := range []string{"the ", "a ", "an ", "some ", "his ", "her ", "its ", "their ", "our ", "my ", "whose "} {
		if len(s) > len(d) && strings.EqualFold(s[:len(d)], d) {
			switch rest := strings.ToLower(s[len(d):]); {
			case strings.HasPrefix(rest, "thousand"), strings.HasPrefix(rest, "hundred"), strings.HasPrefix(rest, "dozen"), strings.HasPrefix(rest, "million"):
				return s // "a thousand people"
			}
			return s[len(d):]
		}
	}
	return s
}

func pluralNames(names []string) bool {
	if len(names) != 1 {
		return len(names) > 1
	}
	switch last := strings.ToLower(lastWord(names[0])); last {
	case "men", "women", "people", "police", "children", "troops", "youth":
		return true
	default:
		return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss")
	}
}

// splitPrep cuts the preposition off a caption: "withdraw from".
func splitPrep(s string) (verb, prep string) {
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		switch s[i+1:] {
		case "from", "to", "with", "on", "at", "for":
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// agree puts the third person's s on the first word for one person.
func agree(verb string, plural bool) string {
	w, rest, _ := strings.Cut(verb, " ")
	switch {
	case w == "be":
		w = "is"
		if plural {
			w = "are"
		}
	case plural:
	case w == "put" && strings.HasPrefix(rest, "off"):
		w = "puts"
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "x") || w == "go":
		w += "es"
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		w = w[:len(w)-1] + "ies"
	default:
		w += "s"
	}
	if rest != "" {
		return w + " " + rest
	}
	return w
}

// irregular past participles of verbs that captions use.
var irregular = map[string]string{"withdraw": "withdrawn", "meet": "met", "hold": "held", "take": "taken", "send": "sent", "sell": "sold", "find": "found",
	"hit": "hit", "put": "put", "shake": "shaken", "throw": "thrown", "beat": "beaten", "go": "gone", "cut": "cut", "shoot": "shot", "bring": "brought",
	"fall": "fallen", "fight": "fought", "give": "given", "strike": "struck", "win": "won", "build": "built", "lose": "lost", "flee": "fled", "be": ""}

// participle is the past participle of a caption: "raise the flag" has it on
// its first word.
func participle(verb string) string {
	w, rest, _ := strings.Cut(verb, " ")
	if p, ok := irregular[w]; ok {
		w = p
	} else {
		switch n := len(w); {
		case strings.HasSuffix(w, "e"):
			w += "d"
		case strings.HasSuffix(w, "y") && n > 1 && !strings.ContainsRune("aeiou", rune(w[n-2])):
			w = w[:n-1] + "ied"
		case n == 3 && !strings.ContainsRune("aeiouwxy", rune(w[2])) && strings.ContainsRune("aeiou", rune(w[1])) || w == "expel" || w == "repel":
			w += w[n-1:] + "ed" // ban, banned
		default:
			w += "ed"
		}
	}
	return strings.TrimSpace(w + " " + rest)
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
