package mention

import (
	"strings"
	"unicode/utf8"

	"dateline/extract"
)

// evidence is what the contexts of a name say of its type, over the whole
// report. A recogniser sees one sentence at a time and takes a company that is
// called like a person ("Hendrik", "Kaori Foods") for one.
type evidence struct {
	body, person float64
	at           int     // prepositions of place before it
	sited        float64 // what is said of places only
	// given: a full name that begins with a given name has it as its last word.
	surname bool
	firm    bool // the first words of a firm's longer name in the report
	// said is what an apposition calls it, "" where two differ.
	said     extract.Type
	saidOnce bool
}

// contexts weighs every name of the report: by its surface, and, for the first
// word of a longer name of a body, by what the longer name is ("Hendrik" beside
// "Hendrik Foods").
func (w *work) contexts() map[string]*evidence {
	out := map[string]*evidence{}
	at := func(s string) *evidence {
		if out[s] == nil {
			out[s] = &evidence{}
		}
		return out[s]
	}
	for i := range w.doc.Names {
		nm := &w.doc.Names[i]
		if nm.Last > len(w.words) || nm.Last <= nm.First {
			continue
		}
		ev := at(w.doc.Surface(nm.Span))
		body, person := w.around(nm.First, nm.Last)
		ev.body += body
		ev.person += person
		body, person = w.beside(i)
		ev.body += body
		ev.person += person
		if w.placeWord(nm.First) {
			ev.at++
		}
		ev.sited += w.sited(i)
		if t := w.nounAfter(nm.Last); t != "" {
			if ev.saidOnce && ev.said != t {
				t = ""
			}
			ev.said, ev.saidOnce = t, true
		}
		if nm.Type == extract.Place && nm.First > 0 {
			verb := strings.ToLower(w.doc.Tokens[nm.First-1].Lemma)
			if w.low[nm.First-1] == "by" || strings.HasPrefix(w.tag(nm.First-1), "VB") && toPerson[verb] {
				ev.person++
			}
		}
		if nm.Last-nm.First > 1 && w.given(nm.First) && !w.company(nm.First, nm.Last) {
			at(w.words[nm.Last-1]).surname = true
		}
	}
	w.unnamed(out)
	for _, sp := range w.firms() {
		long := at(w.doc.Surface(w.doc.TokenSpan(sp[0], sp[1])))
		if w.company(sp[0], sp[1]) || w.t.first[w.low[sp[0]]].kind == "company" {
			long.body += 2
		} else if w.house(sp[1] - 1) {
			long.body += 2 // "Al Nahda Hospital", then "Al Nahda"
		}
		if w.demonym(sp[0]) {
			continue
		}
		for _, part := range w.shortForms(sp[0], sp[1]) {
			sh := out[part]
			if sh == nil || sh.surname {
				continue
			}
			// The short form speaks for the long one and the long for the short.
			sh.firm = sh.firm || w.company(sp[0], sp[1])
			b, p := sh.body, sh.person
			sh.body += long.body
			sh.person += long.person
			long.body += b
			long.person += p
		}
	}
	return out
}

// unnamed reads the places where a one-word name stands that the recogniser
// passed over there.
func (w *work) unnamed(out map[string]*evidence) {
	covered := make([]bool, len(w.words))
	for i := range w.doc.Names {
		for k := w.doc.Names[i].First; k < w.doc.Names[i].Last && k < len(covered); k++ {
			covered[k] = true
		}
	}
	for i, word := range w.words {
		if covered[i] || w.skip[i] || !upper(word) {
			continue
		}
		if ev := out[word]; ev != nil && !(i > 0 && upper(w.words[i-1])) && !(i+1 < len(w.words) && upper(w.words[i+1])) {
			body, person := w.around(i, i+1)
			ev.body += body
			ev.person += person
		}
	}
}

// firms are the names of two to four words, and runs of capitals that end in a
// word of firms, which the recogniser may have missed.
func (w *work) firms() [][2]int {
	var out [][2]int
	seen := map[string]bool{}
	put := func(first, last int) {
		s := w.doc.Surface(w.doc.TokenSpan(first, last))
		if !seen[s] {
			seen[s] = true
			out = append(out, [2]int{first, last})
		}
	}
	for i := range w.doc.Names {
		if nm := &w.doc.Names[i]; nm.Last-nm.First > 1 && nm.Last-nm.First < 5 && nm.Last <= len(w.words) {
			put(nm.First, nm.Last)
		}
	}
	for i := 1; i < len(w.words); i++ {
		if w.t.first[w.low[i-1]].kind == "company" && upper(w.words[i-1]) && upper(w.words[i]) && w.sameSentence(i-1, i) && w.name[i] == 0 {
			put(i-1, i+1) // "Minera Sur"
		}
		if !w.t.last[w.words[i]].sure && !w.house(i) || w.skip[i] && !w.house(i) {
			continue
		}
		first := i
		for first > 0 && i-first < 3 && upper(w.words[first-1]) && !w.demonym(first-1) && strings.HasPrefix(w.tag(first-1), "NNP") {
			first--
		}
		if first < i && w.sameSentence(first, i) {
			put(first, i+1)
		}
	}
	return out
}

// house: a word that names of houses end in that are called by the rest of
// their names alone: hospitals, papers, agencies.
func (w *work) house(i int) bool {
	switch w.words[i] {
	case "Hospital", "Clinic", "News", "University", "Newspaper", "Online", "TV", "Television", "Radio", "Portal", "Foundation", "Bank", "Airlines":
		return i > 0 && upper(w.words[i-1])
	}
	return false
}

// shortForms are the parts of a firm's name by which a report may call it: its
// first words, or what stands behind "Minera", "Banco".
func (w *work) shortForms(first, last int) []string {
	var out []string
	if w.t.first[w.low[first]].kind == "company" {
		return append(out, w.doc.Surface(w.doc.TokenSpan(first+1, last)))
	}
	for n := 1; n < last-first; n++ {
		k, c := w.lex.Longest(w.words[:first+n], first)
		if k == n && (c&(extract.ClassCountry|extract.ClassRegion|extract.ClassBigCity) != 0 || c&placeClass != 0 && w.house(last-1)) || n == 1 && w.lower[w.low[first]] {
			continue
		}
		out = append(out, w.doc.Surface(w.doc.TokenSpan(first, first+n)))
	}
	return out
}

// toPerson are verbs whose object is a human being or a body, never a place
// that no base knows.
var toPerson = map[string]bool{"congratulate": true, "arrest": true, "appoint": true, "elect": true, "thank": true, "tell": true, "ask": true, "dismiss": true, "sack": true, "charge": true, "sentence": true,
	"convict": true, "interview": true, "succeed": true, "marry": true, "kidnap": true, "detain": true, "jail": true, "accuse": true, "nominate": true, "extradite": true, "let": true, "quote": true}

// sited weighs what is said of places only: "near X", "12 km from X", "from
// Goma to X", "X, in Bono region,", "the road to X".
func (w *work) sited(i int) (x float64) {
	nm := &w.doc.Names[i]
	at := nm.First - 1
	switch p := w.lowAt(at); p {
	case "in", "near", "outside", "around", "towards":
		if w.lowAt(nm.Last) != "'s" && w.lowAt(nm.Last) != "’s" && !w.noun(nm.Last) {
			x++
		}
	case "from", "of", "to":
		switch w.lowAt(at - 1) {
		case "km", "kilometres", "kilometers", "miles", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "road", "outskirts", "highway", "streets":
			x++
		}
		if o := i - 1; p == "to" && o >= 0 && w.doc.Names[o].Last == at && w.doc.Names[o].Type == extract.Place && w.lowAt(w.doc.Names[o].First-1) == "from" {
			x++
		}
	}
	if i+1 < len(w.doc.Names) && w.doc.Names[i+1].Type == extract.Place && w.sameSentence(nm.First, w.doc.Names[i+1].First) {
		switch w.doc.Text[nm.End:w.doc.Names[i+1].Start] {
		case ", in ", ", in the ":
			x++
		case ", ":
			if n, c := w.lex.Longest(w.words, w.doc.Names[i+1].First); n > 0 && c&(extract.ClassCountry|extract.ClassRegion) != 0 {
				x += 0.5
			}
		}
	}
	return x
}

// placeWord: a preposition of place, or a comma after another place, before.
func (w *work) placeWord(first int) bool {
	switch w.lowAt(first - 1) {
	case "in", "near", "at", "from", "to", "towards", "toward", "outside", "around", "into", "of", "across", "through", "between", "on":
		return true
	}
	return false
}

// company: the name ends in a word that only names of firms end in.
func (w *work) company(first, last int) bool {
	t := w.t.last[w.words[last-1]]
	return last-first > 1 && t.kind == "company" && t.sure
}

// around weighs one place where a name stands.
func (w *work) around(first, last int) (body, person float64) {
	b, p := w.before(first)
	body, person = body+b, person+p
	b, p = w.after(last)
	return body + b, person + p
}

// ownedNouns are what firms have and persons and places have not.
var ownedNouns = map[string]bool{"shares": true, "share": true, "shareholder": true, "shareholders": true, "stock": true, "subsidiary": true, "subsidiaries": true,
	"headquarters": true, "employees": true, "staff": true, "workers": true, "workforce": true, "customers": true, "clients": true, "revenue": true, "revenues": true, "profit": true, "profits": true,
	"sales": true, "board": true, "stake": true, "takeover": true, "parent": true, "plant": true, "plants": true, "factory": true, "factories": true, "investors": true, "website": true,
	"restructuring": true, "bankruptcy": true, "fleet": true, "flights": true, "aircraft": true, "planes": true, "jets": true, "output": true, "production": true, "deliveries": true, "orders": true, "earnings": true,
	"dividend": true, "merger": true, "acquisition": true, "operations": true, "products": true, "brand": true, "stores": true, "branches": true, "airliner": true, "refinery": true, "smelter": true, "mines": true,
	"lenders": true, "suppliers": true, "shareholding": true, "results": true, "losses": true, "debts": true, "turnover": true, "franchise": true, "subscribers": true, "passengers": true, "network": true, "software": true,
	"management": true, "bondholders": true, "creditors": true, "shop": true, "chief": true, "executive": true, "executives": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "unit": true}

// ownVerb: ", which owns", ", which had": of a thing, not of what happened.
var ownVerb = map[string]bool{"has": true, "had": true, "have": true, "owns": true, "owned": true, "operates": true, "operated": true, "employs": true, "employed": true, "makes": true, "produces": true, "sells": true,
	"runs": true, "holds": true, "belongs": true, "belonged": true, "publishes": true, "supplies": true, "manufactures": true, "builds": true}

// officer are what firms call those who run them.
var officer = map[string]bool{"ceo": true, "cfo": true, "coo": true, "chairman": true, "chairwoman": true, "president": true, "vice-president": true, "spokesman": true, "spokeswoman": true, "chief": true, "director": true, "executive": true, "founder": true, "co-founder": true}

// verbOfFirms: what firms do and neither persons nor places.
var verbOfFirms = map[string]bool{"employ": true, "manufacture": true, "list": true, "recall": true, "outbid": true, "rebrand": true, "delist": true, "restructure": true, "ship": true}

// officeField: what directors of firms direct.
var officeField = map[string]bool{"sales": true, "finance": true, "marketing": true, "managing": true, "commercial": true, "executive": true, "operations": true, "regional": true, "country": true, "plant": true, "factory": true, "communications": true, "financial": true, "technical": true, "project": true, "branch": true}

// isA is what a name is said to be: "X is the country's biggest airline", "X
// was a farmer".
func (w *work) isA(at int) extract.Type {
	if v := w.lowAt(at); v != "is" && v != "was" || w.lowAt(at+1) != "a" && w.lowAt(at+1) != "an" && w.lowAt(at+1) != "the" && w.lowAt(at+1) != "one" {
		return ""
	}
	for i := at + 2; i < len(w.words) && i < at+9; i++ {
		if n := w.nounAt(i); n.typ != "" && w.noun(i) && !w.noun(i+1) && w.lowAt(i+1) != "'s" && w.lowAt(i+1) != "’s" && w.words[i] == w.low[i] {
			if n.number == "plur" && w.lowAt(at+1) != "one" {
				return ""
			}
			return n.typ
		}
		if isMark(w.words[i]) && w.words[i] != "-" || strings.HasPrefix(w.tag(i), "VB") && w.tag(i) != "VBN" && w.tag(i) != "VBG" || w.tag(i) == "IN" && w.low[i] != "of" {
			return ""
		}
	}
	return ""
}

// beside weighs the names that stand in one list with the name: what is named
// between Boeing and Airbus is a firm too.
func (w *work) beside(i int) (body, person float64) {
	look := func(k, from, to int) {
		if k < 0 || k >= len(w.doc.Names) || from < 0 || to > len(w.doc.Text) || from > to {
			return
		}
		switch w.doc.Text[from:to] {
		case ", ", " and ", ", and ", " or ", " & ", "/":
		default:
			return
		}
		o := &w.doc.Names[k]
		n, c := w.lex.Longest(w.words[:min(o.Last, len(w.words))], o.First)
		known := n == o.Last-o.First
		switch {
		case known && c&orgClass != 0 && c&(placeClass|extract.ClassLastName|extract.ClassFirstName|extract.ClassPerson|extract.ClassCommonWord) == 0, w.company(o.First, o.Last):
			body++
		case o.Type == extract.Person && o.Last-o.First > 1 && w.given(o.First) && !known:
			person += 0.5
		case o.Type == extract.Organization:
			body += 0.5
		}
	}
	nm := &w.doc.Names[i]
	if i > 0 {
		look(i-1, w.doc.Names[i-1].End, nm.Start)
	}
	if i+1 < len(w.doc.Names) {
		look(i+1, nm.End, w.doc.Names[i+1].Start)
	}
	return body, person
}

// before reads the words in front of a name: "shares of X", "the brewer X",
// "workers at X"; "Mr X".
func (w *work) before(first int) (body, person float64) {
	if first == 0 {
		return 0, 0
	}
	at := first - 1
	s := strings.TrimSuffix(w.low[at], ".")
	if w.words[at] == "." && at > 0 {
		s = w.low[at-1]
	}
	if t := w.nounBefore(first); t == extract.Organization {
		return 2, 0
	} else if t == extract.Person {
		return 0, 1
	}
	switch {
	case w.t.titles[s] && upper(w.words[at]):
		return 0, 2
	case at > 0 && (s == "with" || s == "from") && (w.low[at-1] == "contract" || w.low[at-1] == "contracts" || w.low[at-1] == "deal" || w.low[at-1] == "loan"):
		return 0.5, 0
	case at > 3 && (s == "'s" || s == "’s") && w.countryBefore(first) != "" && w.low[at-2] == "with" && (w.low[at-3] == "contract" || w.low[at-3] == "deal"):
		return 0.5, 0 // "a contract with Belgium's Karlsen"
	case at > 0 && (s == "of" || s == "in" || s == "at" || s == "by"):
		switch w.low[at-1] {
		case "shares", "stake", "subsidiary", "unit", "shareholder", "shareholders", "owner", "takeover", "acquisition", "maker", "stock", "stakes", "employee", "bankruptcy", "merger", "nationalisation", "nationalization", "privatisation", "privatization", "insolvency", "parent", "bailout", "brand", "shareholding":
			return 2, 0
		case "employees", "workers", "staff", "employed", "founder", "co-founder", "founders", "ceo", "executives", "lender", "affiliate", "offshoot", "boards", "directors", "flagship":
			return 1, 0
		}
	}
	return 0, 0
}

// after reads the words behind a name: "X's shareholders", "a X spokeswoman",
// "X, which", "X-owned"; "X, who", "X, 54,".
func (w *work) after(last int) (body, person float64) {
	at := last
	possessed := w.lowAt(at) == "'s" || w.lowAt(at) == "’s" || w.lowAt(at) == "'" || w.lowAt(at) == "’"
	if possessed {
		at++
	}
	if w.lowAt(at) == "(" && w.lowAt(at+2) == ")" && allUpper(w.words[at+1]) && !possessed {
		return 1, -1 // "Free Land Tehreek (FLT)"
	}
	if !possessed && w.foundedAfter(at) {
		return 1.5, -0.5 // "Brandt Optik was set up in 1921", "Tarvik, founded in 1921 by"
	}
	if w.lowAt(at) == "," {
		switch next := w.lowAt(at + 1); {
		case next == "which" && ownVerb[w.lowAt(at+2)]:
			return 2, -1
		case next == "which":
			return 1, -1
		case next == "who":
			return 0, 2
		case len(next) == 2 && next[0] >= '1' && next[0] <= '9' && w.lowAt(at+2) == ",":
			return 0, 2
		case next == "a" || next == "the" || next == "its":
			switch w.lowAt(at + 2) {
			case "subsidiary", "unit", "division", "affiliate", "arm":
				return 2, 0
			}
		}
		return 0, 0
	}
	if w.lowAt(at) == "-" {
		switch w.lowAt(at + 1) {
		case "owned", "made", "built", "operated", "branded":
			return 1, 0
		}
	}
	if !possessed && (w.lowAt(at) == "ceo" || w.lowAt(at) == "cfo") {
		return 1, -0.5
	}
	if !possessed && verbOfFirms[strings.ToLower(w.doc.Tokens[min(at, len(w.words)-1)].Lemma)] && strings.HasPrefix(w.tag(at), "VB") {
		return 1, 0
	}
	if n := w.isA(at); n == extract.Organization && !possessed {
		return 2, 0
	} else if n == extract.Person && !possessed {
		return 0, 1
	}
	if !possessed && officer[w.lowAt(at)] && at+1 < len(w.words) && upper(w.words[at+1]) {
		return 1, -0.5 // "Kaori CEO Amara Keita": whoever has a CEO is a firm
	}
	// The nouns behind it: the last one tells.
	end := at
	for end < len(w.words) && end < at+4 && w.words[end] == w.low[end] && (w.noun(end) || w.tag(end) == "JJ") && utf8.RuneCountInString(w.words[end]) > 1 {
		end++
	}
	if end == at || !w.noun(end-1) {
		return 0, 0
	}
	head := w.low[end-1]
	switch {
	case (head == "director" || head == "manager") && end-at > 1 && officeField[w.low[end-2]]:
		return 1.5, 0 // "Karlsen's former sales director"
	case !possessed && (head == "investigation" || head == "report" || head == "team" || head == "analysis") && end-at == 1:
		return 0.5, 0
	case ownedNouns[head] || ownedNouns[w.low[at]] && end-at > 1:
		if possessed && (head == "spokesman" || head == "spokeswoman" || head == "spokesperson" || head == "staff" || head == "website") {
			return 0.5, 0
		}
		return 1, 0
	case !possessed && w.nounAt(end-1).typ == extract.Person:
		return 0.5, -0.5 // "Bunia residents", "Hendrik analysts": no person's name
	}
	return 0, 0
}

// listedName: the base knows persons of that name.
func (w *work) listedName(i int) bool {
	_, c := w.lex.Longest(w.words[i:i+1], 0)
	return c&(extract.ClassFirstName|extract.ClassLastName|extract.ClassPerson) != 0
}

// byContext settles the type of a name: a body when the report says so clearly
// enough and nothing in it speaks for a person.
func (w *work) byContext(ev *evidence, nm *extract.Name) extract.Type {
	switch {
	case ev == nil || ev.surname && nm.Last-nm.First == 1:
		return nm.Type
	case nm.Type == extract.Person && (ev.said == extract.Place || ev.said == extract.Organization) && ev.person < 1 && !(nm.Last-nm.First > 1 && w.given(nm.First)):
		// "Tine, a Chadian town", "Control Ciudadano, a Caracas-based group"
		w.settled[w.doc.Surface(nm.Span)] = ev.said == extract.Organization
		return ev.said
	case nm.Type == extract.Person && ev.body > 2*ev.person && (ev.body >= 2 || ev.body >= 0.5 && ev.person <= 0 && nm.Last-nm.First == 1 && !w.listedName(nm.First)):
		// A person is named in full first; a lone word that no list of names has
		// is a body on less evidence ("Karlsen's former sales director").
		w.settled[w.doc.Surface(nm.Span)] = true
		return extract.Organization
	case nm.Type == extract.Person && nm.Last-nm.First == 1 && ev.sited >= 1 && ev.sited > ev.person+ev.body && !w.listedName(nm.First):
		return extract.Place
	case nm.Type == extract.Place && ev.person >= 1 && ev.body == 0 && ev.at == 0 && !w.placeKnown(nm.First) && w.t.last[w.words[nm.Last-1]].typ == "":
		return extract.Person
	case nm.Type == extract.Place && ev.body >= 1 && nm.Last-nm.First > 1 && w.lowAt(nm.Last) == "(" && w.t.last[w.words[nm.Last-1]].typ != extract.Place && !w.typed(nm.First, nm.Last):
		return extract.Organization
	case nm.Type == extract.Place && nm.Last-nm.First == 1 && ev.body >= 1.5 && ev.sited == 0 && ev.at == 0 && ev.person <= 0 && !w.placeKnown(nm.First):
		w.settled[w.doc.Surface(nm.Span)] = true
		return extract.Organization
	case nm.Type == extract.Place && ev.firm && ev.sited == 0 && nm.Last-nm.First > 1 && !w.typed(nm.First, nm.Last):
		w.settled[w.doc.Surface(nm.Span)] = true
		return extract.Organization // "Ocean Gate" beside "Ocean Gate Shipping"
	case nm.Type == extract.Place && ev.body >= 3 && ev.body > 2*ev.person && !w.placeKnown(nm.First):
		w.settled[w.doc.Surface(nm.Span)] = true
		return extract.Organization
	}
	return nm.Type
}

// foundedAfter: a participle of what is done with bodies alone follows a name,
// over a comma or "was": it was founded, set up, listed.
func (w *work) foundedAfter(at int) bool {
	for n := 0; n < 3 && at < len(w.words); n++ {
		switch w.low[at] {
		case ",", "was", "is", "were", "which", "has", "been", "had":
			at++
			continue
		}
		break
	}
	switch w.lowAt(at) {
	case "founded", "co-founded", "incorporated", "headquartered":
		return true
	case "set":
		return w.lowAt(at+1) == "up" && w.tag(at) == "VBN"
	}
	return false
}
