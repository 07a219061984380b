package event

import (
	"fmt"
	"sort"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// use says what kind of word an entry's trigger is and how its roles lie.
type use int

const (
	useVerb      use = iota // subject agent, object patient
	useUndergo              // subject patient
	useNoun                 // of-phrase patient
	useAdjective            // what it is said of is the patient
	useLight                // verb + noun, subject agent
	useSuffer               // verb + noun, subject patient
)

var entryKeys = map[string]use{"verb": useVerb, "undergo": useUndergo, "noun": useNoun,
	"adjective": useAdjective, "light": useLight, "suffer": useSuffer}

// pattern is one entry of a type file.
type pattern struct {
	typ    *eventType
	use    use
	words  []string // lemmas in order; for verbs: verb, then particles
	key    int      // index in words of the lemma it is looked up by
	prep   string   // preposition that must lead to the patient ("capture of")
	inner  string   // light verbs: preposition before the noun ("come under control")
	noun   string   // light verbs: the noun
	conds  []condition
	of     string // role of the of-phrase of a noun, when the entry says so
	strict bool   // pronouns do not pass the tests of words
	owner  string // role of a noun's possessor when there is no of-phrase
}

// condition is one bracketed test.
type condition struct {
	kind  string // object, subject, passive, ...
	not   bool
	words []string
}

// eventType is a type file made ready.
type eventType struct {
	*ontology.Type
	roles      map[string][]string // role -> entity types
	preps      map[string]string   // preposition -> role
	counts     map[string]string   // role or "self" -> property
	object     string
	subject    string
	complement string
	undergoer  string   // role of who undergoes it in the active, "" for patient
	bySource   []string // kinds of body whose work it is, who so did what they tell of
}

// lexicon is all patterns by the lemma that calls them.
type lexicon struct {
	byLemma map[string][]*pattern
	any     *eventType // the open class, nil without one
	types   []*eventType
}

func compile(o *ontology.Ontology, w *words) (*lexicon, error) {
	lex := &lexicon{byLemma: map[string][]*pattern{}}
	for _, t := range o.Types(ontology.KindEvent) {
		et, err := readType(t)
		if err != nil {
			return nil, err
		}
		lex.types = append(lex.types, et)
		if t.First("any") != "" {
			lex.any = et
		}
		for key, u := range entryKeys {
			for _, entry := range t.Get(key) {
				p, err := readEntry(et, u, entry, w)
				if err != nil {
					return nil, &ontology.Error{File: t.File, Line: t.Lines[key], Msg: fmt.Sprintf("%s: %q: %v", key, entry, err)}
				}
				k := p.words[p.key]
				lex.byLemma[k] = append(lex.byLemma[k], p)
			}
		}
	}
	for _, ps := range lex.byLemma {
		sort.SliceStable(ps, func(i, j int) bool { return ps[i].before(ps[j]) })
	}
	return lex, nil
}

// before orders the patterns of one lemma: those of the user's types first,
// then the more an entry asks for, the earlier it is tried.
func (p *pattern) before(q *pattern) bool {
	if p.typ.Own != q.typ.Own {
		return p.typ.Own
	}
	if a, b := p.weight(), q.weight(); a != b {
		return a > b
	}
	if p.typ.ID != q.typ.ID {
		return p.typ.ID < q.typ.ID
	}
	return p.use < q.use
}

func (p *pattern) weight() int {
	n := 4*len(p.words) + len(p.conds)
	if p.noun != "" {
		n += 8
	}
	if p.prep != "" {
		n++
	}
	return n
}

func readType(t *ontology.Type) (*eventType, error) {
	et := &eventType{Type: t, roles: t.Roles(), preps: map[string]string{}, counts: map[string]string{},
		object: "patient", subject: "agent", complement: t.First("complement"), undergoer: t.First("undergoer"), bySource: sourceKinds(t.First("source"))}
	if v := t.First("object"); v != "" {
		et.object = v
	}
	if v := t.First("subject"); v != "" {
		et.subject = v
	}
	for key, into := range map[string]map[string]string{"prep": et.preps, "count": et.counts} {
		for _, v := range t.Get(key) {
			k, role, ok := strings.Cut(v, "=")
			if !ok {
				return nil, &ontology.Error{File: t.File, Line: t.Lines[key], Msg: fmt.Sprintf("%s: want word=role, have %q", key, v)}
			}
			into[strings.TrimSpace(k)] = strings.TrimSpace(role)
		}
	}
	return et, nil
}

// readEntry reads "take control of (object PLACE; not subject film)".
func readEntry(et *eventType, u use, entry string, w *words) (*pattern, error) {
	p := &pattern{typ: et, use: u}
	text, cond, has := strings.Cut(entry, "(")
	if has {
		cond, ok := strings.CutSuffix(strings.TrimSpace(cond), ")")
		if !ok {
			return nil, fmt.Errorf("a bracket is not closed")
		}
		for _, c := range strings.Split(cond, ";") {
			if err := p.addCondition(strings.Fields(c), w); err != nil {
				return nil, err
			}
		}
	}
	p.words = strings.Fields(text)
	if len(p.words) == 0 {
		return nil, fmt.Errorf("an entry without words")
	}
	last := len(p.words) - 1
	switch u {
	case useNoun:
		if last > 0 && w.prepositions[p.words[last]] {
			p.prep, p.words = p.words[last], p.words[:last]
		}
		p.key = len(p.words) - 1
	case useLight, useSuffer:
		return p, p.splitLight(w)
	}
	return p, nil
}

// splitLight takes "come under control of" apart: verb, inner preposition,
// noun, preposition of the patient.
func (p *pattern) splitLight(w *words) error {
	rest := p.words[1:]
	if len(rest) > 0 && w.prepositions[rest[len(rest)-1]] {
		p.prep, rest = rest[len(rest)-1], rest[:len(rest)-1]
	}
	if len(rest) == 0 {
		return fmt.Errorf("want verb [preposition] noun [preposition]")
	}
	p.noun = rest[len(rest)-1]
	p.inner = strings.Join(rest[:len(rest)-1], " ")
	p.words = p.words[:1]
	return nil
}

func (p *pattern) addCondition(f []string, w *words) error {
	if len(f) == 0 {
		return nil
	}
	c := condition{}
	if f[0] == "not" && len(f) > 1 {
		c.not, f = true, f[1:]
	}
	switch {
	case (f[0] == "no" || f[0] == "needs") && len(f) == 2:
		c.kind = f[0] + " " + f[1]
	case f[0] == "of" && len(f) == 2:
		p.of = f[1]
		return nil
	case f[0] == "owner" && len(f) == 2:
		p.owner = f[1]
		return nil
	case f[0] == "object" || f[0] == "subject" || f[0] == "complement" || f[0] == "under":
		c.kind, c.words = f[0], f[1:]
	case len(f) == 1 && f[0] == "strict":
		p.strict = true
		return nil
	case len(f) == 1 && (f[0] == "passive" || f[0] == "active" || f[0] == "plural" || f[0] == "participle" || f[0] == "attributive"):
		c.kind = f[0]
	default:
		return fmt.Errorf("unknown condition %q", strings.Join(f, " "))
	}
	for _, x := range c.words {
		if name, ok := strings.CutPrefix(x, "@"); ok && w.classes[name] == nil {
			return fmt.Errorf("unknown word class @%s", name)
		}
	}
	p.conds = append(p.conds, c)
	return nil
}

// accepts tells whether a mention of the type may fill the role. A country or
// a capital acts like a person or a body: "Russia attacked".
func (et *eventType) accepts(role string, m *extract.Mention) bool {
	types, declared := et.roles[role]
	if !declared {
		return role == "place" && m.Type == extract.Place
	}
	for _, ty := range types {
		if ty == string(m.Type) {
			return true
		}
	}
	return m.Type == extract.Place && m.Kind != "crossing" && (role == "agent" || role == "patient" || role == "beneficiary") && (actsAsState(m) || m.Kind == "capital")
}

func actsAsState(m *extract.Mention) bool {
	switch m.Kind {
	case "country", "government":
		return true
	}
	return m.Metonym || m.Form == extract.FormDemonym
}
