package main

import (
	"bufio"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/ner"
)

// pool is what names are made of when others are put in their place.
type pool struct {
	given, family, places []string
}

// readPool reads extract/kb/gen/data/person-names.tsv (name, bits: 1 and 2
// given, 4 family) and GeoNames' cities15000.txt.
func readPool(persons, places string) (*pool, error) {
	p := &pool{}
	err := eachLine(persons, func(f []string) {
		if len(f) < 2 || strings.ContainsAny(f[0], " -'") || utf8.RuneCountInString(f[0]) < 3 {
			return
		}
		switch f[1] {
		case "1", "2", "3":
			p.given = append(p.given, f[0])
		case "4":
			p.family = append(p.family, f[0])
		}
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(places, func(f []string) {
		if len(f) > 1 && len(f[1]) > 3 && !strings.ContainsAny(f[1], "'’`(") {
			p.places = append(p.places, f[1])
		}
	})
	if err == nil && (len(p.given) == 0 || len(p.family) == 0 || len(p.places) == 0) {
		err = fmt.Errorf("%s, %s: no names in them", persons, places)
	}
	return p, err
}

func eachLine(path string, do func(fields []string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		do(strings.Split(sc.Text(), "\t"))
	}
	return sc.Err()
}

func pick(rnd *rand.Rand, list []string) string { return list[rnd.Intn(len(list))] }

// coined joins the beginning of one family name to the end of another:
// a word that no list knows.
func (p *pool) coined(rnd *rand.Rand) string {
	a, b := []rune(pick(rnd, p.family)), []rune(strings.ToLower(pick(rnd, p.family)))
	return string(a[:(len(a)+1)/2]) + string(b[len(b)/2:])
}

// replace makes copies of some sentences with other names in the place of
// theirs, so that a name is told by what stands around it: a firm gets the
// family name of a person ("shares of Hendriks fell"), a village a name that
// no gazetteer has. Words of a name that are ordinary words (Ministry, Bank)
// stay.
func (n *namesData) replace(in []ner.Sentence, p *pool, share float64, seed int64) []ner.Sentence {
	rnd := rand.New(rand.NewSource(seed))
	var out []ner.Sentence
	for _, s := range in {
		if len(s.Names) == 0 || len(s.Words) < 6 || rnd.Float64() >= share {
			continue
		}
		if c, ok := n.replaced(s, p, rnd); ok {
			out = append(out, c)
		}
	}
	return out
}

func (n *namesData) replaced(s ner.Sentence, p *pool, rnd *rand.Rand) (ner.Sentence, bool) {
	c := ner.Sentence{}
	at, changed := 0, false
	same := map[string][]string{} // one name of a sentence, one new name
	for _, sp := range s.Names {
		if sp.First < at {
			return c, false // names within names
		}
		c.Words = append(c.Words, s.Words[at:sp.First]...)
		old := s.Words[sp.First:sp.Last]
		k := string(sp.Type) + key(old)
		words, ok := same[k]
		if !ok {
			words = n.other(old, sp.Type, p, rnd)
			same[k] = words
		}
		changed = changed || key(words) != key(old)
		c.Names = append(c.Names, ner.Span{First: len(c.Words), Last: len(c.Words) + len(words), Type: sp.Type})
		c.Words = append(c.Words, words...)
		at = sp.Last
	}
	c.Words = append(c.Words, s.Words[at:]...)
	c.Tags = n.tagger.Words(c.Words)
	return c, changed
}

// other is a new name of the type.
func (n *namesData) other(old []string, t extract.Type, p *pool, rnd *rand.Rand) []string {
	switch t {
	case extract.Place:
		return n.otherPlace(old, p, rnd)
	case extract.Person, extract.Organization:
	default:
		return old
	}
	out := append([]string(nil), old...)
	for i, w := range out {
		if !startsUpper(w) || utf8.RuneCountInString(w) < 3 || strings.ToUpper(w) == w {
			continue
		}
		c := n.class(out[i : i+1])
		switch {
		case t == extract.Person && i == 0 && len(out) > 1:
			out[i] = pick(rnd, p.given)
		case t == extract.Person:
			out[i] = p.surname(rnd)
		case c&extract.ClassCommonWord == 0 && c&(extract.ClassCountry|extract.ClassDemonym|extract.ClassRegion|extract.ClassBigCity) == 0 && !lowerKnown(n, w):
			out[i] = p.surname(rnd)
		}
	}
	return out
}

func (p *pool) surname(rnd *rand.Rand) string {
	if rnd.Intn(4) == 0 {
		return p.coined(rnd)
	}
	return pick(rnd, p.family)
}

// lowerKnown: the treebanks write the word in small letters too.
func lowerKnown(n *namesData, w string) bool { return n.small[strings.ToLower(w)] }

func (n *namesData) otherPlace(old []string, p *pool, rnd *rand.Rand) []string {
	for _, w := range old {
		if !startsUpper(w) || strings.ToUpper(w) == w || lowerKnown(n, w) {
			return old
		}
	}
	if n.class(old)&extract.ClassCountry != 0 && rnd.Intn(2) == 0 {
		return old
	}
	if rnd.Intn(3) == 0 {
		return []string{p.coined(rnd)}
	}
	return strings.Fields(strings.ReplaceAll(pick(rnd, p.places), "-", " - "))
}
