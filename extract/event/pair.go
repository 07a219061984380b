package event

import (
	"slices"

	"dateline/extract"
)

// "Both sides", "the two countries", "both governments" and a bare "both" stand
// for two whom the report has named: where it is plain which two, they fill the
// role with the reason "pair". Where three come into question, or none, the phrase
// stays what it is.

// pairOf gives the mentions of the two that the phrase headed by token k stands
// for, nil where it is no such phrase or they are not plain.
func (r *reader) pairOf(k int) []int {
	key := r.t.key(k)
	switch {
	case !r.twofold(k):
		return nil
	case r.w.in("pair_state", key):
		return r.twoNamed(k, isState)
	case r.w.in("pair_firm", key):
		return r.twoNamed(k, func(m *extract.Mention) bool { return m.Type == extract.Organization && m.Kind == "company" })
	case r.w.in("pair_side", key) || r.t.lower(k) == "both":
		if two := r.rivals(k); two != nil || r.t.lower(k) == "both" || r.armedNamed() {
			return two // where a group fights, the sides are not two states
		}
		return r.twoNamed(k, isState)
	}
	return nil
}

func isState(m *extract.Mention) bool {
	return m.Type == extract.Place && (m.Kind == "country" || m.Metonym || m.Form == extract.FormDemonym)
}

// twofold: "both sides", "the two countries", "both" alone.
func (r *reader) twofold(k int) bool {
	t := r.t
	if t.lower(k) == "both" {
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" { // "both of which"
				return false
			}
		}
		return t.tag(k) != "CC" && (k+1 >= len(t.sent) || !t.nominal(k+1) && t.tag(k+1) != "JJ" && t.tag(k+1) != "DT")
	}
	for i := k - 1; i >= max(0, k-3) && t.sent[i] == t.sent[k]; i-- {
		switch t.lower(i) {
		case "both":
			return t.tag(i+1) != "DT" // "both the government and the opposition"
		case "two":
			l := ""
			if i > 0 {
				l = t.lower(i - 1)
			}
			return l == "the" || l == "these" || l == "those"
		}
	}
	return false
}

// twoNamed are the two named before token k that fit: the two that the report has
// named most, by a margin, else the only two of its sentence and the one before.
func (r *reader) twoNamed(k int, fits func(*extract.Mention) bool) []int {
	s := r.t.sent[k]
	for _, from := range []int{-1, s - 1} {
		if two := r.leading(k, from, fits); two != nil {
			return two
		}
	}
	return nil
}

// leading counts the chains that fit from a sentence on up to token k, and gives
// the last mentions of the first two when no third comes near them.
func (r *reader) leading(k, from int, fits func(*extract.Mention) bool) []int {
	type named struct{ n, last int }
	byChain := map[string]*named{}
	var order []string
	for i := range r.t.doc.Mentions {
		m := &r.t.doc.Mentions[i]
		if m.HeadTok >= k || m.Chain == "" || m.Form != extract.FormName && m.Form != extract.FormDemonym || r.t.sent[m.HeadTok] < from || !fits(m) {
			continue
		}
		if byChain[m.Chain] == nil {
			byChain[m.Chain] = &named{}
			order = append(order, m.Chain)
		}
		byChain[m.Chain].n++
		byChain[m.Chain].last = i
	}
	if len(order) < 2 || from >= 0 && len(order) > 2 {
		return nil
	}
	slices.SortStableFunc(order, func(a, b string) int { return byChain[b].n - byChain[a].n })
	if len(order) > 2 && byChain[order[1]].n < 2*byChain[order[2]].n {
		return nil
	}
	two := []int{byChain[order[0]].last, byChain[order[1]].last}
	slices.Sort(two)
	return two
}

// rivals are the two that stand against each other in most of the quarrels told
// before token k: one attacked, accused or threatened the other. nil where two pairs
// come to the same number.
func (r *reader) rivals(k int) []int {
	doc := r.t.doc
	var met tally
	last := map[string]int{}
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.TrigTok >= k || !r.lex.quarrel(ev.Type) {
			continue
		}
		for _, x := range r.parties(ev, "agent") {
			for _, y := range r.parties(ev, "patient") {
				a, b := doc.Mentions[x].Chain, doc.Mentions[y].Chain
				if a == b {
					continue
				}
				met.add(a, b)
				last[a], last[b] = x, y
			}
		}
	}
	return met.most(last)
}

// tally counts pairs of parties, whichever comes first.
type tally struct {
	count map[[2]string]int
	order [][2]string // as first met
}

func (t *tally) add(a, b string) {
	p := [2]string{min(a, b), max(a, b)}
	if t.count == nil {
		t.count = map[[2]string]int{}
	}
	if t.count[p] == 0 {
		t.order = append(t.order, p)
	}
	t.count[p]++
}

// most gives the mentions of the pair met most, in text order; nil without one,
// or where another pair was met as often.
func (t *tally) most(mention map[string]int) []int {
	slices.SortStableFunc(t.order, func(a, b [2]string) int { return t.count[b] - t.count[a] })
	if len(t.order) == 0 || len(t.order) > 1 && t.count[t.order[1]] == t.count[t.order[0]] {
		return nil
	}
	two := []int{mention[t.order[0][0]], mention[t.order[0][1]]}
	slices.Sort(two)
	return two
}

// parties are the named bodies and states that fill a role of the event.
func (r *reader) parties(ev *extract.EventMention, role string) []int {
	var out []int
	for _, a := range ev.Arguments {
		m := r.t.doc.Mention(a.Mention)
		if a.Role != role || m == nil || !r.nameChain[m.Chain] || m.Type == extract.Person || m.Type == extract.Place && !isState(m) {
			continue
		}
		out = append(out, r.t.ids[m.ID])
	}
	return out
}

// armedNamed: the report names an armed group.
func (r *reader) armedNamed() bool {
	for i := range r.t.doc.Chains {
		if ch := &r.t.doc.Chains[i]; ch.Kind == "armed-group" && ch.Named {
			return true
		}
	}
	return false
}

// quarrel: an event of the type has two who stand against each other.
func (l *lexicon) quarrel(id string) bool {
	et := l.typeOf(id)
	if et == nil {
		return false
	}
	switch et.Code {
	case "fight", "assault", "accuse", "threaten", "reject":
		return true
	}
	return false
}

// putPair adds the two that the phrase at token k stands for.
func (r *reader) putPair(ev *extract.EventMention, et *eventType, role string, k int, score float64) {
	if role != "agent" && role != "patient" && role != "beneficiary" || et.roles[role] == nil {
		return
	}
	for _, mi := range r.pairOf(k) {
		m := &r.t.doc.Mentions[mi]
		dup := false
		for _, a := range ev.Arguments {
			if x := r.t.doc.Mention(a.Mention); x != nil && (x.ID == m.ID || x.Chain == m.Chain) {
				dup = true
			}
		}
		if !dup {
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: role, Mention: m.ID, Reason: "pair", Score: round(score * 0.7)})
		}
	}
}
