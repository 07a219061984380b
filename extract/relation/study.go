package relation

import "dateline/extract"

// degrees reads where somebody studied from what he got there: "received a
// doctorate in physics from Z", "holds a master's degree from Z and Y",
// "graduated with a law degree from Z".
func (f *finder) degrees(tok int) {
	t := f.lx.types["educated_at"]
	if t == nil || !words["degree"][f.low[tok]] {
		return
	}
	k := tok + 1
	for ; k < f.sent.Last && k < tok+14; k++ {
		if (f.low[k] == "from" || f.low[k] == "at") && k+1 < f.sent.Last {
			break
		}
		if f.tag(k, "VBD", "VBZ", "MD") || f.low[k] == ";" {
			return
		}
	}
	if k >= f.sent.Last || f.low[k] != "from" && f.low[k] != "at" {
		return
	}
	o, _ := f.object(k + 1)
	if o < 0 || f.m(o).Type != extract.Organization {
		return
	}
	s := f.learner(tok)
	if s < 0 {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: f.list(o), first: tok, last: k + 1, rule: "degree", score: .8})
}

// learner is the subject of the verb that the degree is the object of, or else
// of the nearest such verb before.
func (f *finder) learner(tok int) int {
	person := f.ok([]extract.Type{extract.Person})
	for k := tok; k > f.sent.First && k > tok-40; k-- {
		if !f.tag(k, "VB") || !words["attain"][f.doc.Tokens[k].Lemma] {
			continue
		}
		if s := f.subjectOf(k, person); s >= 0 {
			return s
		}
		if s := f.subjectBeside(k, person); s >= 0 {
			return s
		}
	}
	return -1
}
