package relation

import "dateline/extract"

// under: "the Front under Colonel X", "the RSF under his former deputy, X",
// "the army, led by General X,": a force or body and who leads it, whatever the
// tree makes of the comma.
func (f *finder) under(tok int) {
	t := f.lx.types["leads"]
	if t == nil || tok <= f.sent.First || tok+1 >= f.sent.Last {
		return
	}
	at, body := tok+1, tok-1
	switch f.low[tok] {
	case "under":
	case "led", "headed", "commanded", "chaired":
		if f.low[tok+1] != "by" || f.low[tok-1] != "," {
			return
		}
		at, body = tok+2, tok-2
	default:
		return
	}
	if open := f.openBracket(body); open > f.sent.First {
		body = open - 1
	}
	o := f.longest(f.ends[body], func(m *extract.Mention) bool {
		return m.Type == extract.Organization && m.First >= f.sent.First && (m.Form == extract.FormName || f.named(m))
	})
	if o < 0 || f.low[tok] == "under" && !f.hasLeader(o) {
		return
	}
	for k := at; k < f.sent.Last && k < at+8; k++ {
		if i := f.longest(f.starts[k], person); i >= 0 {
			f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: tok, last: at, rule: "under", score: .75})
			return
		}
		if !f.tag(k, "PRP$", "DT", "JJ", "NN") && f.low[k] != "," && f.low[k] != "-" && f.low[k] != "." {
			return
		}
	}
}

// hasLeader: forces, parties, movements and governments are said to be under
// somebody; a company may be under pressure.
func (f *finder) hasLeader(o int) bool {
	switch f.kind(f.m(o)) {
	case "military", "armed-group", "party", "police", "government", "movement", "militia", "security-forces", "":
		return true
	}
	return false
}
