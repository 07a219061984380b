package coref

import (
	"slices"

	"dateline/extract"
)

// order reads the report from beginning to end and resolves what is no name.
func (r *resolver) order() {
	lastSent := -1
	for i := range r.ms {
		if s := r.sent[i]; s != lastSent {
			for iso := range r.weight {
				r.weight[iso] *= 0.9
			}
			lastSent = s
		}
		r.resolve(i)
		r.pass(i)
	}
}

func (r *resolver) resolve(i int) {
	m := &r.ms[i]
	if r.of[i] != nil {
		return
	}
	switch m.Form {
	case extract.FormPronoun:
		if c := r.pronoun(i); c != nil {
			r.join(i, c)
		}
	case extract.FormName: // a body of state, kept back
		if r.stateBody(i) == nil {
			r.plainBody(i)
		}
	default:
		if c := r.nominal(i); c != nil {
			if r.of[i] == nil {
				r.join(i, c)
			}
		} else {
			r.start(i)
		}
	}
}

// plainBody: a name kept back that got no country joins by name only.
func (r *resolver) plainBody(i int) {
	key := "o " + r.folded[i]
	for _, c := range r.byName[key] {
		r.join(i, c.root())
		return
	}
	c := r.start(i)
	c.body = r.portfolio(i)
	r.index(c, key)
}

// pass files a mention as read.
func (r *resolver) pass(i int) {
	m := &r.ms[i]
	c := r.of[i]
	if c == nil {
		return
	}
	if s := r.sent[i]; s >= 0 && r.doc.Sentences[s].Kind == "boilerplate" {
		return // who wrote the report is not who it speaks of
	}
	c.last = i
	c.count++
	r.recent = append(r.recent, i)
	if c.kind == "country" {
		switch {
		case m.Form == extract.FormDemonym:
			r.weight[c.country]++
		case r.subject(i):
			r.weight[c.country]++
		default:
			r.weight[c.country] += 0.6
		}
	}
}

// back calls do for the chains last mentioned before i, nearest first, each
// once, over at most that many sentences, until do returns false.
func (r *resolver) back(i, sentences int, do func(c *cluster, k int) bool) {
	seen := map[*cluster]bool{}
	for k := len(r.recent) - 1; k >= 0 && k > len(r.recent)-120; k-- {
		j := r.recent[k]
		if r.sent[i]-r.sent[j] > sentences {
			return
		}
		c := r.of[j]
		if seen[c] {
			continue
		}
		seen[c] = true
		if !do(c, j) {
			return
		}
	}
}

func sortedKeys(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
