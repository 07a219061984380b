package extract

import "unicode"

// IsSpace tells whether a rune separates tokens without being one: Unicode
// white space, and the invisible marks that web text carries (zero-width
// space, joiners, byte-order mark, directional marks, soft hyphen at a break).
func IsSpace(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff',
		'\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', 0:
		return true
	}
	return unicode.IsSpace(r)
}
