package relation

import "dateline/extract"

// verb reads a relation verb at the token: "X heads Y", "Y, which is owned by
// X", "a firm founded by X", "X belongs to Y", "Y, based in Z".
func (f *finder) verb(tok int) {
	lemma := f.doc.Tokens[tok].Lemma
	verbal := f.tag(tok, "VB") || f.tag(tok, "JJ") && f.rel(tok, "acl*", "root")
	keys := []string{lemma, f.low[tok]}
	if !verbal { // a tagger may take "borders" between two names for a noun
		keys = []string{verbLemma(f.low[tok])}
	}
	for i, key := range keys {
		if i > 0 && key == keys[0] {
			break
		}
		for _, l := range f.lx.verbs[key] {
			f.verbOf(l, tok, verbal)
		}
		if f.tag(tok, "VBN", "VBD", "JJ") {
			for _, l := range f.lx.passives[key] {
				f.participle(l, tok)
			}
		}
	}
}

// verbLemma undoes the regular third person.
func verbLemma(w string) string {
	if len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' {
		return w[:len(w)-1]
	}
	return w
}

// verbOf: active and passive of a transitive or prepositional verb, by the
// tree, or else by what stands right before and after.
func (f *finder) verbOf(l lexeme, tok int, verbal bool) {
	okS, okO := f.ok(l.typ.subject), f.ok(l.typ.object)
	if l.inverse {
		okS, okO = okO, okS
	}
	by := f.byPhrase(tok)
	adjacentBy := tok+2 < f.sent.Last && f.low[tok+1] == "by"
	passive := verbal && f.tag(tok, "VBN", "VBD", "JJ") && (f.child(tok, "nsubj:pass") >= 0 || f.child(tok, "aux:pass") >= 0 ||
		f.tag(tok, "VBN") && f.rel(tok, "acl") || f.tag(tok, "VBN") && by >= 0 || adjacentBy)
	s, o, rule, score := -1, -1, "verb", .85
	switch {
	case passive && l.prep != "" && !(l.prep == "up" && tok+1 < f.sent.Last && f.low[tok+1] == "up"): // "a firm set up by X"
		return
	case passive:
		rule = "passive"
		if s = f.bearerAt(by, okS); s < 0 && adjacentBy {
			if m, _ := f.object(tok + 2); m >= 0 && okS(f.m(m)) {
				s = m
			}
		}
		if s < 0 {
			s = f.byAhead(tok, okS)
		}
		if o = f.subjectOf(tok, okO); o < 0 {
			o, score = f.subjectBeside(tok, okO), .75
		}
		if o < 0 {
			o = f.shareOf(tok, okO)
		}
		if o < 0 && s >= 0 && tok == f.sent.First { // "Led by X, the Front seized"
			o = f.afterFronted(f.m(s).Last, okO)
		}
	default:
		if verbal {
			s, o = f.subjectOf(tok, okS), f.verbObject(l, tok, okO)
		}
		if s < 0 || o < 0 {
			if s < 0 {
				s = f.subjectBeside(tok, okS)
			}
			if o < 0 {
				o = f.objectBeside(l, tok, okO)
			}
			score = .75
		}
		if s < 0 && o >= 0 && tok == f.sent.First && f.tag(tok, "VBG") { // "Speaking for the union, X said"
			s = f.afterFronted(f.m(o).Last, okS)
		}
	}
	if s >= 0 && o < 0 && l.prep != "" && len(l.words) == 1 { // "the bloc to which Chad belongs"
		if w := f.whichBefore(s, []string{l.prep}); w >= 0 && okO(f.m(w)) {
			o = w
		}
	}
	if s < 0 && o >= 0 && f.low[f.sent.First] == "it" && (tok == f.sent.First+1 || tok == f.sent.First+2 && f.tag(tok-1, "RB", "MD", "VB")) {
		if k := f.longest(f.starts[f.sent.First], nil); k >= 0 {
			if c := f.itCountry(k); c != k && okS(f.m(c)) {
				s, verbal = c, true
			}
		}
	}
	if s < 0 && o >= 0 && !verbal && f.low[tok] != verbLemma(f.low[tok]) { // "The Andean country of 12 million borders Peru"
		if s = f.nominalSubject(tok, okS); s >= 0 && f.isCountry(f.m(o)) {
			verbal = true
		}
	}
	if s < 0 || o < 0 {
		f.lacks(l, tok, tok+1, missing(s, o))
	}
	if s < 0 || o < 0 || !verbal && (f.m(s).Last != tok && f.low[tok-1] != "," && f.low[tok-1] != "both" && f.low[tok-1] != "all" && !f.tag(tok-1, "WDT") || f.m(s).Form != extract.FormName && !f.tag(tok-1, "PRP") || f.m(o).Form != extract.FormName) {
		return
	}
	if l.typ.id == "member_of" && l.inverse && (!f.isCountry(f.m(o)) || f.m(s).Form == extract.FormNominal) {
		return // "the group includes a firm" is said of much
	}
	if l.typ.id == "owns" && l.words[0] == "belong" && f.m(o).Type != extract.Person && (f.m(s).Type != extract.Place || f.isCountry(f.m(s))) {
		return // a body that belongs to another is its member
	}
	x := found{typ: l.typ, subjects: f.list(s), objects: f.list(o), first: tok, last: tok + 1, rule: rule, score: score}
	if t := f.lx.types["leads"]; t != nil && l.typ.id == "governs" && person(f.m(s)) && f.isCountry(f.m(o)) {
		x.typ, x.office = t, "ruler" // "Mali has been ruled by General X"
	}
	if t := f.lx.types["located_in"]; t != nil && l.typ.id == "owns" && l.words[0] == "belong" && f.m(s).Type == extract.Place && f.m(o).Type == extract.Place && l.inverse {
		x.typ, x.subjects, x.objects = t, x.objects, x.subjects // "the district, to which Deraluk belongs"
	}
	if t := f.lx.types["member_of"]; t != nil && l.typ.id == "represents" && f.kind(f.m(o)) == "party" {
		x.typ = t // "a deputy representing the Labour Party"
	}
	if t := f.lx.types["member_of"]; t != nil && l.typ.id == "represents" && l.prep == "for" && words["compete"][l.words[0]] && f.m(o).Type != extract.Place {
		x.typ = t // one plays for a country and in a club
	}
	if l.typ.id == "owns" && l.words[0] == "control" && (f.m(o).Type != extract.Organization || !firmLike(f.kind(f.m(o)))) { // rebels control towns
		return
	}
	if l.typ.id == "based_in" && l.words[0] == "sit" && len(l.words) == 1 && f.m(s).Type == extract.Person { // "X sits in Paris"
		return
	}
	if t := f.lx.types["employed_by"]; t != nil && l.typ.id == "member_of" && (l.words[0] == "join" || l.words[0] == "serve") && f.staff(o) == "employed_by" && f.typeOK(t.subject, f.m(s)) {
		x.typ = t // one joins a firm to work for it
	}
	x.polarity, x.status = f.clause(tok)
	if l.typ.id == "lives_in" {
		x.subjects = append(x.subjects, f.joined(s)...)
		if t := f.lx.types["located_in"]; t != nil && f.tag(tok, "VBZ", "VBP") && x.status == "" && x.polarity == "positive" { // he is there
			y := x
			y.typ = t
			f.emitBroad(y)
		}
	}
	if l.typ.pastGone && x.status == "" && f.tag(tok, "VBD") && !passive {
		x.status = "former"
	}
	if l.inverse {
		x.subjects, x.objects = x.objects, x.subjects
	}
	f.emit(x)
}

// nominalSubject is "The Andean country of 12 million people" before a verb
// that was tagged as a noun, at the start of a sentence.
func (f *finder) nominalSubject(tok int, ok func(*extract.Mention) bool) int {
	if tok <= f.sent.First || f.tag(tok-1, "DT", "JJ", "PRP$", "POS", "IN") {
		return -1
	}
	i := f.longest(f.starts[f.sent.First], func(m *extract.Mention) bool { return ok(m) && m.Form == extract.FormNominal })
	if i < 0 || f.m(i).Last >= tok {
		return -1
	}
	for k := f.m(i).Last; k < tok; k++ {
		if f.tag(k, "VB", "MD", ",") {
			return -1
		}
	}
	return i
}

// subjectNear is the subject of a predicate by the tree, else the mention right
// before it; -1 where there is neither.
func (f *finder) subjectNear(pred int, ok func(*extract.Mention) bool) int {
	if s := f.subjectOf(pred, ok); s >= 0 {
		return s
	}
	return f.subjectBeside(pred, ok)
}

// subjectBeside is the mention right before the verb, over auxiliaries,
// adverbs and a relative pronoun: "X, who has long | led", "X | founded by".
func (f *finder) subjectBeside(tok int, ok func(*extract.Mention) bool) int {
	from := tok - 1
	if from > f.sent.First && f.low[from] == "," && !f.tag(tok, "VBN") { // "Peru, a country of the Andes, borders"
		for k := from - 1; k > f.sent.First && k > from-16; k-- {
			if f.low[k] == "," {
				from = k - 1
				break
			}
		}
	}
	for k := from; k >= f.sent.First && k > from-7; k-- {
		if i := f.longest(f.ends[k], func(m *extract.Mention) bool { return ok(m) && m.Form == extract.FormName }); i >= 0 {
			if m := f.m(i); m.First > f.sent.First && f.tag(m.First-1, "IN", "TO") && f.low[k+1] != "," {
				return -1 // "the mayor of Lima was ..."
			}
			return i
		}
		if k == tok-1 && f.tag(k, "PRP") {
			return f.longest(f.starts[k], ok)
		}
		switch {
		case (f.low[k] == ")" || f.low[k] == "-rrb-") && f.bracketBefore(k) > f.sent.First: // "X (born 1950) founded Y"
			k = f.bracketBefore(k)
			from = k
		case f.tag(k, "RB", "WP", "WDT") || f.low[k] == "that" || f.low[k] == "both" || f.low[k] == "all" || f.low[k] == "each":
		case f.tag(k, "VB", "MD") && words["auxiliary"][f.low[k]]:
		case f.low[k] == "," && (k+1 == tok && f.tag(tok, "VBN") || f.tag(k+1, "WP", "WDT") || f.low[k+1] == "that"):
		default:
			return -1
		}
	}
	return -1
}

// objectBeside is the mention right after the verb and its preposition.
func (f *finder) objectBeside(l lexeme, tok int, ok func(*extract.Mention) bool) int {
	at := tok + 1
	word := 1 // "holds a 17 percent | stake | in", "sits in | parliament | for"
	for at < f.sent.Last && at < tok+9 && (l.prep != "" || len(l.words) > 1) {
		switch {
		case word < len(l.words) && (f.low[at] == l.words[word] || f.doc.Tokens[at].Lemma == l.words[word]):
			word++
			at++
			continue
		case word == len(l.words) && f.low[at] == l.prep:
			if m, _ := f.object(at + 1); m >= 0 && ok(f.m(m)) {
				return m
			}
			return -1
		case f.tag(at, "DT", "RB", "JJ"):
		case len(l.words) > 1 && word == 1 && (f.tag(at, "CD", "PRP$") || f.low[at] == "percent" || f.low[at] == "%"):
		default:
			return -1
		}
		at++
	}
	if l.prep != "" || at >= f.sent.Last {
		return -1
	}
	if m, _ := f.object(at); m >= 0 && ok(f.m(m)) {
		return m
	}
	stop := at // "all four of its neighbours - Chad, Niger, ..."
	for stop = at; stop < f.sent.Last && stop < at+12 && (f.tag(stop, "DT", "CD", "JJ", "NN", "PRP$", "RB") || f.low[stop] == "of"); {
		stop++
	}
	if stop+1 < f.sent.Last && f.isBreak(stop) && f.low[stop] != "," && f.low[stop] != "(" {
		return f.longest(f.starts[stop+1], ok)
	}
	return -1
}

// verbObject is the direct object, or what follows the verb's preposition;
// words between ("share a border with") must be there as children.
func (f *finder) verbObject(l lexeme, tok int, ok func(*extract.Mention) bool) int {
	if l.prep == "" {
		o := f.child(tok, "obj")
		if o < 0 || f.tag(o, "WDT", "WP") {
			if c := f.child(tok, "conj"); o < 0 && c == tok+2 && f.low[tok+1] == "and" { // "owns and operates | the mine"
				if o = f.child(c, "obj"); o >= 0 {
					return f.bearerAt(o, ok)
				}
			}
			return f.relativeObject(tok, ok)
		}
		if o >= 0 {
			if i := f.bearerAt(o, ok); i >= 0 {
				return i
			}
			if words["operation"][f.low[o]] { // "heads Edhi's operations in Hyderabad"
				if p := f.child(o, "nmod:poss", "compound"); p >= 0 {
					return f.bearerAt(p, ok)
				}
			}
			return f.listed(o, ok)
		}
		return -1
	}
	host := []int{tok}
	for _, w := range l.words[1:] {
		k := -1
		for _, c := range f.kids(tok) {
			if f.low[c] == w || f.doc.Tokens[c].Lemma == w {
				k = c
			}
		}
		if k < 0 {
			return -1
		}
		host = append(host, k)
	}
	if c := f.child(tok, "conj"); c > tok && len(l.words) == 1 && l.typ.id == "lives_in" { // "lives and works | in Z"
		host = append(host, c)
	}
	if len(l.words) == 1 { // "studied law | at Z", "works as a nurse | for Z"
		for _, k := range f.kids(tok) {
			if k > tok && (f.rel(k, "obj") || f.rel(k, "obl*", "advcl") && f.childWord(k, "as") >= 0) {
				host = append(host, k)
			}
		}
	}
	for _, h := range host {
		for _, k := range f.kids(h) {
			if k > tok && f.rel(k, "obl*", "nmod*", "obj", "ccomp", "xcomp") && f.childWord(k, l.prep) >= 0 {
				if i := f.bearerAt(k, ok); i >= 0 {
					return i
				}
			}
		}
	}
	return -1
}

// listed: "borders all four of its neighbours - Kazakhstan, Tajikistan and
// Turkmenistan": a nominal object whose members stand in apposition.
func (f *finder) listed(o int, ok func(*extract.Mention) bool) int {
	for k := o + 1; k < f.sent.Last && k < o+14; k++ {
		if f.low[k] == "including" || f.low[k] == "as" && f.low[k-1] == "such" {
			if i := f.longest(f.starts[k+1], ok); i >= 0 {
				return i
			}
		}
		if f.tag(k, "VBD", "VBZ", "VBP") {
			return -1
		}
		if !f.isBreak(k) || f.low[k] == "," {
			continue
		}
		if k+1 < f.sent.Last {
			return f.longest(f.starts[k+1], ok)
		}
	}
	return -1
}

func (f *finder) byPhrase(tok int) int {
	for _, k := range f.kids(tok) {
		if f.rel(k, "obl*", "nmod*") && f.childWord(k, "by") >= 0 {
			return k
		}
	}
	return -1
}

// participle: "X was born in Y", "Y, headquartered in Z", "based at Z".
func (f *finder) participle(l lexeme, tok int) {
	ok := f.ok(l.typ.object)
	o := -1
	for _, k := range f.kids(tok) {
		if k > tok && f.rel(k, "obl*", "nmod*", "xcomp", "advcl") && f.childWord(k, l.prep) >= 0 {
			if o = f.bearerAt(k, ok); o >= 0 {
				break
			}
		}
	}
	if o < 0 && tok+1 < f.sent.Last && f.low[tok+1] == l.prep { // the tree may hang it elsewhere
		if m, _ := f.object(tok + 2); m >= 0 && ok(f.m(m)) {
			o = m
		}
	}
	if o < 0 && l.typ.id == "born_in" { // "born to farmers in Ulsan", "born in a tent in Khan Younis"
		for k := tok + 1; k+1 < f.sent.Last && k < tok+9 && !f.tag(k, "VB", "WP", ".") && f.low[k] != "," && f.low[k] != "and" && o < 0; k++ {
			if f.low[k] == l.prep {
				o = f.longest(f.starts[k+1], func(m *extract.Mention) bool { return ok(m) && m.Form == extract.FormName })
			}
		}
	}
	if o < 0 {
		return
	}
	s := f.subjectNear(tok, f.ok(l.typ.subject))
	if s < 0 && tok == f.sent.First {
		s = f.afterFronted(f.m(o).Last, f.ok(l.typ.subject))
	}
	if s < 0 {
		f.lacks(l, tok, tok+1, missing(s, o))
		return
	}
	x := found{typ: l.typ, subjects: f.list(s), objects: []int{o}, first: tok, last: tok + 1, rule: "participle", score: .85}
	if l.typ.id == "educated_at" {
		x.objects = f.list(o)
	}
	x.polarity, x.status = f.clause(tok)
	if l.typ.id == "lives_in" && x.status == "" && l.words[0] != "exile" { // where one was raised
		x.status = "former"
	}
	f.emit(x)
}

// byAhead is the doer after a participle, past when and where: "set up in 1921
// in Jena by | Karl Brandt".
func (f *finder) byAhead(tok int, ok func(*extract.Mention) bool) int {
	for k := tok + 1; k+1 < f.sent.Last && k < tok+9; k++ {
		if f.low[k] == "by" {
			i, _ := f.object(k + 1)
			if i >= 0 && ok(f.m(i)) {
				return i
			}
			return -1
		}
		if !f.tag(k, "IN", "CD", "NN", "DT", "JJ", "RP", "RB") {
			return -1
		}
	}
	return -1
}

// shareOf: "Juba Marine, 51 percent of which is | owned by": the body of which
// a share is owned.
func (f *finder) shareOf(tok int, ok func(*extract.Mention) bool) int {
	k := tok - 1
	for k > f.sent.First && (words["auxiliary"][f.low[k]] || f.tag(k, "RB")) {
		k--
	}
	if k-2 <= f.sent.First || f.low[k] != "which" || f.low[k-1] != "of" {
		return -1
	}
	for k -= 2; k > f.sent.First && f.tag(k, "NN", "CD", "DT", "JJ", "RB"); k-- {
	}
	if f.low[k] != "," {
		return -1
	}
	return f.longest(f.ends[k-1], ok)
}

// nextClause: after a fronted participle and what is set off behind it, the
// name right before the verb: "Born in Mombasa in 1950, the son of a clerk, |
// Salim Juma studied".
func (f *finder) nextClause(at int, ok func(*extract.Mention) bool) int {
	for k := at; k+1 < f.sent.Last && k < at+24; k++ {
		if f.tag(k, "VBD", "VBZ", "VBP", "MD") {
			return -1
		}
		if f.low[k] != "," {
			continue
		}
		j := k + 1
		for n := 0; n < 3 && j < f.sent.Last && f.longest(f.starts[j], ok) < 0 && f.tag(j, "NN", "DT", "JJ"); n++ {
			j++
		}
		if i := f.longest(f.starts[j], func(m *extract.Mention) bool { return ok(m) && m.Form == extract.FormName }); i >= 0 {
			if v := f.m(i).Last; v < f.sent.Last && f.tag(v, "VBD", "VBZ", "VBP", "MD", "RB") {
				return i
			}
		}
	}
	return -1
}

// afterFronted: "Born in Lagos in 1961, | Omar Haddad moved".
func (f *finder) afterFronted(at int, ok func(*extract.Mention) bool) int {
	if i := f.nextTo(at, ok); i >= 0 {
		return i
	}
	return f.nextClause(at, ok)
}

func (f *finder) nextTo(at int, ok func(*extract.Mention) bool) int {
	for k := at; k+1 < f.sent.Last && k < at+8; k++ {
		if f.low[k] == "," {
			if f.low[k+1] == "the" && k+2 < f.sent.Last {
				k++
			}
			return f.longest(f.starts[k+1], ok)
		}
		if !f.tag(k, "IN", "CD", "NN", "DT", "JJ") {
			return -1
		}
	}
	return -1
}

// adjective: "X is close to Y", "X, loyal to Y".
func (f *finder) adjective(tok int) {
	for _, l := range f.lx.adjectives[f.low[tok]] {
		ok := f.ok(l.typ.object)
		o := -1
		for _, k := range f.kids(tok) {
			if k > tok && f.childWord(k, l.prep) >= 0 {
				if o = f.bearerAt(k, ok); o >= 0 {
					break
				}
			}
		}
		if o < 0 {
			continue
		}
		if l.typ.id == "located_near" && f.m(o).Form != extract.FormName { // "close to the Chinese state"
			continue
		}
		s := f.subjectOf(tok, f.ok(l.typ.subject))
		if s < 0 && f.rel(tok, "amod", "appos", "acl*") {
			s = f.bearerAt(f.head(tok), f.ok(l.typ.subject))
		}
		if s < 0 {
			continue
		}
		x := found{typ: l.typ, subjects: f.list(s), objects: f.list(o), first: tok, last: tok + 1, rule: "adjective", score: .8}
		x.polarity, x.status = f.clause(tok)
		f.emit(x)
	}
}

func (f *finder) ok(types []extract.Type) func(*extract.Mention) bool {
	return func(m *extract.Mention) bool { return f.typeOK(types, m) }
}

// hyphen: "Geneva-based charity X" (the place is the object), "Saudi-led
// coalition", "state-owned" (the first is the subject).
func (f *finder) hyphen(tok int) {
	if tok < f.sent.First+2 || f.low[tok-1] != "-" {
		return
	}
	if f.low[tok-2] == "state" {
		f.stateRun(tok)
	}
	for _, l := range f.lx.hyphens[f.low[tok]] {
		first := f.longest(f.ends[tok-2], func(m *extract.Mention) bool { return m.Form != extract.FormPronoun })
		if first < 0 {
			continue
		}
		second := f.afterHyphen(tok+1, func(m *extract.Mention) bool {
			return f.typeOK(l.typ.subject, m) || l.inverse && f.typeOK(l.typ.object, m)
		})
		if second < 0 && l.typ.id == "based_in" {
			second = f.basedNominal(tok + 1)
		}
		if second < 0 {
			continue
		}
		x := found{typ: l.typ, subjects: []int{second}, objects: []int{first}, first: tok, last: tok + 1, rule: "hyphen", score: .85}
		if l.inverse {
			x.subjects, x.objects = x.objects, x.subjects
		}
		f.emit(x)
	}
}

// stateRun: "the state-run National News Agency" belongs to the country that
// the report is about.
func (f *finder) stateRun(tok int) {
	t := f.lx.types["agency_of"]
	if w := f.low[tok]; t == nil || w != "run" && w != "owned" && w != "controlled" && w != "funded" {
		return
	}
	s := f.afterHyphen(tok+1, func(m *extract.Mention) bool { return m.Type == extract.Organization })
	if s < 0 || f.m(s).Form != extract.FormName {
		return
	}
	if o := f.contextCountry([]int{s}, nounPhrase{start: tok - 2, lex: tok, noun: tok, premod: -1, poss: -1, possTok: -1}); o >= 0 {
		f.emit(found{typ: t, subjects: []int{s}, objects: []int{o}, first: tok - 2, last: tok + 1, rule: "state-run", score: .65})
	}
}

// afterHyphen is the name that the participle modifies: the next one in the
// same noun phrase.
func (f *finder) afterHyphen(at int, ok func(*extract.Mention) bool) int {
	for k := at; k < f.sent.Last && k < at+7; k++ {
		if i := f.longest(f.starts[k], func(m *extract.Mention) bool { return m.Form == extract.FormName && ok(m) }); i >= 0 {
			if at := f.m(i).Last; at < f.sent.Last && f.tag(at, "NNS") && f.m(i).Type == extract.Organization {
				return -1 // "Doha-based al-Jazeera | employees"
			}
			return i
		}
		if i := f.longest(f.heads[k], func(m *extract.Mention) bool { return m.Form == extract.FormNominal && ok(m) && f.named(m) }); i >= 0 && !f.tag(k+1, "NN") {
			return i
		}
		if f.tag(k, "VBN") && f.low[k-1] != "-" || !f.tag(k, "JJ", "NN", "HYPH", "VBN", "CC", "POS") && f.low[k] != "," && f.low[k] != "-" {
			return -1
		}
	}
	return -1
}

// relativeObject: "the mine which X | owns and operates", "a town that Y
// controls": what a relative clause hangs on is the object of its verb when
// the verb has another subject.
func (f *finder) relativeObject(tok int, ok func(*extract.Mention) bool) int {
	at := tok
	if f.rel(at, "conj") && f.head(at) >= 0 {
		at = f.head(at)
	}
	s := f.child(at, "nsubj")
	if s < 0 || f.tag(s, "WDT", "WP") || f.low[s] == "that" || !f.rel(at, "acl:relcl") || f.head(at) < 0 || f.head(at) > s {
		return -1
	}
	return f.bearerOrSubject(f.head(at), ok)
}

// joined are the people coordinated with the subject over a noun: "Steve and
// his wife | Amity | live in Z".
func (f *finder) joined(s int) []int {
	var out []int
	for _, k := range f.kids(f.m(s).HeadTok) {
		if f.rel(k, "conj") {
			if i := f.bearerAt(k, func(m *extract.Mention) bool { return m.Type == extract.Person && m.Form == extract.FormName }); i >= 0 && i != s {
				out = append(out, i)
			}
		}
	}
	return out
}

// missing says which sides of a verb were not found.
func missing(s, o int) string {
	switch {
	case s < 0 && o < 0:
		return "neither subject nor object is a mention of the right type"
	case s < 0:
		return "its subject is no mention of the right type"
	}
	return "its object is no mention of the right type"
}
