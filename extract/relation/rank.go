package relation

import "dateline/extract"

// pastRank steps over ranks and forms of address between an office and the
// name: "police chief | General | Hugo Tello", "spokesman | Lt. Col. | X".
func (f *finder) pastRank(at int) int {
	for n := 0; at < f.sent.Last && n < 6; n++ {
		switch w := f.low[at]; {
		case words["rank"][w]:
		case n > 0 && (w == "." || w == "-"):
		default:
			return at
		}
		at++
	}
	return at
}

// ranked is the name at the token, after ranks, or -1.
func (f *finder) ranked(at int, ok func(*extract.Mention) bool) int {
	if i := f.longest(f.starts[at], ok); i >= 0 {
		return i
	}
	if k := f.pastRank(at); k > at && k < f.sent.Last {
		return f.longest(f.starts[k], ok)
	}
	return -1
}

// serves: "police Col. Ivan Retamal", "air force Lt. X": who has a rank after
// the name of a force works for it.
func (f *finder) serves(tok int) {
	t := f.lx.types["employed_by"]
	if t == nil || !words["rank"][f.low[tok]] || tok <= f.sent.First || words["rank"][f.low[tok-1]] {
		return
	}
	o := f.longest(f.ends[tok-1], func(m *extract.Mention) bool {
		return m.Type == extract.Organization && (f.kind(m) == "police" || f.kind(m) == "military")
	})
	if o < 0 {
		return
	}
	i := f.ranked(tok, func(m *extract.Mention) bool { return m.Type == extract.Person && m.Form == extract.FormName })
	if i < 0 {
		return
	}
	f.emit(found{typ: t, subjects: []int{i}, objects: []int{o}, first: tok, last: tok + 1, rule: "rank", score: .75,
		office: f.officeText(tok, f.m(i).First)})
}

// longTitle: the complement stands between office and name: "Minister of
// Foreign Affairs | X", "Ambassador to Japan | X", "Minister for Health X". The
// words between are written as names are, or are a place.
func (f *finder) longTitle(noun int, ok func(*extract.Mention) bool) int {
	k := noun + 1
	if k+2 >= f.sent.Last || !contains([]string{"of", "for", "to"}, f.low[k]) || !f.tag(noun, "NNP", "NN") || f.tag(noun, "NNS") {
		return -1
	}
	k++
	if f.low[k] == "the" {
		k++
	}
	from := k
	for ; k < f.sent.Last && k < from+7; k++ {
		if i := f.longest(f.starts[k], ok); i >= 0 {
			if list, _ := f.lexemesAt(k - 1); k == from || len(list) > 0 || f.tag(k-1, "CC") || f.low[k-1] == "and" { // "Secretary of | State X" is an office itself
				return -1
			}
			return i
		}
		capital := f.doc.Text[f.doc.Tokens[k].Start] >= 'A' && f.doc.Text[f.doc.Tokens[k].Start] <= 'Z'
		if !(capital && f.tag(k, "NN")) && !(k > from && (f.low[k] == "and" || f.low[k] == "&")) {
			return -1
		}
	}
	return -1
}
