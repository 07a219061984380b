package kb

import (
	_ "embed" // for the table of countries
	"strings"
	"sync"

	"dateline/extract"
	"dateline/internal/letters"
)

//go:embed transliterated.txt
var transliteratedText string

// freely holds the countries whose names are spelled freely in Latin letters.
var freely = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(transliteratedText) {
		if line[0] != '#' {
			for _, iso := range strings.Fields(line) {
				m[iso] = true
			}
		}
	}
	return m
}()

// spellings finds places by the sound of their names, as far as letters show
// it: "Tulkarem" and "Ţūlkarm", "Baquba" and "Ba‘qūbah", "Khost" and "Khowst".
// Newspapers write a name from another script each in its own way, and no
// table has all the ways. It is filled on first use.
type spellings struct {
	once   sync.Once
	places map[string][]int32 // skeleton -> names, in the order of the base
}

// skeletonLeast is the length from which a skeleton says enough.
const skeletonLeast = 3

// FindSpelling gives the places of which one name is written like this one but
// for the freedom of transliteration: the same skeleton of consonants, and few
// letters apart. Where names are written in Latin letters ("Pueblo", "Puebla")
// it is one letter at most, in a long name. Names that Find finds are left out. It is weak evidence: who
// asks must know the country by other means. The files added by With are not
// looked at; what they list has its own spellings.
func (b *Base) FindSpelling(name string) []Candidate {
	name = trimThe(name)
	key := skeleton(name)
	if len(key) < skeletonLeast {
		return nil
	}
	b.spelt.once.Do(b.spell)
	fold := unarticled(Fold(name))
	var out []Candidate
	seen := map[int32]bool{}
	for _, n := range b.spelt.places[key] {
		r := b.names[n]
		other := unarticled(Fold(r.text))
		if seen[r.entry] || other == fold && Fold(r.text) == Fold(name) || !spelledAlike(fold, other, freely[string(b.entries[r.entry].country[:])]) {
			continue
		}
		seen[r.entry] = true
		out = append(out, Candidate{Entry: b.enrich(b.entry(r.entry)), How: HowVariant, Text: r.text})
	}
	return out
}

// SpelledAlike tells whether two names can be one place of a country, written
// by two hands: "Groznyy" and "Grozny". It is never so where names are written
// in Latin letters.
func SpelledAlike(a, b, iso2 string) bool {
	key := skeleton(a)
	return freely[iso2] && len(key) >= skeletonLeast && key == skeleton(b) && spelledAlike(unarticled(Fold(a)), unarticled(Fold(b)), true)
}

// spell fills the table with the names of places below the countries.
func (b *Base) spell() {
	b.spelt.places = map[string][]int32{}
	for n := range b.names {
		r := &b.names[n]
		if r.entry < 0 || How(r.flags&flagHow) == HowDemonym || r.flags&flagUpper != 0 {
			continue
		}
		if e := &b.entries[r.entry]; types[e.typ] != extract.Place || b.kinds[e.kind] == KindCountry {
			continue
		}
		if key := skeleton(r.text); len(key) >= skeletonLeast {
			b.spelt.places[key] = append(b.spelt.places[key], int32(n))
		}
	}
}

// spelledAlike: at most a third of the letters of the shorter name differ; one
// letter where names are not spelled freely.
func spelledAlike(a, b string, freely bool) bool {
	least := min(len(a), len(b))
	if !freely {
		return least >= fuzzyLong-1 && strings.Count(a, " ") == strings.Count(b, " ") && letters.Distance(a, b) <= 1
	}
	return letters.Distance(a, b) <= max(1, least/3)
}

// articles are the Arabic article in its forms before the sun letters.
var articles = map[string]bool{"al": true, "el": true, "ad": true, "ar": true, "as": true, "ash": true, "at": true, "an": true, "az": true}

// unarticled takes the Arabic article off each word of a folded name: "al
// fallujah" and "fallujah" are one.
func unarticled(fold string) string {
	ws := strings.Fields(fold)
	out := ws[:0]
	for k, w := range ws {
		if !articles[w] || k == len(ws)-1 {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// digraphs are letters that stand for one sound, or for one another, in
// transliterations. The longest come first.
var digraphs = []struct{ from, to string }{
	{"tsch", "c"}, {"tch", "c"}, {"sch", "s"}, {"dzh", "j"}, {"sh", "s"}, {"ch", "c"}, {"kh", "k"}, {"gh", "g"}, {"zh", "j"}, {"dh", "d"}, {"th", "t"},
	{"bh", "b"}, {"ph", "f"}, {"dj", "j"}, {"ck", "k"}, {"q", "k"}, {"x", "ks"},
}

// skeleton is the consonants of a name, without articles, doubling, breathing
// and the differences of transliteration; a vowel at the beginning is "a".
func skeleton(name string) string {
	s := strings.ReplaceAll(unarticled(Fold(name)), " ", "")
	var out []byte
	last := byte(0)
	for i := 0; i < len(s); {
		c, n := s[i:i+1], 1
		for _, d := range digraphs {
			if strings.HasPrefix(s[i:], d.from) {
				c, n = d.to, len(d.from)
				break
			}
		}
		first := i == 0
		i += n
		switch {
		case strings.ContainsAny(c, "aeiou") || c == "y" && !first:
			if first {
				out = append(out, 'a')
			}
			last = 0
			continue
		case (c == "w" || c == "h") && !first && (i == len(s) || !vowel(s[i])):
			continue // "Khowst", "Baqubah"
		case c == "w":
			c = "v"
		}
		for k := range len(c) {
			if c[k] != last {
				out = append(out, c[k])
			}
			last = c[k]
		}
	}
	return string(out)
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
