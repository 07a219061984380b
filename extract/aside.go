package extract

import "strings"

// Words of a day that stands bare between subject and verb, see Asides.
var (
	asideDay  = wordSet("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")
	asidePart = wordSet("morning afternoon evening night")
	asideSpan = wordSet("week month year weekend night monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn fall")
	asideLed  = wordSet("late early")
	asideWhen = wordSet("last this")
	// with these before it the day is a name or a noun's own part
	asideName = wordSet("bloody black good palm easter holy ash super cyber this last next every each since until til on by from of for in at")
)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// Aside is a time that agencies put bare between a subject and its verb:
// tokens First to Last (half-open), which belong to the verb at or behind Last.
type Aside struct{ First, Last, Verb int }

// Asides finds them in a sentence of n words: "The ministry Tuesday criticized
// the report", "A bomb in Baghdad late Monday killed ten", "The government last
// week announced a truce". Treebanks hardly hold this American style, and a
// parser that never saw it takes the day for the subject; tagger and parser read
// the sentence without it instead. word and tag give a token's text and Penn
// tag.
func Asides(n int, word, tag func(i int) string) []Aside {
	var out []Aside
	for i := 1; i+1 < n; i++ {
		before := tag(i - 1)
		if !strings.HasPrefix(before, "NN") && before != ")" && before != "-RRB-" || !mayOpenAside(word(i)) {
			continue
		}
		last := asideEnd(i, n, word)
		if led := strings.ToLower(word(i - 1)); last == i || last >= n || asideName[led] || asideDay[led] {
			continue
		}
		if v := verbAt(last, n, tag); v >= 0 {
			out = append(out, Aside{i, last, v})
			i = last - 1
		}
	}
	return out
}

// WithoutAsides appends to buf the indices of the n tokens that stand in no
// aside, in order.
func WithoutAsides(n int, asides []Aside, buf []int) []int {
	for i := range n {
		if len(asides) > 0 && i == asides[0].Last {
			asides = asides[1:]
		}
		if len(asides) == 0 || i < asides[0].First {
			buf = append(buf, i)
		}
	}
	return buf
}

// mayOpenAside is a cheap test of the first letter: this runs on every noun.
func mayOpenAside(w string) bool {
	switch w[0] | 0x20 {
	case 'm', 't', 'w', 'f', 's', 'y', 'l', 'e':
		return true
	}
	return false
}

// asideEnd is where a bare time that begins at i ends, or i without one.
func asideEnd(i, n int, word func(i int) string) int {
	j, w := i, strings.ToLower(word(i))
	if asideWhen[w] && i+1 < n && asideSpan[strings.ToLower(word(i+1))] {
		j = i + 2
		if j < n && asidePart[strings.ToLower(word(j))] {
			j++ // "last Monday night"
		}
		return j
	}
	if asideLed[w] && i+1 < n {
		j++
	}
	if !asideDay[strings.ToLower(word(j))] {
		return i
	}
	j++
	if j < n && asidePart[strings.ToLower(word(j))] {
		j++
	}
	return j
}

// verbAt is the finite verb, modal or participle at token i, behind adverbs at
// most, or -1.
func verbAt(i, n int, tag func(i int) string) int {
	for j := i; j < min(i+3, n); j++ {
		switch tag(j) {
		case "RB":
			continue
		case "VBD", "VBZ", "VBP", "VBN", "MD":
			return j
		}
		return -1
	}
	return -1
}
