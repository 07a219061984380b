package relation

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Stage adds the relations. It holds no state of a document.
type Stage struct {
	lx      *lexicon
	learned *learned // nil: the rules alone
}

// New compiles the relation types of an ontology and reads the classifier that
// supplements the rules; RulesOnly leaves it out.
func New(o *ontology.Ontology, opts ...Option) (*Stage, error) {
	if o == nil {
		return nil, fmt.Errorf("relation: no ontology")
	}
	st := &Stage{lx: compile(o)}
	var err error
	if st.lx.classes, err = readClasses(); err != nil {
		return nil, err
	}
	if slices.Contains(opts, RulesOnly) {
		return st, nil
	}
	st.learned, err = readLearned()
	return st, err
}

// Option of a stage.
type Option int

// RulesOnly leaves the classifier out.
const RulesOnly Option = 1

// Name is "relation".
func (*Stage) Name() string { return "relation" }

// Requires trees, mentions and chains.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTrees, extract.LayerMentions, extract.LayerChains}
}

// Provides relations.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerRelations} }

// Annotate fills doc.Relations.
func (st *Stage) Annotate(ctx context.Context, doc *extract.Document) error {
	return st.run(ctx, st.finder(doc))
}

func (st *Stage) finder(doc *extract.Document) *finder {
	return &finder{view: newView(doc), lx: st.lx, seen: map[string]int{}, borne: map[int]bearing{}, placed: map[int]int{}}
}

// run reads every sentence by every construction.
// What they leave open is decided by the classifier.
func (st *Stage) run(ctx context.Context, f *finder) error {
	if err := f.rules(ctx); err != nil {
		return err
	}
	if st.learned != nil {
		f.supplement(st.learned)
	}
	return nil
}

// rules reads every sentence by every construction.
func (f *finder) rules(ctx context.Context) error {
	doc := f.doc
	for i := range doc.Sentences {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s := doc.Sentences[i]
		f.sent = s
		f.retracted = false
		f.byline(s)
		switch s.Kind {
		case "boilerplate", "social":
			continue
		}
		f.retracted = f.retracts(s)
		for tok := s.First; tok < s.Last; tok++ {
			f.role(tok)
			f.verb(tok)
			f.hyphen(tok)
			f.pair(tok)
			f.adjective(tok)
			f.serves(tok)
			f.facilities(tok)
			f.capitalNamed(tok)
			f.bornIn(tok)
			f.workOf(tok)
			f.between(tok)
			f.offspring(tok)
			f.couple(tok)
			f.staffNoun(tok)
			f.firmIn(tok)
			f.houseIn(tok)
			f.placedHeadquarters(tok)
			f.houseName(tok)
			f.degrees(tok)
			f.national(tok)
			f.lies(tok)
			f.withdrawn(tok)
			f.under(tok)
			f.warBetween(tok)
			f.borderBoth(tok)
			f.eachOther(tok)
			f.kinList(tok)
			f.nationNoun(tok)
			f.partisan(tok)
			f.papers(tok)
			f.exile(tok)
			f.homeOf(tok)
			f.townsman(tok)
			f.underControl(tok)
			f.whoseBody(tok)
			f.madeUp(tok)
			f.membersAre(tok)
			f.claimsOwn(tok)
			f.clashWith(tok)
			f.together(tok)
			f.ticket(tok)
			f.liesBetween(tok)
			f.crossed(tok)
			f.makesUp(tok)
		}
		f.beside(s)
		f.origins(s)
		f.bodies(s)
	}
	doc.Relations = f.finish()
	return nil
}

// finder is one run over one document.
type finder struct {
	*view
	lx      *lexicon
	sent    extract.Sentence
	out     []extract.RelationMention
	seen    map[string]int // type, subject, object, polarity -> index in out
	plurals []plural
	borne   map[int]bearing // role noun -> its bearers
	placed  map[int]int     // first token of a place that tells where another is -> that other

	fields map[string]bool // what the regions' bodies are for; made when asked for

	retracted bool // the sentence takes back what it says

	trial func(Trial) // is told what failed; nil outside Explain
}

// found is what a construction hands over.
type found struct {
	typ      *rtype
	subjects []int
	objects  []int
	first    int // token range of the passage that says so
	last     int
	polarity string
	status   string
	office   string
	rule     string
	score    float64
	nested   bool // one name stands inside the other
	unique   bool // the subject is the only one of its sort, and needs no name
}

// emit adds a relation for every pair of subject and object that the type
// allows. The same statement twice in a document stays two mentions, but one
// passage says a thing only once, with the best rule.
func (f *finder) emit(x found) bool {
	any := false
	for _, s := range x.subjects {
		for _, o := range x.objects {
			if f.emitOne(x, s, o) {
				any = true
			}
		}
	}
	return any
}

func (f *finder) emitOne(x found, s, o int) bool {
	s, o = f.definite(f.theCountry(f.antecedentName(f.itCountry(s)))), f.definite(f.theCountry(f.antecedentName(f.itCountry(o))))
	if a := f.m(s); x.typ.id == "owns" && f.key(a) == f.key(f.m(o)) && a.Type == extract.Organization { // "its subsidiary Y" of the firm that is not Y
		if k := f.mainFirm(f.m(o).First, o); k >= 0 {
			s = k
		}
	}
	if m := f.m(o); x.typ.id == "agency_of" && m.Form == extract.FormNominal && f.kind(m) == "government" { // "an agency of the Chilean government"
		if k := f.countryMention(f.country(m), m.First); k >= 0 {
			o = k
		}
	}
	sm, om := f.m(s), f.m(o)
	switch {
	case s == o || f.key(sm) == f.key(om):
		return f.refuse(x, s, o, "they are the same")
	case sm.Span.Overlaps(om.Span) && x.rule != "body" && !x.nested:
		return f.refuse(x, s, o, "one stands inside the other")
	case !f.typeOK(x.typ.subject, sm):
		return f.trial != nil && f.refuse(x, s, o, f.whyTyped("subject", x.typ.subject, sm))
	case !f.typeOK(x.typ.object, om):
		return f.trial != nil && f.refuse(x, s, o, f.whyTyped("object", x.typ.object, om))
	case !f.named(sm) && !x.unique:
		return f.refuse(x, s, o, "the subject has no name in the text")
	case !f.named(om):
		return f.refuse(x, s, o, "the object has no name in the text")
	}
	if x.typ.id == "located_near" && f.isCountry(sm) && f.isCountry(om) { // "in eastern Burkina Faso, near the border with Niger"
		return f.refuse(x, s, o, "countries border on each other")
	}
	if x.typ.id == "located_in" && !f.finer(s, o) {
		return f.refuse(x, s, o, "a country, or a place of another country, does not lie in it")
	}
	// "It borders Peru": a pronoun that was taken for a mine borders nothing.
	if x.typ.symmetric && sm.Form == extract.FormPronoun && sm.Type == extract.Place && f.isCountry(om) && !f.isCountry(sm) {
		return false
	}
	if t := f.lx.types["member_of"]; x.typ.id == "deputy_of" && t != nil && f.kind(om) == "party" { // "Green Party deputy X" sits for it
		x.typ = t
	}
	if t := f.lx.types["owns"]; t != nil && x.typ.id == "governs" && om.Type == extract.Organization && firmLike(f.kind(om)) {
		x.typ = t // "who controls Tarvik"
	}
	if t := f.lx.types["opposes"]; t != nil && x.typ.id == "fights" && x.polarity != "negative" && x.status == "" {
		f.adversary(x, *t, s, o)
	}
	if x.typ.id == "operates" && governing(f.kind(om)) { // "will run the ministry" is to lead it
		return false
	}
	if t := f.lx.types["governs"]; t != nil && x.typ.id == "operates" && !firmLike(f.kind(sm)) && om.Type == extract.Place && (f.isCountry(om) || division(f.kind(om)) || levelKind("city", f.kind(om))) {
		x.typ = t // "the rebels run the north-east"
	}
	if x.typ.id == "operates" && sm.Type == extract.Person && om.Type == extract.Organization && f.lx.types["leads"] != nil {
		x.typ = f.lx.types["leads"] // who runs a body leads it
	}
	if x.polarity == "" {
		x.polarity = "positive"
	}
	if f.retracted {
		x.polarity = "negative"
	}
	if x.status == "hypothetical" && x.polarity == "positive" { // "wants to lead Y" says neither
		x.polarity = "open"
	}
	a, b := sm.ID, om.ID
	ka, kb := f.key(sm), f.key(om)
	if x.typ.symmetric && kb < ka {
		ka, kb = kb, ka
	}
	k := fmt.Sprint(x.typ.id, " ", ka, " ", kb, " ", x.polarity, " ", f.doc.SentenceOf(sm.First), f.doc.SentenceOf(om.First))
	rel := extract.RelationMention{Type: x.typ.id, Subject: a, Object: b, Polarity: x.polarity,
		Status: x.status, Rule: x.rule, Score: x.score,
		Span: sm.Span.Cover(om.Span)}
	if f.doc.SentenceOf(sm.First) != f.doc.SentenceOf(om.First) || x.rule == "title+context" {
		rel.Span = sm.Span // the passage, not half the report
	}
	if x.first < x.last {
		rel.Span = rel.Span.Cover(f.doc.TokenSpan(x.first, x.last))
	}
	if x.typ.office {
		rel.Office = x.office
	}
	if at, ok := f.seen[k]; ok {
		if f.out[at].Score < rel.Score {
			f.out[at] = rel
		}
		return true
	}
	f.seen[k] = len(f.out)
	f.out = append(f.out, rel)
	return true
}

// antecedentName puts a name for a relative pronoun ("X, who heads Y" shows X)
// and the nominal for a pronoun whose chain has no name ("the ministry ... its
// spokesman").
func (f *finder) antecedentName(i int) int {
	m := f.m(i)
	c := f.chains[m.Chain]
	if m.Form != extract.FormPronoun || c == nil {
		return i
	}
	relative := f.tag(m.HeadTok, "WP", "WDT")
	if c.Named && !relative {
		return i
	}
	best := i
	for _, id := range c.Mentions {
		k, ok := f.byID[id]
		if !ok || f.m(k).First > m.First {
			break
		}
		if x := f.m(k); x.Form != extract.FormPronoun && (!relative || x.Form == extract.FormName && x.First >= f.sent.First) {
			best = k
		}
	}
	return best
}

func governing(kind string) bool {
	switch kind {
	case "ministry", "government", "parliament", "party", "military", "police":
		return true
	}
	return false
}

func (f *finder) typeOK(list []extract.Type, m *extract.Mention) bool {
	if m.Form == extract.FormPronoun {
		if c := f.chains[m.Chain]; c != nil {
			return slices.Contains(list, c.Type)
		}
	}
	return slices.Contains(list, m.Type)
}

// finish drops the vague where something definite is said of the same pair,
// and numbers the rest in text order.
func (f *finder) finish() []extract.RelationMention {
	f.distribute()
	definite, office := map[string]bool{}, map[string]bool{}
	for _, r := range f.out {
		if r.Type != "affiliated_with" {
			definite[f.pairKey(r)] = true
		}
		switch r.Type {
		case "leads", "holds_office", "spokesman_of", "deputy_of":
			office[f.key(f.m(f.byID[r.Subject]))] = true
			office[f.pairKey(r)] = true
		}
	}
	out := f.out[:0]
	for _, r := range f.out {
		if r.Type == "affiliated_with" && definite[f.pairKey(r)] {
			continue
		}
		if r.Rule == "own-party" && office[f.pairKey(r)] { // "X, whose Valley Front": he leads it
			continue
		}
		if r.Type == "employed_by" && office[f.pairKey(r)] { // who leads a body is not said to work for it
			continue
		}
		if r.Rule == "rank" && office[f.key(f.m(f.byID[r.Subject]))] { // "Police Col. X, chief of the Ormoc police"
			continue
		}
		out = append(out, r)
	}
	return numbered(out)
}

// numbered puts relations into text order and gives them their ids.
func numbered(out []extract.RelationMention) []extract.RelationMention {
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Start != out[j].Start {
			return out[i].Start < out[j].Start
		}
		return out[i].End < out[j].End
	})
	for i := range out {
		out[i].ID = fmt.Sprintf("r%d", i+1)
	}
	return out
}

func (f *finder) pairKey(r extract.RelationMention) string {
	return f.key(f.m(f.byID[r.Subject])) + " " + f.key(f.m(f.byID[r.Object]))
}
