package merge

import (
	"strings"
	"unicode"

	"dateline/extract"
)

// fold makes names comparable: lower case, no diacritics of Latin letters, no
// possessive, no leading article, hyphens and dashes as spaces.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r == '’':
			b.WriteByte('\'')
		case r == '-' || r == '–' || r == '—' || unicode.IsSpace(r):
			b.WriteByte(' ')
		case r < 0x80:
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteString(base(r))
		}
	}
	f := strings.Join(strings.Fields(b.String()), " ")
	f = strings.TrimSuffix(f, "'s")
	for _, a := range []string{"the ", "a ", "an "} {
		f = strings.TrimPrefix(f, a)
	}
	return spell(strings.Trim(f, ` .,;:"“”‘'()`))
}

// spell writes out short words at the ends of names: "al nour sq" is Al-Nour
// Square, "sta. lucia" Santa Lucia.
func spell(f string) string {
	first, rest, ok := strings.Cut(f, " ")
	if !ok {
		return f
	}
	if long := firstShort[strings.TrimSuffix(first, ".")]; long != "" {
		f = long + " " + rest
	}
	if i := strings.LastIndexByte(f, ' '); lastShort[f[i+1:]] != "" {
		f = f[:i+1] + lastShort[f[i+1:]]
	}
	return f
}

var (
	firstShort = map[string]string{"st": "saint", "sta": "santa", "sto": "santo", "mt": "mount", "ft": "fort"}
	lastShort  = map[string]string{"sq": "square", "rd": "road", "ave": "avenue", "blvd": "boulevard", "hwy": "highway", "st": "street", "dept": "department", "univ": "university", "govt": "government"}
)

// base gives the plain letters of a Latin letter with diacritics; other
// letters stay. The table holds the letters of European, Turkish, Vietnamese
// and romanised Arabic or Persian names.
func base(r rune) string {
	for _, row := range [...][2]string{
		{"àáâãäåāăąạảấầẩẫậắằẳẵặ", "a"}, {"çćčĉċ", "c"}, {"ďđḍ", "d"}, {"èéêëēĕėęěẹẻẽếềểễệə", "e"},
		{"ğĝġģ", "g"}, {"ĥħḥ", "h"}, {"ìíîïĩīĭįıịỉ", "i"}, {"ķ", "k"}, {"ĺļľł", "l"}, {"ñńņňṅ", "n"},
		{"òóôõöøōŏőọỏốồổỗộớờởỡợơ", "o"}, {"ŕŗř", "r"}, {"śŝşšșṣ", "s"}, {"ţťŧțṭ", "t"},
		{"ùúûüũūŭůűųụủứừửữựư", "u"}, {"ŵ", "w"}, {"ýÿŷỳỵỷỹ", "y"}, {"źżžẓ", "z"}, {"æ", "ae"}, {"œ", "oe"}, {"ß", "ss"}, {"þ", "th"}, {"ð", "d"},
	} {
		if strings.ContainsRune(row[0], r) {
			return row[1]
		}
	}
	return string(r)
}

func foldedNames(ch *extract.Chain) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, n := range append([]string{ch.Name}, ch.Aliases...) {
		if f := fold(n); !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

// generic are words that say what a thing is, not which: they alone never
// make two names alike.
var generic = genericWords()

func genericWords() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`of and for in at on to with from de la el al the crossing border point post gate town city
		village district province region state county area river road street square airport port hospital university
		ministry department agency police army forces force government group party party's council committee court
		north south east west northern southern eastern western central new old upper lower capital country nation island`) {
		m[w] = true
	}
	return m
}

// significant are the folded words of an entity's names that tell it apart.
func significant(e *extract.Entity) []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		for _, w := range strings.Fields(fold(n)) {
			if len(w) > 2 && !generic[w] && !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}
