package tokenize

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed data/prefixes.txt
var prefixData string

//go:embed data/abbreviations.txt
var abbreviationData string

//go:embed data/openers.txt
var openerData string

//go:embed data/camel.txt
var camelData string

//go:embed data/suffixed.txt
var suffixedData string

//go:embed data/units.txt
var unitData string

// The tables, read once and never written afterwards.
var (
	prefixes      = wordSet(prefixData)
	abbreviations = readAbbreviations(abbreviationData)
	openers       = wordSet(openerData)
	camel         = wordSet(camelData)
	suffixed      = readSuffixed(suffixedData)
	units         = wordSet(unitData)
)

// lines gives the lines of a data file without comments.
func lines(data string) []string {
	var out []string
	for l := range strings.SplitSeq(data, "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

func wordSet(data string) map[string]bool {
	set := map[string]bool{}
	for _, l := range lines(data) {
		for _, w := range strings.Fields(l) {
			set[w] = true
		}
	}
	return set
}

// abbr is the class of an abbreviation.
type abbr byte

const (
	abbrNone abbr = iota
	abbrTitle
	abbrNumber
	abbrDate
	abbrPlace
	abbrOther
)

func readAbbreviations(data string) map[string]abbr {
	class := map[string]abbr{"title": abbrTitle, "number": abbrNumber, "date": abbrDate, "place": abbrPlace, "other": abbrOther}
	set := map[string]abbr{}
	for _, l := range lines(data) {
		group, words, _ := strings.Cut(l, ":")
		for _, w := range strings.Fields(words) {
			set[w] = class[group]
		}
	}
	return set
}

func readSuffixed(data string) map[string]int {
	set := map[string]int{}
	for _, l := range lines(data) {
		if w, n, ok := strings.Cut(l, " "); ok {
			set[w], _ = strconv.Atoi(n)
		}
	}
	return set
}
