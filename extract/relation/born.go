package relation

import "dateline/extract"

// bornIn reads births as reference works and portraits write them: "Omar
// Haddad (born 3 May 1926 in Sidon, Lebanon)", "(born 1947, Sidon)", "Born in
// Sidon, Haddad moved", "A native of Sidon, Haddad moved", "Originally from
// Sidon, Haddad moved".
func (f *finder) bornIn(tok int) {
	t := f.lx.types["born_in"]
	if t == nil {
		return
	}
	switch {
	case f.low[tok] == "born":
		f.bornAt(t, tok)
	case f.low[tok] == "native" && tok <= f.sent.First+1 && tok+2 < f.sent.Last && f.low[tok+1] == "of":
		f.fronted(t, tok, tok+2)
	case f.low[tok] == "originally" && tok == f.sent.First && tok+2 < f.sent.Last && f.low[tok+1] == "from":
		f.fronted(t, tok, tok+2)
	}
}

func (f *finder) bornAt(t *rtype, tok int) {
	s := -1
	person := f.ok(t.subject)
	switch k := tok - 1; {
	case tok == f.sent.First:
	case k > f.sent.First && (f.low[k] == "(" || f.low[k] == "-lrb-"):
		s = f.subjectBefore(k-1, person)
	case k > f.sent.First && (f.low[k] == ";" || f.low[k] == ","): // "(Arabic: ...; born 1929 in Egypt)"
		if open := f.enclosing(k); open > f.sent.First {
			s = f.subjectBefore(open-1, person)
		} else if f.low[k] == "," { // "Omar Haddad, born and raised in Sidon,"
			s = f.longest(f.ends[k-1], func(m *extract.Mention) bool { return person(m) && m.Form == extract.FormName })
		}
	case f.low[k] == "was" || f.low[k] == "is":
		if f.bornWhere(t, tok, k) {
			return
		}
		s = f.subjectBefore(k-1, person)
	}
	at := tok + 1
	if at < f.sent.Last && f.low[at] == ":" {
		at++
	}
	if i := f.longest(f.starts[at], func(m *extract.Mention) bool { return m.Type == extract.Person && m.Form == extract.FormName }); i >= 0 && s >= 0 { // "(born Julian Franklin Nott, 23 August ..."
		at = f.m(i).Last
	}
	at = f.pastDate(at)
	if at >= f.sent.Last {
		return
	}
	if f.low[at] == "and" && at+1 < f.sent.Last && (f.low[at+1] == "raised" || f.low[at+1] == "bred") {
		at += 2
	}
	if at < f.sent.Last && (f.low[at] == "in" || f.low[at] == "at" || f.low[at] == "near") {
		at++
	} else if tok == f.sent.First || f.low[tok-1] == "was" {
		return
	}
	places, end := f.placeChain(at)
	if len(places) == 0 {
		return
	}
	if tok == f.sent.First {
		s = f.afterFronted(f.m(places[0]).Last, person)
		if s < 0 {
			s = f.afterFronted(end, person)
		}
	}
	if s < 0 {
		s = f.subjectOf(tok, person) // "is a footballer born in Sidon"
	}
	if s < 0 {
		return
	}
	f.emit(found{typ: t, subjects: []int{s}, objects: places[:1], first: tok, last: tok + 1, rule: "born", score: .85})
}

// fronted: "A native of | Sidon, | Haddad moved".
func (f *finder) fronted(t *rtype, tok, at int) {
	places, end := f.placeChain(at)
	if len(places) == 0 {
		return
	}
	s := f.afterFronted(f.m(places[0]).Last, f.ok(t.subject))
	if s < 0 {
		s = f.afterFronted(end, f.ok(t.subject))
	}
	if s >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: places[:1], first: tok, last: tok + 1, rule: "fronted", score: .8})
	}
}

// enclosing is the bracket that stands open at the token, or -1.
func (f *finder) enclosing(k int) int {
	depth := 0
	for j := k; j > f.sent.First && j > k-maxBracket; j-- {
		switch f.low[j] {
		case ")", "-rrb-":
			depth++
		case "(", "-lrb-":
			if depth == 0 {
				return j
			}
			depth--
		}
	}
	return -1
}

// pastDate steps over "on 3 May 1926,", "1947,", "c. 1929".
func (f *finder) pastDate(at int) int {
	for n := 0; n < 8 && at < f.sent.Last; n, at = n+1, at+1 {
		switch w := f.low[at]; {
		case f.timeAt(at) || f.tag(at, "CD"):
		case w == "," || w == "on" || w == "c." || w == "circa" || w == "around" || w == "about" || w == "st" || w == "th" || w == "early" || w == "late":
		case (w == "in" || w == "of") && at+1 < f.sent.Last && (f.timeAt(at+1) || f.tag(at+1, "CD")):
		case monthName[w]:
		default:
			return at
		}
	}
	return at
}

var monthName = map[string]bool{"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true}

// placeChain are the places from small to large that stand at the token:
// "Sidon, South Governorate, Lebanon". A list closed by "and" is no chain.
func (f *finder) placeChain(at int) (list []int, end int) {
	o, end := f.object(at)
	if o < 0 || f.m(o).Type != extract.Place || f.m(o).Form != extract.FormName {
		return nil, at
	}
	list = []int{o}
	for n := 0; n < 3 && end+1 < f.sent.Last && f.low[end] == ","; n++ {
		i := f.longest(f.starts[end+1], func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName })
		if i < 0 || !f.finer(list[len(list)-1], i) {
			break
		}
		list = append(list, i)
		end = f.m(i).Last
	}
	return list, end
}

// bornWhere: "in Perth, the city where he was | born": the place stands before.
func (f *finder) bornWhere(t *rtype, tok, was int) bool {
	k := was - 1
	for ; k > f.sent.First && k > was-5 && f.low[k] != "where"; k-- {
	}
	if f.low[k] != "where" {
		return false
	}
	s := f.longest(f.starts[k+1], f.ok(t.subject))
	if s < 0 || f.m(s).Last != was {
		return false
	}
	name := func(m *extract.Mention) bool { return m.Type == extract.Place && m.Form == extract.FormName }
	for at := k - 1; at > f.sent.First && at > k-6; at-- {
		if o := f.longest(f.ends[at], name); o >= 0 {
			return f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: k, last: tok + 1, rule: "born-where", score: .8})
		}
		if !f.tag(at, "NN", "JJ", "DT") && f.low[at] != "," {
			return false
		}
	}
	return false
}
