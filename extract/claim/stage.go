package claim

import (
	"context"
	"sort"
	"strconv"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Stage is the stage "claim". It holds the lexicon only and is safe for
// concurrent documents.
type Stage struct {
	lex    *lexicon
	counts map[string]map[string]bool // property -> event types
}

// Option changes a Stage.
type Option func(*options)

type options struct{ ont *ontology.Ontology }

// WithOntology takes the types that count something from o instead of the
// embedded ontology.
func WithOntology(o *ontology.Ontology) Option { return func(opt *options) { opt.ont = o } }

// New makes the stage with the embedded cues.
func New(opts ...Option) (*Stage, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	lex, err := readLexicon(cuesFile)
	if err != nil {
		return nil, err
	}
	if lex.contrary, err = readContraries(contraryFile); err != nil {
		return nil, err
	}
	if o.ont == nil {
		if o.ont, err = ontology.Default(); err != nil {
			return nil, err
		}
	}
	return &Stage{lex, countTypes(o.ont)}, nil
}

// Name is "claim".
func (*Stage) Name() string { return "claim" }

// Requires trees, and what claims point to.
func (*Stage) Requires() []extract.Layer {
	return []extract.Layer{extract.LayerTrees, extract.LayerMentions, extract.LayerChains, extract.LayerRelations, extract.LayerEvents}
}

// Provides claims.
func (*Stage) Provides() []extract.Layer { return []extract.Layer{extract.LayerClaims} }

// Annotate fills Document.Claims.
func (st *Stage) Annotate(ctx context.Context, doc *extract.Document) error {
	doc.Claims = nil
	v := newView(doc, st.lex)
	qs := v.quotations()
	drafts, err := v.drafts(ctx, qs)
	if err != nil {
		return err
	}
	f := newFinder(doc)
	for k := range drafts {
		d := &drafts[k]
		v.judge(d)
		c := v.claim(d)
		v.about(&c, d, f)
		doc.Claims = append(doc.Claims, c)
	}
	v.lean(doc.Claims, drafts, st.counts)
	v.contradict(doc.Claims, drafts)
	doc.Claims, drafts = v.rejoin(doc.Claims, drafts)
	for k := range drafts {
		c := &doc.Claims[k]
		v.nouns(c.Values)
		c.Values = append(c.Values, v.figures(&drafts[k], c.Values)...)
	}
	sort.SliceStable(doc.Claims, func(a, b int) bool { return first(&doc.Claims[a]) < first(&doc.Claims[b]) })
	v.bodies(doc.Claims)
	v.lend(doc.Claims)
	v.borrow(doc.Claims)
	for i := range doc.Claims {
		doc.Claims[i].ID = "c" + strconv.Itoa(i+1)
	}
	return nil
}

func first(c *extract.Claim) int {
	if !c.Cue.IsZero() {
		return min(c.Cue.Start, c.Content.Start)
	}
	return c.Content.Start
}

// maxCues bounds the claims of one sentence; no sentence of news has ten.
const maxCues = 40

// drafts gives all claims: direct speech first, for it takes its cues away
// from indirect speech; then verbs, phrases and posts; last, the quotations
// that nothing attributes.
func (v *view) drafts(ctx context.Context, qs []quotation) ([]draft, error) {
	used := map[int]bool{}
	for i := range qs {
		q := &qs[i]
		if v.silent(q.a) {
			continue
		}
		if b := v.before(q); b != nil && v.is(q.a-1, ":") {
			q.speaker = b
			if a := v.after(q); a != nil && a.rule == "quote-after" && a.score > 0.9 && a.verb == q.b+v.gap(q) {
				q.speaker = a // The owner denied it: “He was alive,” said the firm's director.
			} else if a != nil && a.rule == "quote-after" && a.score > 0.9 && a.verb == q.b+v.gap(q)+1 && v.tag(a.head) == "PRP" {
				used[a.verb] = true // "A porter bore that out: “It was full,” he said."
			}
		} else if q.speaker = v.after(q); q.speaker == nil {
			q.speaker = b
		}
		if q.speaker == nil {
			q.speaker, q.told = v.verdict(q)
		}
		if v.thing(q.speaker) {
			q.speaker, q.told = nil, true
		}
		if q.speaker != nil && q.speaker.verb >= 0 {
			used[q.speaker.verb] = true
			// "quoted as saying": both words are spent
			for j := q.speaker.cue.a; j < q.speaker.cue.b; j++ {
				used[j] = true
			}
			if g := v.quotingBefore(q.speaker.verb); g >= 0 && v.is(q.speaker.verb-1, "as") {
				used[g] = true
			}
		}
	}
	var indirect []draft
	sent, cues := -1, 0
	for i := range v.low {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if v.sent[i] != sent {
			sent, cues = v.sent[i], 0
		}
		if v.silent(i) || cues > maxCues {
			continue
		}
		n := len(indirect)
		indirect = append(indirect, v.verbClaims(i, used)...)
		indirect = append(indirect, v.phraseClaims(i, indirect)...)
		cues += len(indirect) - n
	}
	indirect = append(indirect, v.posts()...)
	indirect = openInside(dedupe(indirect))
	v.fragments(qs, indirect)
	v.carryOn(qs, indirect)
	return append(v.direct(qs), indirect...), nil
}

// gap is the comma behind a quotation: 1 where one stands.
func (v *view) gap(q *quotation) int {
	if v.is(q.b, ",") {
		return 1
	}
	return 0
}

// silent: regions that state nothing themselves.
func (v *view) silent(i int) bool {
	s := v.sent[i]
	return s >= 0 && v.doc.Sentences[s].Kind == "boilerplate"
}

// dedupe drops a claim that another with the same cue, source and content
// repeats.
func dedupe(in []draft) []draft {
	type key struct {
		cue, content span
		head         int
	}
	seen := map[key]bool{}
	out := in[:0]
	for _, d := range in {
		k := key{d.cue, d.content, d.head}
		if d.content.empty() || seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, d)
	}
	return out
}

// claim turns a draft into a Claim.
func (v *view) claim(d *draft) extract.Claim {
	c := extract.Claim{Stance: d.stance, Quote: d.quote, Rule: d.rule, Score: d.score,
		Cue: v.pair(d.cue), Content: v.pair(d.content), SourceSpan: v.pair(d.np)}
	if m := v.mentionIn(d.head, d.np); m >= 0 {
		c.Source = v.doc.Mentions[m].ID
		if c.SourceSpan.IsZero() {
			c.SourceSpan = extract.Pair(v.doc.Mentions[m].Span)
		}
	}
	if m := v.doc.Mention(c.Source); m != nil && m.First <= d.np.a && m.Last >= d.np.b {
		c.SourceSpan = extract.Pair(m.Span)
	} else if m != nil && d.np.b > d.np.a && m.Last >= d.np.a && m.First <= d.np.b && !m.Span.Overlaps(c.SourceSpan.Span()) {
		// A name that the parser cut in two belongs to the speaker as a whole.
		c.SourceSpan = extract.Pair(c.SourceSpan.Span().Cover(m.Span))
	}
	if m := v.mentionOf(d.channel); m >= 0 && v.doc.Mentions[m].ID != c.Source {
		c.Channel = v.doc.Mentions[m].ID
	}
	return c
}
