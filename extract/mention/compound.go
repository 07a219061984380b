package mention

import (
	"dateline/extract"
)

// compoundKinds are the nouns that make one place of the names before them:
// "the Ostrava-Zilina rail crossing", "Chisinau airport", "Bara district".
var compoundKinds = map[string]bool{"crossing": true, "facility": true, "province": true, "city": true, "town": true, "building": true, "border": true, "water": true, "area": true, "hospital": true}

// compounds finds names that are built of place names and a noun of place.
// The whole is one place with the kind of the noun; the names inside stay
// mentions of their own when there are two of them or when the whole is
// another thing than the name alone ("Torkham crossing" is not Torkham), but
// not in "Bara district", which is what the district is called.
func (w *work) compounds(s *extract.Sentence) {
	for i := s.First + 1; i < s.Last; i++ {
		// A tagger may take "crossing" after a name for a verb.
		if w.name[i] != 0 || !w.noun(i) && !(w.tag(i) == "VBG" && (w.nameAt(i-1) >= 0 || w.gerund(s, i))) {
			continue
		}
		n, first, ok := w.phraseEnding(s, i)
		if ok && n.kind == "country" && w.low[i] == "state" && n.number == "sing" {
			n.kind = "province" // "North Darfur state"; behind a country's name compound refuses it
		}
		if !ok || n.typ != extract.Place && n.kind != "hospital" || n.number != "sing" || !compoundKinds[n.kind] || w.longer(s, i) || n.kind != "crossing" && i+1 < s.Last && w.noun(i+1) && w.adjacent(i) && w.name[i+1] == 0 {
			continue
		}
		if i+2 < s.Last && (n.kind == "town" || n.kind == "city") && w.low[i+1] == "of" && upper(w.words[i+2]) {
			continue // "the Darfur village of Labado"
		}
		w.otherEnd(s, first)
		from, names := w.placesBefore(s, first)
		if len(names) == 0 {
			from = w.unknownBefore(s, first)
		}
		if len(names) == 0 && (from == first || !namedAfter[n.kind]) {
			continue
		}
		w.compound(n, from, i, names)
	}
}

// otherEnd: in "Malaba-Tororo border crossing" one known end shows that the
// other is a place too.
func (w *work) otherEnd(s *extract.Sentence, at int) {
	y := at - 1
	if y-2 < s.First || w.low[y-1] != "-" && w.low[y-1] != "–" || !upper(w.words[y]) {
		return
	}
	left, right := w.nameAt(y-2), w.nameAt(y)
	switch {
	case left >= 0 && w.out[left].Type == extract.Place && right < 0:
		w.addName(y, y+1, extract.Place, "pattern", 0.7)
	case right >= 0 && w.out[right].Type == extract.Place && w.out[right].First == y && left < 0 && upper(w.words[y-2]):
		w.addName(y-2, y-1, extract.Place, "pattern", 0.7)
	}
}

// placesBefore walks left over place names joined by hyphens.
func (w *work) placesBefore(s *extract.Sentence, at int) (first int, names []int) {
	first = at
	for j := at - 1; j >= s.First; {
		k := w.nameAt(j)
		if k < 0 || w.out[k].Type != extract.Place || w.out[k].First < s.First {
			break
		}
		names = append(names, k)
		first = w.out[k].First
		j = first - 1
		if j <= s.First || w.low[j] != "-" && w.low[j] != "–" && w.low[j] != "/" {
			break
		}
		j--
	}
	return first, names
}

// namedAfter are the kinds of houses that bear a name which no list has: "the
// Kombat mine".
var namedAfter = map[string]bool{"facility": true, "building": true, "hospital": true}

// unknownBefore is where words begin, up to three, that are written as a name
// before the noun and that nothing has taken for one: "The Kombat | mine".
func (w *work) unknownBefore(s *extract.Sentence, at int) int {
	first := at
	for j := at - 1; j >= s.First && j > at-4; j-- {
		if w.name[j] != 0 || !upper(w.words[j]) || allUpper(w.words[j]) || w.tag(j) != "NNP" || w.demonym(j) || w.skip[j] {
			break
		}
		first = j
	}
	if first == s.First || first == at {
		return at
	}
	switch w.tag(first - 1) {
	case "DT", "IN", "POS", "PRP$", "TO":
		return first
	}
	return at
}

func (w *work) compound(n noun, from, head int, names []int) {
	if len(names) == 1 {
		in := &w.out[names[0]]
		if in.Kind == "country" { // "Pakistan border", "Kenya town": nominals
			return
		}
		if n.kind == "city" || n.kind == "town" {
			if k, c := w.lex.Longest(w.words[:in.Last], in.First); k == in.Last-in.First && c&extract.ClassRegion != 0 && c&extract.ClassCity == 0 {
				return // "a West Bank town" lies in it
			}
		}
		if n.kind == "area" && w.low[head] == "area" {
			return // "the Gao area" is around Gao
		}
		if n.kind == "province" && w.low[head] == "state" {
			in.Kind = n.kind // the name alone, as reports write it: "North Darfur | state"
			w.name[head] = int32(names[0] + 1)
			return
		}
		if n.kind == "province" || n.kind == "city" || n.kind == "town" {
			// The same name, written out.
			in.Last, in.HeadTok = head+1, head
			in.Span = w.doc.TokenSpan(in.First, head+1)
			in.Head = extract.Pair(w.doc.Tokens[head].Span)
			in.Kind = n.kind
			w.cover(names[0])
			return
		}
	}
	k := w.add(from, head+1, head, extract.Mention{Type: n.typ, Form: extract.FormName, Kind: n.kind, Number: "sing", Source: "compound", Score: 0.8})
	for i := head; i >= from && w.name[i] == 0; i-- {
		w.name[i] = int32(k + 1)
	}
}
