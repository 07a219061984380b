package coref

import (
	"slices"
	"strings"
	"unicode"

	"dateline/extract"
)

// surface is the text of a mention on one line.
func (r *resolver) surface(i int) string {
	return strings.Join(strings.Fields(r.doc.Surface(r.ms[i].Span)), " ")
}

// fold is the form in which names are compared: lower case, no full stops and
// apostrophes, hyphens as spaces, common marks off, no leading article.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range s {
		c = unicode.ToLower(c)
		switch {
		case c == '.' || c == '\'' || c == '’' || c == '‘' || c == '`' || unicode.Is(unicode.Mn, c):
			continue
		case !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '&':
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteString(plain(c))
	}
	out := b.String()
	for _, d := range []string{"the ", "a ", "an "} {
		if t, ok := strings.CutPrefix(out, d); ok {
			return t
		}
	}
	return out
}

// marked letters that names in English news carry most, and what they are
// written as without marks.
var marked = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'œ': "oe"}
	for _, g := range []string{"aàáâãäåāăąạảấầẩẫậ", "cçćčĉ", "dďḍ", "eèéêëēėęěếềểễệẹ", "gğģǧ", "hḥḩ", "iìíîïīįị", "kķ", "lļľĺ", "nñńňņ", "oòóôõöōőọốồổỗộớờởỡợơ", "rřŗ", "sśšşșṣ", "tţťțṭ", "uùúûüūůűųụưứừửữự", "yýÿỳ", "zźžżẓ"} {
		base := g[:1]
		for _, c := range g[1:] {
			m[c] = base
		}
	}
	return m
}()

func plain(c rune) string {
	if c < 0x80 {
		return string(c)
	}
	if s, ok := marked[c]; ok {
		return s
	}
	return string(c)
}

func words(s string) []string { return strings.Fields(s) }

func sortedInts(in []int) []int {
	out := slices.Clone(in)
	slices.Sort(out)
	return slices.Compact(out)
}

// near tells whether two words are spellings of one: six letters or more that
// differ by one letter put in, left out or changed, with the same first letter.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 6 || len(b)-len(a) > 1 || a[0] != b[0] {
		return a == b
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// initialsOf are the first letters of the words, small words left in and out.
func initialsOf(ws []string) []string {
	var all, big []byte
	for _, w := range ws {
		all = append(all, w[0])
		switch w {
		case "of", "the", "and", "for", "in", "on", "to":
		default:
			big = append(big, w[0])
		}
	}
	if len(big) == len(all) || len(big) < 2 {
		return []string{string(all)}
	}
	return []string{string(all), string(big)}
}

func allUpper(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n > 1
}

// before is the lower-case word before a mention.
func (r *resolver) before(i, k int) string {
	if t := r.ms[i].First - k; t >= 0 {
		return strings.ToLower(r.doc.Word(t))
	}
	return ""
}

func (r *resolver) low(tok int) string {
	if tok < 0 || tok >= len(r.doc.Tokens) {
		return ""
	}
	return strings.ToLower(r.doc.Word(tok))
}

// determiner is the first word of a nominal when it is one: the, a, this ...
func (r *resolver) determiner(i int) string {
	m := &r.ms[i]
	switch w := r.low(m.First); w {
	case "the", "a", "an", "this", "that", "these", "those", "some", "any", "another", "other", "its", "their", "his", "her", "our", "my", "both", "each", "every", "several", "many", "all":
		return w
	}
	return ""
}

// lemma of a mention's head.
func (r *resolver) lemma(i int) string {
	t := r.doc.Tokens[r.ms[i].HeadTok]
	if t.Lemma != "" {
		return strings.ToLower(t.Lemma)
	}
	return strings.TrimSuffix(r.low(r.ms[i].HeadTok), "s")
}

func isState(kind string) bool {
	switch kind {
	case "ministry", "government", "military", "security-forces", "police", "parliament", "intelligence", "agency", "embassy":
		return true
	}
	return false
}

func (r *resolver) rel(tok int) string { return r.doc.Tokens[tok].Rel }

// subject tells whether the mention is the subject of a verb: by the tree, or
// because a finite verb follows it, which parsers miss after "after" and
// "before".
func (r *resolver) subject(i int) bool {
	if strings.HasPrefix(r.rel(r.ms[i].HeadTok), "nsubj") {
		return true
	}
	if at := r.ms[i].Last; at < len(r.doc.Tokens) {
		switch r.doc.Tokens[at].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

func (r *resolver) isName(i int) bool { return r.ms[i].Form == extract.FormName }
