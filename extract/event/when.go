package event

import (
	"sort"
	"strings"

	"dateline/extract"
)

// when finds the time of an event: in its clause; else in a clause above that
// does not report; else from the verb that reports it ("said on Wednesday
// that"), which only bounds it and is marked as context; else the day named
// in the same paragraph just before.
func (r *reader) when(ev *extract.EventMention, f *found) {
	if r.afterTime(f) {
		return
	}
	base := f.tok
	if f.verb >= 0 {
		base = f.verb
	}
	if r.timeUnder(ev, base, 0.9, "") || f.tok != base && r.timeUnder(ev, f.tok, 0.9, "") || f.noun >= 0 && r.timeUnder(ev, f.noun, 0.85, "") {
		return
	}
	if f.p.use == useNoun && f.verb < 0 && r.nounTime(ev, f.tok) {
		return
	}
	if r.timeAbove(ev, base) {
		return
	}
	if ev.Tense != "future" && (ev.Modality == "asserted" || ev.Modality == "reported" || ev.Modality == "denied") {
		r.timeBefore(ev, f.tok)
	}
}

// afterTime: in "The deal comes 18 days after the presidents signed it" and
// "two days after a collapse" the time is the deal's; the signing lies 18 days
// earlier, which is left open.
func (r *reader) afterTime(f *found) bool {
	t := r.t
	for i := f.tok - 1; i >= 0 && f.tok-i < 12 && t.sent[i] == t.sent[f.tok] && t.text(i) != ","; i-- {
		ti := t.time[i]
		if ti < 0 || i != t.doc.Times[ti].Last-1 {
			continue
		}
		if x := t.doc.Times[ti]; withinDay(t.lower(x.First)) || withinDay(t.lower(x.First+1)) {
			continue // "minutes after they had captured it": the same day
		}
		if l := t.lower(i); t.doc.Times[ti].Len() > 1 && (l == "after" || l == "before") {
			// the first event after it, not the one it dates
			for j := i + 1; j < f.tok; j++ {
				if t.verbal(j) && t.head(j) != f.tok && f.p.use == useNoun && f.verb != j {
					return false
				}
			}
			return true
		}
	}
	return false
}

// withinDay: units that do not leave the day, by and large.
func withinDay(w string) bool {
	switch w {
	case "seconds", "moments", "minutes", "minute", "hours", "hour":
		return true
	}
	return false
}

// timeUnder takes the nearest date below token i, clauses excluded.
func (r *reader) timeUnder(ev *extract.EventMention, i int, score float64, reason string) bool {
	best := -1
	r.datesUnder(i, 0, func(ti, tok int) {
		if x := &r.t.doc.Times[ti]; reason == "context" && (x.Granularity != "day" || x.Type != "DATE") {
			return // "minutes after" says nothing of the event's own day
		}
		if x := &r.t.doc.Times[ti]; reason != "" && (x.Earliest == "" || x.Latest == "") {
			return // "whose party has governed since 2015, accused": open times date their own clause alone
		}
		if best < 0 || abs(r.t.doc.Times[ti].First-i) < abs(r.t.doc.Times[best].First-i) {
			best = ti
		}
	})
	if best < 0 {
		return false
	}
	ev.Arguments = append(ev.Arguments, extract.Argument{Role: "time", Time: r.t.doc.Times[best].ID, Reason: reason, Score: round(score)})
	return true
}

func (r *reader) datesUnder(i, depth int, add func(ti, tok int)) {
	t := r.t
	if depth > 4 {
		return
	}
	if depth == 0 && t.isTime(i) {
		return
	}
	for _, k := range t.of(i) {
		if ti := t.time[k]; ti >= 0 {
			if depth > 0 && !r.scene(t.head(k)) && (extract.RelIs(t.rel(k), "nmod:poss", "compound", "amod", "nummod") || t.preposition(k) == "of") {
				continue // "Monday's summit" dates the summit
			}
			if x := &t.doc.Times[ti]; (x.Type == "DATE" || x.Type == "TIME") && (x.Earliest != "" || x.Latest != "") && (t.rel(k) != "nsubj" || withinDay(t.lower(k))) {
				add(ti, k)
			}
			if t.doc.Times[ti].Type == "DATE" || t.doc.Times[ti].Type == "TIME" {
				continue
			} // "to six years on Friday" may hang Friday on the years
		}
		if t.clausal(k) && !(t.rel(k) == "xcomp") || extract.RelIs(t.rel(k), "acl*", "conj") && depth == 0 && t.verbal(k) {
			continue
		}
		r.datesUnder(k, depth+1, add)
	}
}

// scene: "died in Friday's clashes" is dated by the clashes.
func (r *reader) scene(n int) bool {
	if n < 0 {
		return false
	}
	switch r.t.preposition(n) {
	case "in", "during", "at", "amid":
		return true
	}
	return false
}

// nounTime: for a noun the clause it stands in, if it is that clause's
// subject or object and the verb does not report or judge.
func (r *reader) nounTime(ev *extract.EventMention, n int) bool {
	c := r.t.clause(n)
	if c == n || r.says(c) && !extract.RelIs(r.t.rel(n), "nsubj:pass") || !r.t.verbal(c) {
		return false
	}
	if st := r.w.status[r.t.key(c)]; st != "" && st != "certain" && st != "reported" {
		return false
	}
	return r.timeUnder(ev, c, 0.55, "sentence")
}

// timeAbove climbs the clauses around the event. The time of a governor that
// shares the event ("began to withdraw on Monday") is the event's; the time
// of a verb of saying is only context.
func (r *reader) timeAbove(ev *extract.EventMention, base int) bool {
	t := r.t
	c := t.clause(base)
	for steps := 0; steps < 5; steps++ {
		h := t.head(c)
		if h < 0 {
			return r.timeReported(ev, c)
		}
		rel := t.rel(c)
		apart := strings.HasPrefix(rel, "advcl") && r.markIs(c, "after", "before", "since", "until", "because", "although", "though", "if")
		c = t.clause(h)
		switch {
		case rel == "acl:relcl":
			return false
		case r.says(c) || r.w.status[t.key(c)] == "denied":
			if ev.Tense == "future" || ev.Modality == "planned" || ev.Modality == "ordered" || ev.Modality == "hypothetical" {
				return false
			}
			if r.timeUnder(ev, c, 0.4, "context") {
				return true
			}
		case apart:
			if r.timeUnder(ev, c, 0.3, "context") {
				return true
			}
		default:
			if r.timeUnder(ev, c, 0.6, "sentence") {
				return true
			}
		}
	}
	return false
}

// timeReported: "..., the ministry said on Monday": the reporting clause
// hangs below the reported one.
func (r *reader) timeReported(ev *extract.EventMention, c int) bool {
	if ev.Tense == "future" || ev.Modality == "planned" {
		return false
	}
	for _, k := range r.t.of(c) {
		if extract.RelIs(r.t.rel(k), "parataxis", "ccomp") && r.says(k) {
			return r.timeUnder(ev, k, 0.4, "context")
		}
	}
	return false
}

// timeBefore: the last day named in the paragraph before the trigger.
func (r *reader) timeBefore(ev *extract.EventMention, tok int) {
	t := r.t
	s := t.sent[tok]
	last := sort.Search(len(t.doc.Times), func(i int) bool { return t.doc.Times[i].First >= tok })
	for i := last - 1; i >= 0; i-- {
		x := &t.doc.Times[i]
		if t.sent[x.First] < 0 {
			return
		}
		xs := t.sent[x.First]
		if s-xs > 3 || t.doc.Sentences[xs].Paragraph != t.doc.Sentences[s].Paragraph {
			return
		}
		if (x.Type == "DATE" || x.Type == "TIME") && x.Earliest != "" && x.Earliest == x.Latest && xs != s {
			ev.Arguments = append(ev.Arguments, extract.Argument{Role: "time", Time: x.ID, Reason: "context", Score: 0.3})
			return
		}
	}
}

func abs(i int) int { return max(i, -i) }
