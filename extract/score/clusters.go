package score

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// Predicates that count as the same.
var predicates = map[string]string{
	"deputy_of": "leads", "holds_office": "leads", "head_of": "leads", "president_of": "leads", "minister_of": "leads",
	"leader_of": "leads", "commander_of": "leads", "spokesperson_of": "spokesman_of", "works_for": "employed_by",
	"part_of": "agency_of", "correspondent_of": "employed_by", "assistant_commissioner_of": "leads", "commissioner_of": "leads",
	"mayor_of": "leads", "governor_of": "leads", "commands": "leads", "located_at": "located_in", "works_at": "employed_by",
	"member_of_staff": "employed_by",
}

// measured are the predicates that are measured.
var measured = map[string]bool{
	"spokesman_of": true, "leads": true, "employed_by": true, "member_of": true, "borders": true, "located_in": true,
	"capital_of": true, "agency_of": true, "based_in": true, "candidate_of": true, "represents": true, "relative_of": true,
	"born_in": true, "founded": true, "located_near": true, "owns": true, "operates": true, "opposes": true, "governs": true,
	"claims_territory": true, "linked_to": true,
}

func predicate(p string) string {
	if q, ok := predicates[p]; ok {
		return q
	}
	return p
}

// cluster is one cluster in the middle of being scored.
type cluster struct {
	*gold
	sys *system
	rep *Report
	ent map[string]*goldEntity
	alx map[string]set // all strings that may stand for an entity

	hits map[int]string // gold claim -> id of the system's
}

// Clusters scores the clusters in goldDir. extractOf gives the extract of a
// cluster's reports; the documents in it carry the gold id as SourceID. A nil
// corpus leaves the cluster out.
func Clusters(goldDir string, extractOf func(cluster string, docs []GoldDoc) (*extract.Corpus, error)) (Report, error) {
	rep := Report{tally: map[string]tally{}}
	all, err := readGold(goldDir)
	if err != nil {
		return rep, err
	}
	for _, g := range all {
		corpus, err := extractOf(g.Cluster, g.docs)
		if err != nil {
			return rep, err
		}
		if corpus == nil {
			continue
		}
		newCluster(g, corpus, &rep).score()
	}
	return rep, nil
}

func newCluster(g *gold, corpus *extract.Corpus, rep *Report) *cluster {
	c := &cluster{gold: g, sys: newSystem(corpus), rep: rep, ent: map[string]*goldEntity{}, alx: map[string]set{}, hits: map[int]string{}}
	for i := range g.Entities {
		e := &g.Entities[i]
		c.ent[e.ID] = e
		c.alx[e.ID] = foldAll(e.Aliases, []string{e.Name}, e.Demonyms, e.Metonyms)
	}
	return c
}

func (c *cluster) score() {
	for _, d := range c.docs {
		c.names(d)
	}
	c.relations()
	c.events()
	c.claims()
	c.contradictions()
	c.dates()
	c.merging()
	c.arguments()
}

type nameType struct{ name, typ string }

// names: distinct (string, type) per document.
func (c *cluster) names(d GoldDoc) {
	doc := c.sys.docs[d.ID]
	if doc == nil {
		c.rep.add(names, "gold", 1)
		return
	}
	want, allowed, demonyms := c.goldNames(d.Text)
	got := map[nameType]bool{}
	for _, m := range doc.Mentions {
		if m.Form != extract.FormName || m.Type != extract.Person && m.Type != extract.Place && m.Type != extract.Organization {
			continue
		}
		if s := fold(doc.Surface(m.Span)); s != "" && !demonyms[s] {
			got[nameType{s, string(m.Type)}] = true
		}
	}
	right, lenient := 0, 0
	for x := range got {
		if allowed[x.name][x.typ] {
			right++
		} else {
			c.diff("names", d.ID, "wrong", x.name+" "+x.typ)
		}
		for a, types := range allowed {
			if types[x.typ] && within(x.name, a) {
				lenient++
				break
			}
		}
	}
	found, lfound := 0, 0
	for a, types := range want {
		hit := false
		for t := range types {
			hit = hit || got[nameType{a, t}]
		}
		if hit {
			found++
		} else {
			c.diff("names", d.ID, "missed", a)
		}
		for x := range got {
			if types[x.typ] && within(a, x.name) {
				lfound++
				break
			}
		}
	}
	c.rep.add(names, "tp_p", right, "sys", len(got), "tp_r", found, "gold", len(want), "lp", lenient, "lr", lfound)
}

// goldNames are the aliases that stand in the text with their types, longest
// first and without overlap; all that are allowed; and the demonyms.
func (c *cluster) goldNames(text string) (want, allowed map[string]set, demonyms set) {
	want, allowed, demonyms = map[string]set{}, map[string]set{}, set{}
	put := func(m map[string]set, s, t string) {
		if m[s] == nil {
			m[s] = set{}
		}
		m[s][t] = true
	}
	types := map[string]set{}
	for _, e := range c.Entities {
		for _, a := range e.Aliases {
			put(types, a, e.Type)
			put(allowed, fold(a), e.Type)
		}
		put(allowed, fold(e.Name), e.Type)
		for _, x := range e.Demonyms {
			demonyms[fold(x)] = true
		}
	}
	var aliases []string
	for a := range types {
		aliases = append(aliases, a)
	}
	sort.Slice(aliases, func(i, j int) bool {
		if n, m := utf8.RuneCountInString(aliases[i]), utf8.RuneCountInString(aliases[j]); n != m {
			return n > m
		}
		return aliases[i] < aliases[j]
	})
	var taken []extract.Span
	for _, a := range aliases {
		for _, m := range findWord(text, a) {
			if slices.ContainsFunc(taken, m.Overlaps) {
				continue
			}
			taken = append(taken, m)
			for t := range types[a] {
				put(want, fold(a), t)
			}
		}
	}
	return want, allowed, demonyms
}

// findWord finds the places of a string that no letter, digit or underscore
// touches.
func findWord(text, a string) []extract.Span {
	var out []extract.Span
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }
	for at := 0; a != ""; {
		i := strings.Index(text[at:], a)
		if i < 0 {
			break
		}
		i += at
		before, n := utf8.DecodeLastRuneInString(text[:i])
		after, k := utf8.DecodeRuneInString(text[i+len(a):])
		if n > 0 && isWord(before) || k > 0 && isWord(after) {
			_, w := utf8.DecodeRuneInString(text[i:])
			at = i + w
			continue
		}
		out = append(out, extract.Span{Start: i, End: i + len(a)})
		at = i + len(a)
	}
	return out
}

type sysRelation struct {
	typ             string
	subject, object set
}

func (c *cluster) relations() {
	type key struct{ typ, a, b string }
	uniq := map[key]sysRelation{}
	for _, id := range c.sys.order {
		d := c.sys.docs[id]
		for _, r := range d.Relations {
			if p := predicate(r.Type); (r.Polarity == "" || r.Polarity == "positive") && measured[p] {
				x := sysRelation{p, c.sys.names(d, r.Subject), c.sys.names(d, r.Object)}
				k := key{p, x.subject.least(), x.object.least()}
				if _, ok := uniq[k]; !ok {
					uniq[k] = x
				}
			}
		}
	}
	golds := map[key]goldRelation{}
	for _, q := range c.Relations {
		if p := predicate(q.Predicate); measured[p] {
			if _, ok := golds[key{p, q.Subject, q.Object}]; !ok {
				golds[key{p, q.Subject, q.Object}] = q
			}
		}
	}
	right, found := 0, 0
	for k, r := range uniq {
		ok := false
		for _, q := range golds {
			ok = ok || c.matches(r, q)
		}
		if ok {
			right++
		} else {
			c.diff("relations", "", "wrong", k.typ+"("+k.a+", "+k.b+")")
		}
	}
	hit := func(q goldRelation) bool {
		for _, r := range uniq {
			if c.matches(r, q) {
				return true
			}
		}
		return false
	}
	for k, q := range golds {
		if hit(q) {
			found++
		} else {
			c.diff("relations", "", "missed", k.typ+"("+k.a+", "+k.b+")")
		}
	}
	c.rep.add(relations, "tp_p", right, "sys", len(uniq), "tp_r", found, "gold", len(golds))
	bad := 0
	for _, q := range c.Negative {
		if hit(q) {
			bad++
			c.diff("relations", "", "forbidden", q.Predicate+"("+q.Subject+", "+q.Object+")")
		}
	}
	c.rep.add(forbidden, "bad", bad, "of", len(c.Negative))
}

func (c *cluster) matches(r sysRelation, q goldRelation) bool {
	if r.typ != predicate(q.Predicate) {
		return false
	}
	of := func(id string) set {
		if s, ok := c.alx[id]; ok {
			return s
		}
		return set{fold(id): true}
	}
	a, b := of(q.Subject), of(q.Object)
	sym := r.typ == "borders" || r.typ == "relative_of"
	return a.meets(r.subject) && b.meets(r.object) || sym && a.meets(r.object) && b.meets(r.subject)
}

// events: triggers by overlap, and whether the triggers of one event came to
// one event of the corpus (B-cubed over the triggers found).
func (c *cluster) events() {
	type pair struct{ gold, sys string }
	var pairs []pair
	n, sys := 0, 0
	for _, e := range c.Events {
		for _, t := range e.Triggers {
			n++
			if v, d := c.trigger(t.Document, t.Start, t.Text); v != nil {
				k := v.Event
				if k == "" {
					k = d + v.ID
				}
				pairs = append(pairs, pair{e.ID, k})
			} else if c.sys.docs[t.Document] != nil {
				c.diff("events", t.Document, "missed", e.ID+": "+t.Text)
			}
		}
	}
	for _, id := range c.sys.order {
		sys += len(c.sys.docs[id].Events)
	}
	c.rep.add(triggers, "tp_r", len(pairs), "gold", n, "sys", sys)
	both, golds, syss := map[pair]int{}, map[string]int{}, map[string]int{}
	for _, p := range pairs {
		both[p]++
		golds[p.gold]++
		syss[p.sys]++
	}
	for _, p := range pairs {
		c.rep.addFloat(coref, float64(both[p])/float64(syss[p.sys]), float64(both[p])/float64(golds[p.gold]))
	}
}

// trigger is the first event mention of the system that touches a gold trigger.
func (c *cluster) trigger(document string, start int, text string) (*extract.EventMention, string) {
	d := c.sys.docs[document]
	if d == nil {
		return nil, ""
	}
	end := start + utf8.RuneCountInString(text)
	for i := range d.Events {
		v := &d.Events[i]
		if x, y := d.at(v.Trigger.Span()); overlap(start, end, x, y) > 0 {
			return v, document
		}
	}
	return nil, ""
}

func (c *cluster) claims() {
	for i := range c.Claims {
		c.claim(i)
	}
	n := 0
	for _, id := range c.sys.order {
		n += len(c.sys.docs[id].Claims)
	}
	c.rep.add(claims, "sys", n)
}

func (c *cluster) claim(i int) {
	g := c.Claims[i]
	c.rep.add(claims, "gold", 1)
	d := c.sys.docs[g.Document]
	if d == nil || g.Start == nil {
		return
	}
	a, b := *g.Start, *g.Start+utf8.RuneCountInString(g.Evidence)
	var best *extract.Claim
	size := 0
	for j := range d.Claims {
		k := &d.Claims[j]
		x, y := d.at(k.Content.Span())
		if !k.Cue.IsZero() {
			u, v := d.at(k.Cue.Span())
			x, y = min(x, u), max(y, v)
		}
		if o := overlap(a, b, x, y); float64(o) > 0.4*float64(min(b-a, y-x)) && (best == nil || o > size) {
			best, size = k, o
		}
	}
	if best == nil {
		c.diff("claims", g.Document, "missed", g.Claimant+" "+g.Stance+": "+g.Evidence)
		return
	}
	c.hits[i] = best.ID
	source := c.claimant(d, best, g.Claimant)
	same := stance(best.Stance) == stance(g.Stance)
	c.rep.add(claims, "found", 1, "source", b2i(source), "stance", b2i(same), "full", b2i(source && same))
	if !source {
		c.diff("claims", g.Document, "source", g.Claimant+": "+g.Evidence)
	}
	if !same {
		c.diff("claims", g.Document, "stance", g.Stance+", not "+best.Stance+": "+g.Evidence)
	}
}

func stance(s string) string {
	if s == "confirms" {
		return "asserts"
	}
	return s
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// claimant tells whether the claim's source is gold's.
func (c *cluster) claimant(d *sysDoc, k *extract.Claim, claimant string) bool {
	src := set{}
	if k.Source != "" {
		src = c.sys.names(d, k.Source)
	}
	if !k.SourceSpan.IsZero() {
		src[fold(d.Surface(k.SourceSpan.Span()))] = true
	}
	want := c.alx[claimant]
	if strings.HasPrefix(claimant, "unnamed") {
		_, who, _ := strings.Cut(claimant, ":")
		want = set{fold(who): true}
	}
	if src.meets(want) {
		return true
	}
	for w := range want {
		for s := range src {
			if w != "" && utf8.RuneCountInString(s) > 3 && (strings.Contains(s, w) || strings.Contains(w, s)) {
				return true
			}
		}
	}
	return false
}

// contradictions: a pair of claims of the system that joins the two sides.
func (c *cluster) contradictions() {
	type claimID struct{ doc, id string }
	pairs := map[[2]claimID]bool{}
	for _, x := range c.sys.contra {
		var cl []claimID
		for _, ref := range x.Claims {
			if id, ok := c.sys.byHash[ref[0]]; ok {
				cl = append(cl, claimID{id, ref[1]})
			}
		}
		for i := range cl {
			for j := range cl {
				if i != j {
					pairs[[2]claimID{cl[i], cl[j]}] = true
				}
			}
		}
	}
	got := 0
	for _, p := range c.Contradictions {
		a := claimID{c.Claims[p[0]].Document, c.hits[p[0]]}
		b := claimID{c.Claims[p[1]].Document, c.hits[p[1]]}
		if a.id != "" && b.id != "" && (pairs[[2]claimID{a, b}] || pairs[[2]claimID{b, a}]) {
			got++
		} else {
			c.diff("contradictions", "", "missed", a.doc+": "+c.Claims[p[0]].Evidence+" / "+b.doc+": "+c.Claims[p[1]].Evidence+"; "+c.held(p[0])+" / "+c.held(p[1]))
		}
	}
	c.rep.add(contradictions, "tp_r", got, "gold", len(c.Contradictions), "sys", len(c.sys.contra))
}

// held is what the system made of a gold claim: its stance and its content, or
// that it found none.
func (c *cluster) held(i int) string {
	d := c.sys.docs[c.Claims[i].Document]
	for j := range d.Claims {
		if k := &d.Claims[j]; c.hits[i] == k.ID {
			return k.Stance + " “" + extract.Clip(extract.OneLine(d.Surface(k.Content.Span())), 60) + "”"
		}
	}
	return "no claim"
}

func (c *cluster) dates() {
	for _, t := range c.Dates {
		if t.Value == nil || *t.Value == "" {
			continue
		}
		c.rep.add(dates, "gold", 1)
		d := c.sys.docs[t.Document]
		end := t.Start + utf8.RuneCountInString(t.Text)
		found := false
		for i := 0; d != nil && i < len(d.Times) && !found; i++ {
			x := &d.Times[i]
			if u, v := d.at(x.Span); overlap(t.Start, end, u, v) > 0 {
				found = true
				ok := DateRight(*t.Value, x)
				c.rep.add(dates, "found", 1, "right", b2i(ok))
				if !ok {
					c.diff("dates", t.Document, "wrong", t.Text+" = "+*t.Value+", not "+x.Value+" ["+x.Earliest+".."+x.Latest+"] "+x.Rule)
				}
			}
		}
		if !found {
			c.diff("dates", t.Document, "missed", t.Text+" = "+*t.Value)
		}
	}
}

// stretch is the first and last day of a week (2024-W41) or decade (197), the
// values that are no prefix of their days.
func stretch(value string) (string, string) {
	var y, w int
	week, weekend := strings.CutSuffix(value, "-WE")
	if n, err := fmt.Sscanf(week, "%4d-W%2d", &y, &w); err == nil && n == 2 && len(week) == 8 {
		d := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // is always in week 1
		d = d.AddDate(0, 0, 7*(w-1)-(int(d.Weekday())+6)%7)
		first := 0
		if weekend {
			first = 5
		}
		return d.AddDate(0, 0, first).Format(time.DateOnly), d.AddDate(0, 0, 6).Format(time.DateOnly)
	}
	if _, err := strconv.Atoi(value); err == nil && len(value) == 3 {
		return value + "0-01-01", value + "9-12-31"
	}
	return "", ""
}

// DateRight compares a gold value with an expression. For "since X" and "until
// X" the gold has X itself, so beside the bounds the stretch counts that a value
// names; "by the end of March" is the last day.
func DateRight(value string, x *extract.TimeExpr) bool {
	if lo, hi, ok := strings.Cut(value, "/"); ok {
		if strings.HasPrefix(x.Earliest, lo[:min(10, len(lo))]) && strings.HasPrefix(x.Latest, hi[:min(10, len(hi))]) {
			return true
		}
		a, b := stretch(x.Value)
		return a != "" && strings.HasPrefix(a, lo) && strings.HasPrefix(b, hi)
	}
	if (x.Earliest == "" || x.Mod == "END") && x.Latest == value {
		return true
	}
	return strings.HasPrefix(x.Value, value) || len(value) == 10 && x.Earliest == value && x.Latest == value
}
