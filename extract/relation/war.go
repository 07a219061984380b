package relation

import "dateline/extract"

// warBetween: "war broke out between the army, led by X, and the RSF under Y",
// "fighting between A and B": the two sides, over what is put in after the
// first.
func (f *finder) warBetween(tok int) {
	t := f.lx.types["fights"]
	if t == nil || f.low[tok] != "between" || !f.warNear(tok) {
		return
	}
	side := func(m *extract.Mention) bool {
		return m.Form != extract.FormPronoun && (m.Type == extract.Organization && (f.named(m) || m.Form == extract.FormName) || f.isCountry(m) && m.Form == extract.FormName)
	}
	at := tok + 1
	if f.low[at] == "the" {
		at++
	}
	a := f.longest(f.starts[at], side)
	if a < 0 {
		a = f.longest(f.starts[tok+1], side)
	}
	if a < 0 {
		return
	}
	for k := f.m(a).Last; k < f.sent.Last && k < f.m(a).Last+14; k++ {
		if f.low[k] != "and" || k+1 >= f.sent.Last {
			continue
		}
		b := f.longest(f.starts[k+1], side)
		if b < 0 && f.low[k+1] == "the" && k+2 < f.sent.Last {
			b = f.longest(f.starts[k+2], side)
		}
		if b >= 0 {
			f.emit(found{typ: t, subjects: []int{a}, objects: []int{b}, first: tok, last: k, rule: "war-between", score: .75})
		}
		return
	}
}

// warNear: a noun for a war stands right before, or is the subject of the verb
// before.
func (f *finder) warNear(tok int) bool {
	for k := tok - 1; k >= f.sent.First && k > tok-8; k-- {
		switch f.low[k] {
		case "war", "conflict", "fighting", "hostilities":
			return true
		case ",", ".", ";":
			return false
		}
	}
	return false
}

// borderBoth: "Brazil, which borders both countries": the two that the report
// speaks of most.
func (f *finder) borderBoth(tok int) {
	t := f.lx.types["borders"]
	if t == nil || tok+2 >= f.sent.Last || verbLemma(f.low[tok]) != "border" {
		return
	}
	if w := f.low[tok+1]; w != "both" && !(w == "the" && f.low[tok+2] == "two") {
		return
	}
	s := f.subjectBeside(tok, f.isCountry)
	if s < 0 {
		return
	}
	own := f.country(f.m(s))
	one, two, third := "", "", 0
	for code, n := range f.focus {
		switch {
		case code == own:
		case one == "" || n > f.focus[one] || n == f.focus[one] && code < one:
			if two != "" {
				third = max(third, f.focus[two])
			}
			one, two = code, one
		case two == "" || n > f.focus[two] || n == f.focus[two] && code < two:
			if two != "" {
				third = max(third, f.focus[two])
			}
			two = code
		default:
			third = max(third, n)
		}
	}
	if two == "" || third >= f.focus[two] {
		return
	}
	var objects []int
	for _, code := range []string{one, two} {
		if i := f.countryMention(code, tok); i >= 0 {
			objects = append(objects, i)
		}
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: objects, first: tok, last: tok + 2, rule: "borders-both", score: .7})
}
