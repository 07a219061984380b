package dump

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/kb"
)

// Records, sorted as bytes: what the join needs to know beforehand comes
// first, then the entries, those of one key together and in the order of src.
const (
	tagClass    = 'a' // class, subclass: four bytes each, big-endian
	tagDivision = 'b' // code of a division ("AF.23"), 0, key
	tagCountry  = 'c' // ISO code, key
	tagState    = 'd' // item of a country, ISO code
	tagEntry    = 'e' // key, 0, src, payload
)

// Sources of an entry's parts. The first of a key gives the name; the others
// add to it.
const (
	srcOwn       = '1' // a table of the user's own
	srcPlace     = '2' // a line of GeoNames' main table, or of its tables of countries and divisions
	srcDivision  = '3'
	srcAlternate = '4' // another name
	srcWikidata  = '5'
)

func entryRecord(key string, src byte, payload []byte, rest ...byte) []byte {
	b := make([]byte, 0, len(key)+3+len(payload)+len(rest))
	b = append(b, tagEntry)
	b = append(b, key...)
	b = append(b, 0, src)
	return append(append(b, payload...), rest...)
}

// clean makes a name fit for the base: valid text of one line, no control
// characters, single spaces, at most 120 bytes; "" when nothing is left or the
// name is longer.
func clean(s string) string {
	if !utf8.ValidString(s) {
		return ""
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if len(s) > 120 {
		return ""
	}
	return s
}

// clip cuts at a rune, marking nothing.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.TrimSpace(s[:n])
}

// addName adds a name unless the entry has one that folds to the same.
func addName(e *kb.Entry, name string, how kb.How) {
	name = clean(name)
	f := kb.Fold(name)
	if f == "" || len(e.Aliases) >= 200 {
		return
	}
	if how == kb.HowAlias && len(name) <= 6 && strings.ToUpper(name) == name && strings.ToLower(name) != name {
		how = kb.HowAcronym
	}
	if f == kb.Fold(e.Name) {
		return
	}
	for _, a := range e.Aliases {
		if kb.Fold(a.Text) == f {
			return
		}
	}
	e.Aliases = append(e.Aliases, kb.Alias{Text: name, How: how})
}
