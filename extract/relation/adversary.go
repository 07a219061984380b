package relation

import "dateline/extract"

// adversary: who is at war with another stands against him; an armed group
// stands against the state, however the sentence is turned: "Mali is fighting
// the Front".
func (f *finder) adversary(x found, t rtype, s, o int) {
	if f.ofStates(s) && !f.ofStates(o) {
		s, o = o, s
	}
	t.object = append([]extract.Type{extract.Place}, t.object...)
	x.typ, x.score, x.rule = &t, x.score-.05, "at-war"
	f.emitOne(x, s, o)
}

// ofStates: a country or a force of one.
func (f *finder) ofStates(i int) bool {
	m := f.m(i)
	switch f.kind(m) {
	case "military", "police", "government", "security-forces":
		return true
	}
	return f.isCountry(m)
}
