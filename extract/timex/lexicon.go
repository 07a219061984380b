package timex

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed data/words.txt
var wordsFile string

//go:embed data/holidays.txt
var holidaysFile string

//go:embed data/eras.txt
var erasFile string

// sense is what a word form can mean, one entry per class.
type sense map[string]string

// lexicon is the read-only word knowledge of the grammar.
type lexicon struct {
	words    map[string]sense
	holidays []holiday
	eras     []era
}

type holiday struct {
	words []string
	date  string // 01-02, easter+1, -
}

type era struct {
	words    []string
	nouns    map[string]bool
	bare     bool
	from, to string
}

var lex = readLexicon()

func lines(file string) [][]string {
	var out [][]string
	for _, l := range strings.Split(file, "\n") {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, strings.Split(l, "\t"))
		}
	}
	return out
}

func readLexicon() *lexicon {
	lx := &lexicon{words: map[string]sense{}}
	add := func(form, class, value string) {
		if lx.words[form] == nil {
			lx.words[form] = sense{}
		}
		lx.words[form][class] = value
	}
	for _, f := range lines(wordsFile) {
		for _, form := range strings.Split(f[2], "|") {
			add(form, f[0], f[1])
			if short, ok := strings.CutSuffix(form, "."); ok && !strings.Contains(short, ".") {
				add(short, f[0], f[1])
				add(short, "short", "1")
				add(form, "short", "1")
			}
		}
	}
	for _, f := range lines(holidaysFile) {
		lx.holidays = append(lx.holidays, holiday{strings.Fields(f[0]), f[1]})
	}
	for _, f := range lines(erasFile) {
		e := era{words: strings.Fields(f[0]), nouns: map[string]bool{}, from: f[2], to: f[3]}
		for _, n := range strings.Split(f[1], "|") {
			e.nouns[n] = true
		}
		e.bare = e.nouns["-"]
		lx.eras = append(lx.eras, e)
	}
	return lx
}

// is tells whether a form belongs to a class.
func (lx *lexicon) is(form, class string) bool { _, ok := lx.words[form][class]; return ok }

// value is the value of a form in a class.
func (lx *lexicon) value(form, class string) (string, bool) {
	v, ok := lx.words[form][class]
	return v, ok
}

// number is the value of a form in a class as a number.
func (lx *lexicon) number(form, class string) (int, bool) {
	v, ok := lx.words[form][class]
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil
}
