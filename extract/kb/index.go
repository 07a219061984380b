package kb

import (
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// table is an open-addressing hash table from the hash of a folded name to the
// first name of that form, with the classes of all names of the form. Hashes
// of 64 bits are taken as equal names: with some 300,000 names the chance of
// one wrong answer in a billion look-ups is far below one in a million.
type table struct {
	mask  uint64
	slots []slot
	// firsts holds the hashes of first words of names, with the greatest
	// number of words of a name that begins so.
	firsts firstTable
}

type slot struct {
	hash        uint64
	head, tail  int32 // names, -1: free
	class       extract.Class
	classUpper  extract.Class // only for text in capitals
	initialised bool
}

type firstTable struct {
	mask  uint64
	hash  []uint64
	words []uint8
}

func sized(n int) int {
	s := 16
	for s < 2*n {
		s *= 2
	}
	return s
}

func (t *table) init(names, multi int) {
	t.slots = make([]slot, sized(names))
	t.mask = uint64(len(t.slots) - 1)
	n := sized(multi)
	t.firsts = firstTable{uint64(n - 1), make([]uint64, n), make([]uint8, n)}
}

func (t *table) slot(h uint64) *slot {
	for i := h & t.mask; ; i = (i + 1) & t.mask {
		if s := &t.slots[i]; !s.initialised || s.hash == h {
			return s
		}
	}
}

func (t *table) find(h uint64) int32 {
	if s := t.slot(h); s.initialised {
		return s.head
	}
	return -1
}

func (f *firstTable) add(h uint64, words int) {
	for i := h & f.mask; ; i = (i + 1) & f.mask {
		if f.words[i] == 0 || f.hash[i] == h {
			f.hash[i], f.words[i] = h, max(f.words[i], uint8(min(words, 12)))
			return
		}
	}
}

func (f *firstTable) get(h uint64) int {
	for i := h & f.mask; f.words[i] != 0; i = (i + 1) & f.mask {
		if f.hash[i] == h {
			return int(f.words[i])
		}
	}
	return 1
}

// build fills the table from the names in their order.
func (b *Base) build() {
	multi := 0
	for i := range b.names {
		for _, c := range []byte(b.names[i].text) {
			if c == ' ' || c == '-' {
				multi++
				break
			}
		}
	}
	b.index.init(len(b.names), multi)
	for i := range b.names {
		n := &b.names[i]
		n.next = -1
		var f folder
		first := firstWord(n.text)
		f.add(n.text[:first])
		h := f.hash
		if first < len(n.text) {
			f.add(n.text[first:])
		}
		if !f.any {
			continue
		}
		if f.words > 1 {
			b.index.firsts.add(h, f.words)
		}
		s := b.index.slot(f.hash)
		if !s.initialised {
			*s = slot{hash: f.hash, head: int32(i), tail: int32(i), initialised: true}
		} else {
			b.names[s.tail].next = int32(i)
			s.tail = int32(i)
		}
		if c := b.classOf(n); n.flags&flagUpper != 0 {
			s.classUpper |= c
		} else {
			s.class |= c
		}
	}
}

// firstWord is the length of the first word: up to a space, hyphen or slash
// that has a letter before it.
func firstWord(s string) int {
	for i := 1; i < len(s); i++ {
		if c := s[i]; c == ' ' || c == '-' || c == '/' {
			return i
		}
	}
	return len(s)
}

func (b *Base) classOf(n *nameRec) (c extract.Class) {
	if n.flags&flagCommon != 0 {
		c |= extract.ClassCommonWord
	}
	if n.entry < 0 {
		if n.flags&(flagMale|flagFemale) != 0 {
			c |= extract.ClassFirstName
		}
		if n.flags&flagFamily != 0 {
			c |= extract.ClassLastName
		}
		return c
	}
	r := &b.entries[n.entry]
	if How(n.flags&flagHow) == HowDemonym {
		return c | extract.ClassDemonym
	}
	k := kindClass(types[r.typ], b.kinds[r.kind], int(r.population))
	if How(n.flags&flagHow) == HowVariant { // "Malaba" is no evidence of Malabo
		k &^= extract.ClassBigCity | extract.ClassCapital
	}
	return c | k
}

func kindClass(t extract.Type, kind string, pop int) extract.Class {
	switch t {
	case extract.Person:
		return extract.ClassPerson
	case extract.Organization:
		switch kind {
		case "armed-group":
			return extract.ClassOrganization | extract.ClassArmedGroup
		case "agency":
			return extract.ClassOrganization | extract.ClassAgency
		}
		return extract.ClassOrganization
	}
	switch kind {
	case KindCountry:
		return extract.ClassCountry
	case "capital":
		return extract.ClassCity | extract.ClassBigCity | extract.ClassCapital
	case "city", "town", "village":
		if pop >= 100_000 {
			return extract.ClassCity | extract.ClassBigCity
		}
		return extract.ClassCity
	}
	return extract.ClassRegion
}

// Gazetteer finds the names of the base in token sequences.
func (b *Base) Gazetteer() extract.Gazetteer { return b }

// Longest finds the longest name that starts at words[i]. A match has a
// capital in its first or last word ("al-Shabaab"); acronyms match capitals
// only, so that "us" is not the United States.
func (b *Base) Longest(words []string, i int) (n int, class extract.Class) {
	if !mayStart(words, i) {
		return 0, 0
	}
	var f folder
	f.add(words[i])
	if !f.any {
		return 0, 0
	}
	h := f.hash
	if k := firstWord(words[i]); k < len(words[i]) {
		h = hashFold(words[i][:k])
	}
	limit := b.firstWords(h)
	if i+1 < len(words) && isSuffix(words[i+1]) { // "Lord|'s Resistance Army"
		f.add(words[i+1])
		limit = max(limit, b.firstWords(f.hash))
	}
	upper := true
	f = folder{}
	for j := i; j < len(words); j++ {
		w := words[j]
		if j > i && !isSuffix(w) {
			f.gap = true
		}
		before := f.hash
		f.add(w)
		if f.words > limit {
			break
		}
		if f.hash == before { // a mark: a name does not end with it
			if !joins(w) {
				break
			}
			continue
		}
		upper = upper && (!hasLetter(w) || isUpper(w))
		if c := b.classAt(f.hash, upper); c != 0 && capital(words[i], w) {
			n, class = j-i+1, c
		}
	}
	return n, class
}

// classAt is what all names of that form show.
func (b *Base) classAt(hash uint64, upper bool) (c extract.Class) {
	if s := b.index.slot(hash); s.initialised {
		c = s.class
		if upper && s.classUpper != 0 { // "US" is no town called Us
			c = s.classUpper | c&^extract.ClassCommonWord
		}
	}
	for _, f := range b.more {
		if f.Info.Gazetteer {
			c |= f.class(hash, upper)
		}
	}
	return c
}

// firstWords is the greatest number of words of a name that begins with the
// word of that hash.
func (b *Base) firstWords(hash uint64) int {
	n := b.index.firsts.get(hash)
	for _, f := range b.more {
		if f.Info.Gazetteer {
			n = max(n, f.firstWords(hash))
		}
	}
	return n
}

// joins tells whether a mark may stand inside a name: Al-Shabaab, St. Lucia,
// Bosnia/Herzegovina, but not "Paris, Texas".
func joins(w string) bool {
	return w == "-" || w == "." || w == "/" || w == "–" || w == "'" || w == "’"
}

// isSuffix: "'s" belongs to the word before, as in "People's Party".
func isSuffix(w string) bool { return w != "" && w[0] == '\'' || hasPrefixQuote(w) }

func hasPrefixQuote(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return r == '’'
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// mayStart: a capital, or a small particle before a hyphen and a capital.
func mayStart(words []string, i int) bool {
	if i < 0 || i >= len(words) {
		return false
	}
	w := words[i]
	if w == "" {
		return false
	}
	if c := w[0]; 'a' <= c && c <= 'z' {
		for k := 1; k < len(w); k++ {
			if c := w[k]; 'A' <= c && c <= 'Z' {
				return true
			}
		}
		return i+2 < len(words) && words[i+1] == "-" && len(w) <= 3 && startsUpper(words[i+2])
	}
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func capital(first, last string) bool {
	if first == "The" && !startsUpper(last) { // "The valley" is not The Valley
		return false
	}
	if startsUpper(first) || startsUpper(last) {
		return true
	}
	for _, r := range first {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}
