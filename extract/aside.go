package extract

import (
	"slices"
	"strings"
)

// Words of a day that stands bare between subject and verb, see Asides.
var (
	asideDay  = wordSet("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight")
	asidePart = wordSet("morning afternoon evening night")
	asideSpan = wordSet("week month year weekend night morning afternoon evening monday tuesday wednesday thursday friday saturday sunday summer winter spring autumn fall")
	asideLed  = wordSet("late early")
	asideWhen = wordSet("last this")
	// with these before it the day is a name or a noun's own part
	asideName = wordSet("bloody black good palm easter holy ash super cyber this last next every each since until til on by from of for in at")
	// between commas, they tell how the sentence goes on from the one before
	asideLink = wordSet("however meanwhile though moreover nevertheless nonetheless therefore instead too also again separately conversely likewise similarly furthermore")
)

// asideLinks are the same in more words.
var asideLinks = []string{"for its part", "for his part", "for her part", "for their part", "in turn", "by contrast", "in contrast", "on the other hand",
	"for example", "for instance", "of course", "in the meantime", "on the contrary", "as well"}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// Aside is what stands between a subject and its verb, tokens First to Last
// (half-open), and belongs to the verb at or behind Last: a bare time, or, when
// Link is set, a few words between two commas, the commas with them.
type Aside struct {
	First, Last, Verb int
	Link              bool
}

// Asides finds them in a sentence of n words: "The ministry Tuesday criticized
// the report", "A bomb in Baghdad late Monday killed ten", "The government last
// week announced a truce". Treebanks hardly hold this American style, and a
// parser that never saw it takes the day for the subject; tagger and parser read
// the sentence without it instead. The same goes for "The coast guard, however,
// put the number at 19". word and tag give a token's text and Penn tag.
func Asides(n int, word, tag func(i int) string) []Aside {
	var out []Aside
	for i := 1; i+1 < n; i++ {
		if word(i) == "," {
			if a, ok := linkAt(i, n, word, tag); ok {
				out = append(out, a)
				i = a.Last - 1
			}
			continue
		}
		before := tag(i - 1)
		if !strings.HasPrefix(before, "NN") && before != ")" && before != "-RRB-" || !mayOpenAside(word(i)) {
			continue
		}
		last := asideEnd(i, n, word)
		if led := strings.ToLower(word(i - 1)); last == i || last >= n || asideName[led] || asideDay[led] {
			continue
		}
		if v := verbAt(last, n, tag); v >= 0 {
			out = append(out, Aside{First: i, Last: last, Verb: v})
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

// linkAt is the aside that the comma at i opens: ", however,", ", for its part,"
// with a verb behind it.
func linkAt(i, n int, word, tag func(i int) string) (Aside, bool) {
	end := i + 1
	for end < n && end < i+5 && word(end) != "," {
		end++
	}
	if end >= n || word(end) != "," || end == i+1 || end == i+2 && !asideLink[word(i+1)] {
		return Aside{}, false
	}
	if end > i+2 {
		words := make([]string, 0, 4)
		for k := i + 1; k < end; k++ {
			words = append(words, word(k))
		}
		if !slices.Contains(asideLinks, strings.Join(words, " ")) {
			return Aside{}, false
		}
	}
	v := verbAt(end+1, n, tag)
	if before := tag(i - 1); v < 0 && end+1 < n && tag(end+1) == "VB" && (strings.HasPrefix(before, "NN") || strings.HasPrefix(before, "VB")) {
		v = end + 1 // "The coast guard, however, put": without it the tagger errs
	}
	return Aside{First: i, Last: end + 1, Verb: v, Link: true}, v >= 0
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
