package extract

import (
	"fmt"
	"sort"
)

// Document is one report with everything that the stages found in it. Each
// stage adds its own layer and leaves the others as they are (mentions are the
// one layer that two stages may add to; it is kept in text order).
type Document struct {
	ID        string `json:"id"`                  // "d_" and 16 hex digits of the content's hash
	SourceID  string `json:"source_id,omitempty"` // id as given in a jsonl record
	Path      string `json:"path,omitempty"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"` // YYYY-MM-DD, absent when unknown: never today's date
	// PublishedBy names where Published comes from: record, flag, header, file.
	PublishedBy string `json:"published_by,omitempty"`
	// Origin is the id of the document that this one shares its text with (the
	// first of a group of near-copies); absent for a text of its own. Set by
	// merge. Documents of one origin are one witness.
	Origin      string `json:"origin,omitempty"`
	Text        string `json:"text"`
	Boilerplate []Pair `json:"boilerplate,omitempty"`
	// Regions are what source saw of the layout (headline, dateline, caption,
	// social, boilerplate), in text order; tokenize turns them into the Kind
	// of sentences.
	Regions   []Region          `json:"-"`
	Notes     []Note            `json:"notes,omitempty"`
	Sentences []Sentence        `json:"sentences,omitempty"`
	Tokens    []Token           `json:"tokens,omitempty"`
	Names     []Name            `json:"names,omitempty"`
	Mentions  []Mention         `json:"mentions,omitempty"`
	Times     []TimeExpr        `json:"times,omitempty"`
	Chains    []Chain           `json:"chains,omitempty"`
	Relations []RelationMention `json:"relations,omitempty"`
	Events    []EventMention    `json:"events,omitempty"`
	Claims    []Claim           `json:"claims,omitempty"`
}

// Region is a stretch of text with a part in the layout.
type Region struct {
	Span
	Kind string // one of Sentence.Kind
}

// Note is something a reader of the document should know about its making,
// for example an invalid byte that was replaced.
type Note struct {
	Kind   string `json:"kind"` // invalid-utf8, nul, glued, ...
	Offset int    `json:"offset"`
	Text   string `json:"text"`
}

// Sentence is a span of text that is read as one unit, with the range of its
// tokens. Sentences are in order, do not overlap, and never cross a paragraph
// or the edge of a boilerplate region.
type Sentence struct {
	Span
	// Kind is empty for running text; else headline, dateline, caption,
	// boilerplate (bylines, newsletter lines, share buttons), social (an
	// embedded post with its author), list.
	Kind string `json:"kind,omitempty"`
	// Paragraph counts from 0.
	Paragraph int `json:"paragraph,omitempty"`
	// First and Last are the half-open range of indexes into Document.Tokens.
	First int `json:"-"`
	Last  int `json:"-"`
}

// Token is a word, number or mark.
type Token struct {
	Span
	Tag   string `json:"tag,omitempty"`   // Penn Treebank part of speech
	Lemma string `json:"lemma,omitempty"` // lower case, except names
	// Head is the index in Document.Tokens of the governor; a root's head is
	// its own index; -1 where nothing parsed the sentence.
	Head int    `json:"head"`
	Rel  string `json:"rel,omitempty"` // Universal Dependencies relation, with subtype (nsubj:pass)
}

// Name is a proper name as the recogniser saw it: the raw layer under
// Mentions.
type Name struct {
	Span
	Type   Type    `json:"type"`
	Score  float64 `json:"score"`
	Source string  `json:"source"` // ner, prose, gazetteer, pattern, document
	// First and Last are the half-open range of token indexes.
	First int `json:"-"`
	Last  int `json:"-"`
}

// Type is the type of an entity or mention.
type Type string

// The closed set of entity types.
const (
	Person       Type = "PERSON"
	Place        Type = "PLACE"
	Organization Type = "ORGANIZATION"
	Misc         Type = "MISC" // inside the recogniser only, never in a mention
)

// Form is how a mention refers.
type Form string

// Forms of mentions.
const (
	FormName    Form = "name"    // Zabihullah Mujahid
	FormNominal Form = "nominal" // the insurgents
	FormPronoun Form = "pronoun" // they
	FormDemonym Form = "demonym" // Afghan
)

// Mention is a place in the text that refers to a person, place or
// organization.
type Mention struct {
	ID string `json:"id"` // "m1", "m2", ... in text order
	Span
	Head   Pair   `json:"head,omitzero"` // the head word
	Type   Type   `json:"type"`
	Form   Form   `json:"form"`
	Entity string `json:"entity,omitempty"` // id of the corpus entity, set by merge
	// Chain is the id of the document's Chain that the mention belongs to.
	Chain  string  `json:"chain,omitempty"`
	Score  float64 `json:"score"`
	Source string  `json:"source,omitempty"` // ner, gazetteer, pattern, nominal, ...
	// Kind narrows the type: crossing, ministry, armed-group, city, official ...
	Kind string `json:"kind,omitempty"`
	// Country is the ISO 3166 alpha-2 code that the mention itself states
	// ("Afghan officials": AF; a demonym: its country).
	Country string `json:"country,omitempty"`
	Number  string `json:"number,omitempty"` // sing, plur, or absent
	Gender  string `json:"gender,omitempty"` // masc, fem, neut, or absent
	// Metonym is set when a place stands for its government ("Kabul says").
	Metonym bool `json:"metonym,omitempty"`
	// Title is what was taken off in front of a person's name
	// ("Lt. Gen.", "Interior Minister").
	Title Pair `json:"title,omitzero"`
	// First, Last: half-open token range; HeadTok: the token of Head.
	First   int `json:"-"`
	Last    int `json:"-"`
	HeadTok int `json:"-"`
}

// TimeExpr is a time expression, normalised (TIMEX3, ISO-TimeML).
type TimeExpr struct {
	ID string `json:"id"` // "t1", ... in text order
	Span
	Type        string `json:"type"` // DATE TIME DURATION SET
	Value       string `json:"value,omitempty"`
	Earliest    string `json:"earliest,omitempty"` // YYYY-MM-DD; absent when open
	Latest      string `json:"latest,omitempty"`
	Granularity string `json:"granularity,omitempty"` // minute hour day week month quarter year decade
	// Mod is TIMEX3's mod: APPROX, START, MID, END, BEFORE, AFTER, and our
	// SINCE, UNTIL for open intervals.
	Mod   string  `json:"mod,omitempty"`
	Rule  string  `json:"rule,omitempty"`
	Score float64 `json:"score,omitempty"`
	First int     `json:"-"`
	Last  int     `json:"-"`
}

// Chain is the set of mentions of one document that are the same thing, with
// its links to knowledge bases.
type Chain struct {
	ID       string   `json:"id"` // "k1", ... in order of first mention
	Type     Type     `json:"type"`
	Name     string   `json:"name"` // the best name, or the nominal for unnamed ones
	Aliases  []string `json:"aliases,omitempty"`
	Mentions []string `json:"mentions"`
	Kind     string   `json:"kind,omitempty"`
	Gender   string   `json:"gender,omitempty"`
	Country  string   `json:"country,omitempty"`
	// Named is false for chains that have no proper name ("a security source").
	Named bool   `json:"named"`
	Links []Link `json:"links,omitempty"` // best first; none = NIL
	// Considered are the candidates as they were ranked, best first, the few
	// best only; a chain without links shows here why it has none.
	Considered []Considered `json:"considered,omitempty"`
	// Location of the thing, from the knowledge base.
	Location *Location `json:"location,omitempty"`
	// Facts that the knowledge base states about the linked entry.
	Facts []Fact `json:"facts,omitempty"`
}

// Link is a candidate of a knowledge base for a chain or an entity.
type Link struct {
	KB     string  `json:"kb"` // geonames, iso3166, wikidata, dateline
	ID     string  `json:"id"`
	Name   string  `json:"name,omitempty"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason,omitempty"`
}

// Considered is a candidate with what was counted for and against it.
type Considered struct {
	KB      string  `json:"kb"`
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Kind    string  `json:"kind,omitempty"`
	Country string  `json:"country,omitempty"`
	Points  float64 `json:"points"`
	Score   float64 `json:"score"` // against the others and NIL, 0 to 1
	Counted []Point `json:"counted,omitempty"`
}

// Point is one thing that was counted in a ranking.
type Point struct {
	What   string  `json:"what"`
	Points float64 `json:"points"`
}

// Location is a WGS 84 point in degrees.
type Location struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Fact is a relation that a knowledge base states, not a report.
type Fact struct {
	Type string `json:"type"` // located_in, borders, capital_of, agency_of ...
	// Object is the knowledge-base key ("kb:id") of the other entry in a Chain,
	// the entity id in an Entity.
	Object string `json:"object"`
	KB     string `json:"kb"`
}

// RelationMention is a relation that one passage states between two mentions.
type RelationMention struct {
	ID      string `json:"id"`
	Type    string `json:"type"`    // ontology id: spokesman_of
	Subject string `json:"subject"` // mention id
	Object  string `json:"object"`  // mention id
	Span
	Polarity string `json:"polarity"` // positive, negative; open for what is only wished or possible
	// Status is former, disputed, hypothetical or absent (holds).
	Status string  `json:"status,omitempty"`
	Office string  `json:"office,omitempty"` // "deputy commissioner"
	Time   string  `json:"time,omitempty"`   // id of a TimeExpr
	Rule   string  `json:"rule"`
	Score  float64 `json:"score"`
}

// EventMention is one telling of an event: a trigger with its arguments.
type EventMention struct {
	ID       string `json:"id"`
	Type     string `json:"type"`     // ontology id: seize
	Trigger  Pair   `json:"trigger"`  // the word or words that tell it
	Polarity string `json:"polarity"` // positive, negative
	// Modality: asserted, reported, possible, planned, ordered, hypothetical,
	// denied.
	Modality  string     `json:"modality"`
	Tense     string     `json:"tense,omitempty"` // past, present, future
	Arguments []Argument `json:"arguments,omitempty"`
	Values    []Value    `json:"values,omitempty"`
	Event     string     `json:"event,omitempty"` // id of the corpus event, set by merge
	// Word is what merge needs of the trigger's token when the tokens are not
	// stored with the document; set by merge.
	Word *Word `json:"word,omitempty"`
	// Order is what the words of its sentence say, set by merge too.
	Order []Order `json:"order,omitempty"`
	// Coding is the event as PLOVER codes it, where type and arguments do not
	// already say so.
	Coding  *Coding `json:"coding,omitempty"`
	Rule    string  `json:"rule,omitempty"`
	Score   float64 `json:"score"`
	TrigTok int     `json:"-"` // token index of the trigger's head word
}

// Coding is what political event coding (PLOVER) makes of an event beyond its
// type and its arguments.
type Coding struct {
	Root       string   `json:"root,omitempty"`       // root category, where it is not the type's code: threaten
	Actors     []string `json:"actors,omitempty"`     // mentions, in place of the agents
	Recipients []string `json:"recipients,omitempty"` // mentions, beside the patient and beneficiary
}

// Order is what a sentence says of the place of an event beside another.
type Order struct {
	// Rel is before (this one ended before the other began) or part (this one
	// is a part of the other).
	Rel   string `json:"rel"`
	Event string `json:"event"` // id of the other event mention
}

// Word is what is known of a trigger.
type Word struct {
	Lemma string `json:"lemma"`
	Noun  bool   `json:"noun,omitempty"`
	// Says: it governs a clause that holds what is said or thought: "announced
	// that", "fears that".
	Says bool `json:"says,omitempty"`
}

// Argument fills a role of an event.
type Argument struct {
	Role    string `json:"role"` // agent patient place time instrument beneficiary origin destination
	Mention string `json:"mention,omitempty"`
	Time    string `json:"time,omitempty"`
	// Reason says why it is here when it is not in the trigger's own clause:
	// sentence, lede, dateline, context, scene (places and times), speaker, owner,
	// office, side, source, pair, behind, opponent, parties, denier, holder
	// (participants), there, agent, patient, destination, origin (a place that is another
	// role too).
	Reason string  `json:"reason,omitempty"`
	Score  float64 `json:"score,omitempty"`
}

// Remote tells that a participant comes from what the rest of the report tells, not
// from the telling: it may name the doer, but does not tell one event from another.
func (a Argument) Remote() bool {
	switch a.Reason {
	case "behind", "source", "opponent", "parties", "denier", "holder":
		return true
	}
	return false
}

// Value is a number that belongs to an event or a claim.
type Value struct {
	Property string  `json:"property"` // killed wounded arrested missing crowd price ...
	Span     Pair    `json:"span,omitzero"`
	Number   float64 `json:"number"`
	Unit     string  `json:"unit,omitempty"`
	// Noun is the lemma of what is counted: soldier, in "four soldiers".
	Noun string `json:"noun,omitempty"`
	// Bound: at-least, at-most, about, more-than, less-than, or absent (exact).
	Bound string `json:"bound,omitempty"`
}

// Claim is an attribution: somebody asserts, denies or confirms something.
type Claim struct {
	ID string `json:"id"`
	// Source is the mention that speaks; absent when a quotation has no
	// speaker in the text.
	Source     string `json:"source,omitempty"`
	SourceSpan Pair   `json:"source_span,omitzero"`
	Cue        Pair   `json:"cue,omitzero"` // said, denied, according to
	Content    Pair   `json:"content"`      // what is claimed
	Stance     string `json:"stance"`       // asserts denies confirms doubts unverified
	Channel    string `json:"channel,omitempty"`
	Quote      bool   `json:"quote,omitempty"`
	// About holds the ids of the event and relation mentions that the content
	// speaks of.
	About []string `json:"about,omitempty"`
	// Aside are those of the events in About that are told beside the main
	// clauses: "denied that troops entered the hospital to seize the wounded"
	// denies the entering.
	Aside  []string `json:"aside,omitempty"`
	Values []Value  `json:"values,omitempty"`
	// Terms are the lemmas of the content's nouns, verbs and adjectives, names
	// aside, in text order: what merge compares where no typed event is told.
	Terms []string `json:"terms,omitempty"`
	// Says are the main predications of the content, eight at most: what merge
	// holds against those of other claims.
	Says []Predication `json:"says,omitempty"`
	// Negated: the content itself says no ("nobody was hurt").
	Negated bool    `json:"negated,omitempty"`
	Rule    string  `json:"rule,omitempty"`
	Score   float64 `json:"score"`
}

// Predication is what a main clause of a claim's content says, of whom: "the
// cutter had not rammed the boat" is ram, not so, of a cutter, to a boat; "There
// was no collision" is collision, not so, of none.
type Predication struct {
	Word string   `json:"word"`           // lemma: a verb; an adjective or noun after "be"; what there was
	Not  bool     `json:"not,omitempty"`  // said not to be so
	Wide bool     `json:"wide,omitempty"` // of all: nobody, no ship, any ambush
	Open bool     `json:"open,omitempty"` // will, may, should, if: not said to be so by now
	Who  Party    `json:"who,omitzero"`   // subject, or who did it in a passive
	What Party    `json:"what,omitzero"`  // object, or the subject of a passive
	More []string `json:"more,omitempty"` // lemmas of what else stands by, at most six
}

// Party is one of a predication's partners: the mention, if there is one, and
// the lemma of its head noun.
type Party struct {
	Mention string `json:"mention,omitempty"`
	Word    string `json:"word,omitempty"`
}

// Surface is the text under a span.
func (doc *Document) Surface(s Span) string { return doc.Text[s.Start:s.End] }

// Word is the surface of token i.
func (doc *Document) Word(i int) string { return doc.Text[doc.Tokens[i].Start:doc.Tokens[i].End] }

// SentenceAt is the index of the sentence that holds the byte offset, or -1.
func (doc *Document) SentenceAt(offset int) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > offset })
	if i < len(doc.Sentences) && doc.Sentences[i].Start <= offset {
		return i
	}
	return -1
}

// SentenceOf is the index of the sentence that holds token i, or -1.
func (doc *Document) SentenceOf(tok int) int {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Last > tok })
	if i < len(doc.Sentences) && doc.Sentences[i].First <= tok {
		return i
	}
	return -1
}

// TokenAt is the index of the token that holds the byte offset, or of the
// next one when the offset lies between tokens; len(Tokens) past the end.
func (doc *Document) TokenAt(offset int) int {
	return sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].End > offset })
}

// TokenRange is the half-open range of the tokens that overlap the span.
func (doc *Document) TokenRange(s Span) (first, last int) {
	first = doc.TokenAt(s.Start)
	last = sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].Start >= s.End })
	return first, max(first, last)
}

// TokenSpan is the span from token first to token last-1.
func (doc *Document) TokenSpan(first, last int) Span {
	return Span{doc.Tokens[first].Start, doc.Tokens[last-1].End}
}

// Mention finds a mention by id; nil if there is none. Ids are numbered in
// text order, so the place is tried first that the number says: a document
// with a hundred thousand mentions is not searched from the front each time.
func (doc *Document) Mention(id string) *Mention {
	if i := ordinal(id); i >= 0 && i < len(doc.Mentions) && doc.Mentions[i].ID == id {
		return &doc.Mentions[i]
	}
	for i := range doc.Mentions {
		if doc.Mentions[i].ID == id {
			return &doc.Mentions[i]
		}
	}
	return nil
}

// ordinal is the index that an id such as "m12" points to: 11; -1 if none.
func ordinal(id string) int {
	if len(id) < 2 || len(id) > 9 {
		return -1
	}
	n := 0
	for _, c := range []byte(id[1:]) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n - 1
}

// Time finds a time expression by id; nil if there is none.
func (doc *Document) Time(id string) *TimeExpr {
	if i := ordinal(id); i >= 0 && i < len(doc.Times) && doc.Times[i].ID == id {
		return &doc.Times[i]
	}
	for i := range doc.Times {
		if doc.Times[i].ID == id {
			return &doc.Times[i]
		}
	}
	return nil
}

// Event finds an event mention by id; nil if there is none.
func (doc *Document) Event(id string) *EventMention {
	if i := ordinal(id); i >= 0 && i < len(doc.Events) && doc.Events[i].ID == id {
		return &doc.Events[i]
	}
	for i := range doc.Events {
		if doc.Events[i].ID == id {
			return &doc.Events[i]
		}
	}
	return nil
}

// IsBoilerplate tells whether the span touches a boilerplate region.
func (doc *Document) IsBoilerplate(s Span) bool {
	for _, b := range doc.Boilerplate {
		if b.Span().Overlaps(s) {
			return true
		}
	}
	return false
}

// Check holds the document to the law of position: spans lie inside the text,
// tokens and sentences are in order and do not overlap, tokens and white space
// cover every sentence, ids that are referred to exist. The first breach is
// returned.
func (doc *Document) Check() error {
	n := len(doc.Text)
	in := func(what string, s Span) error {
		if s.Start < 0 || s.End > n || s.Start > s.End {
			return fmt.Errorf("document %s: %s [%d,%d) outside the text of %d bytes", doc.ID, what, s.Start, s.End, n)
		}
		return nil
	}
	last := 0
	for i, s := range doc.Sentences {
		if err := in("sentence", s.Span); err != nil {
			return err
		}
		if s.Start < last {
			return fmt.Errorf("document %s: sentence %d at %d overlaps the one before", doc.ID, i, s.Start)
		}
		last = s.End
		if err := doc.checkCover(s); err != nil {
			return err
		}
	}
	last = 0
	for i, t := range doc.Tokens {
		if err := in("token", t.Span); err != nil {
			return err
		}
		if t.Start < last || t.Len() == 0 {
			return fmt.Errorf("document %s: token %d at %d is empty or overlaps the one before", doc.ID, i, t.Start)
		}
		last = t.End
	}
	ids := map[string]bool{}
	for _, m := range doc.Mentions {
		if err := in("mention "+m.ID, m.Span); err != nil {
			return err
		}
		if m.Len() == 0 || ids[m.ID] {
			return fmt.Errorf("document %s: mention %s is empty or not unique", doc.ID, m.ID)
		}
		ids[m.ID] = true
	}
	for _, t := range doc.Times {
		if err := in("time "+t.ID, t.Span); err != nil {
			return err
		}
		ids[t.ID] = true
	}
	for _, r := range doc.Relations {
		if err := in("relation "+r.ID, r.Span); err != nil {
			return err
		}
		if !ids[r.Subject] || !ids[r.Object] {
			return fmt.Errorf("document %s: relation %s names a mention that does not exist", doc.ID, r.ID)
		}
		ids[r.ID] = true
	}
	for _, ev := range doc.Events {
		if err := in("trigger of "+ev.ID, ev.Trigger.Span()); err != nil {
			return err
		}
		for _, a := range ev.Arguments {
			if (a.Mention == "" || !ids[a.Mention]) && (a.Time == "" || !ids[a.Time]) {
				return fmt.Errorf("document %s: event %s: argument %s names nothing that exists", doc.ID, ev.ID, a.Role)
			}
		}
		ids[ev.ID] = true
	}
	for _, c := range doc.Claims {
		for _, s := range []Pair{c.SourceSpan, c.Cue, c.Content} {
			if err := in("claim "+c.ID, s.Span()); err != nil {
				return err
			}
		}
		for _, id := range append([]string{c.Source, c.Channel}, c.About...) {
			if id != "" && !ids[id] {
				return fmt.Errorf("document %s: claim %s names %s, which does not exist", doc.ID, c.ID, id)
			}
		}
	}
	return nil
}

// checkCover: no byte of a sentence other than white space is outside tokens.
func (doc *Document) checkCover(s Sentence) error {
	if s.Last > len(doc.Tokens) {
		return fmt.Errorf("document %s: sentence at %d: token range [%d,%d) of %d", doc.ID, s.Start, s.First, s.Last, len(doc.Tokens))
	}
	if s.First == s.Last {
		return nil // not tokenised, or read back without tokens
	}
	at := s.Start
	for i := s.First; i <= s.Last; i++ {
		end := s.End
		if i < s.Last {
			end = doc.Tokens[i].Start
		}
		if end < at {
			return fmt.Errorf("document %s: sentence at %d: token %d lies outside it", doc.ID, s.Start, i)
		}
		for _, r := range doc.Text[at:end] {
			if !IsSpace(r) {
				return fmt.Errorf("document %s: text lost at %d: %q", doc.ID, at, doc.Text[at:end])
			}
		}
		if i < s.Last {
			at = doc.Tokens[i].End
		}
	}
	return nil
}
