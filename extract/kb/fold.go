package kb

import (
	_ "embed" // for the table of letters
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed fold.txt
var foldText string

// folds maps a letter with marks to the plain letters it is read as.
var folds = func() map[rune]string {
	m := map[rune]string{}
	for line := range strings.Lines(foldText) {
		to, from, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || to == "#" {
			continue
		}
		for _, r := range from {
			m[r] = to
		}
	}
	return m
}()

// Fold gives the form by which names are compared: lower case, no marks on
// letters, no apostrophes and full stops, one space for hyphens, slashes and
// white space. "Côte d'Ivoire" and "cote divoire" fold to the same.
func Fold(s string) string {
	f := folder{out: make([]byte, 0, len(s))}
	f.add(s)
	return strings.TrimSuffix(string(f.out), " ")
}

// folder folds piece by piece into a hash, and into out when that is not nil.
type folder struct {
	out   []byte
	hash  uint64
	gap   bool // a separator is due before the next letter
	any   bool
	words int
}

const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

func (f *folder) put(c byte) {
	if !f.any {
		f.hash, f.any, f.words = fnvBasis, true, 1
	} else if f.gap {
		f.hash = (f.hash ^ ' ') * fnvPrime
		f.words++
		if f.out != nil {
			f.out = append(f.out, ' ')
		}
	}
	f.gap = false
	f.hash = (f.hash ^ uint64(c)) * fnvPrime
	if f.out != nil {
		f.out = append(f.out, c)
	}
}

func (f *folder) add(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '&':
				f.put(c)
			case 'A' <= c && c <= 'Z':
				f.put(c | 0x20)
			case c == '\'' || c == '.' || c == '`':
			default:
				f.gap = true
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		f.addRune(r)
	}
}

func (f *folder) addRune(r rune) {
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', 'ʿ', 'ʾ', 'ʹ', 'ʺ', '´', '\u200c', '\u200d', '\u00ad':
		return
	}
	if unicode.Is(unicode.Mn, r) {
		return
	}
	if to, ok := folds[r]; ok {
		for i := range len(to) {
			f.put(to[i])
		}
		return
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		f.gap = true
		return
	}
	var buf [utf8.UTFMax]byte
	for _, c := range buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))] {
		f.put(c)
	}
}

func hashFold(s string) uint64 {
	var f folder
	f.add(s)
	return f.hash
}

func hashString(s string) uint64 {
	h := uint64(fnvBasis)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// trimThe takes off a leading article: "the Taliban", "The Hague" stays
// findable because the base has it without.
func trimThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// isUpper tells whether a string has letters and all of them are capitals; a
// plural s at the end ("NGOs") does not count.
func isUpper(s string) bool {
	has := false
	if len(s) > 3 {
		s = strings.TrimSuffix(s, "s")
	}
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		has = has || unicode.IsUpper(r)
	}
	return has
}
