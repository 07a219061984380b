package kb

import (
	"bytes"
	_ "embed" // for the table of countries
	"slices"
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
	once sync.Once
	keys []uint64 // hash of the skeleton above, number of the name below; sorted
}

// named gives the names that may have the skeleton, in the order of the base.
func (t *spellings) named(skeleton []byte) (names []int32) {
	h := uint64(skeletonHash(skeleton)) << 32
	i, _ := slices.BinarySearch(t.keys, h)
	for ; i < len(t.keys) && t.keys[i]>>32 == h>>32; i++ {
		names = append(names, int32(uint32(t.keys[i])))
	}
	return names
}

func skeletonHash(b []byte) uint32 {
	h := uint64(fnvBasis)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return uint32(h ^ h>>32)
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
	var k, other boner
	key := k.skeleton(name)
	if len(key) < skeletonLeast {
		return nil
	}
	b.spelt.once.Do(b.spell)
	fold := unarticled(Fold(name))
	var out []Candidate
	seen := map[int32]bool{}
	for _, n := range b.spelt.named(key) {
		r := b.names[n]
		if seen[r.entry] || !bytes.Equal(other.skeleton(r.text), key) {
			continue
		}
		form := unarticled(Fold(r.text))
		if form == fold && Fold(r.text) == Fold(name) || !spelledAlike(fold, form, freely[string(b.entries[r.entry].country[:])]) {
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
	var ka, kb boner
	key := ka.skeleton(a)
	return freely[iso2] && len(key) >= skeletonLeast && bytes.Equal(key, kb.skeleton(b)) && spelledAlike(unarticled(Fold(a)), unarticled(Fold(b)), true)
}

// spell fills the table with the names of places below the countries.
func (b *Base) spell() {
	var k boner
	b.spelt.keys = make([]uint64, 0, len(b.names))
	for n := range b.names {
		r := &b.names[n]
		if r.entry < 0 || How(r.flags&flagHow) == HowDemonym || r.flags&flagUpper != 0 {
			continue
		}
		if e := &b.entries[r.entry]; types[e.typ] != extract.Place || b.kinds[e.kind] == KindCountry {
			continue
		}
		if key := k.skeleton(r.text); len(key) >= skeletonLeast {
			b.spelt.keys = append(b.spelt.keys, uint64(skeletonHash(key))<<32|uint64(uint32(n)))
		}
	}
	slices.Sort(b.spelt.keys)
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

// boner makes skeletons; it keeps its room, for a base has half a million names.
type boner struct {
	fold folder
	out  []byte
}

// skeleton is the consonants of a name, without articles, doubling, breathing
// and the differences of transliteration; a vowel at the beginning is "a". It
// holds until the next call.
func (k *boner) skeleton(name string) []byte {
	if k.fold.out == nil {
		k.fold.out = make([]byte, 0, 64)
	}
	k.fold = folder{out: k.fold.out[:0]}
	k.fold.add(name)
	s := joined(k.fold.out)
	k.out = k.out[:0]
	last := byte(0)
	for i := 0; i < len(s); {
		to, n := sound(s[i:])
		first := i == 0
		i += n
		switch c := to[0]; {
		case vowel(c) && (c != 'y' || !first):
			if first {
				k.out = append(k.out, 'a')
			}
			last = 0
			continue
		case (c == 'w' || c == 'h') && !first && (i == len(s) || !vowel(s[i])):
			continue // "Khowst", "Baqubah"
		case c == 'w':
			to = "v"
		}
		for j := range len(to) {
			if to[j] != last {
				k.out = append(k.out, to[j])
			}
			last = to[j]
		}
	}
	return k.out
}

// joined takes articles and spaces out of a folded name, in its place.
func joined(fold []byte) []byte {
	out := fold[:0]
	for len(fold) > 0 {
		w, rest, more := bytes.Cut(fold, []byte{' '})
		if !more || !articles[string(w)] {
			out = append(out, w...)
		}
		fold = rest
	}
	return out
}

// sound gives the letters that stand for the first sound of s, and how many
// bytes of s write it.
func sound(s []byte) (string, int) {
	for _, d := range digraphs {
		if s[0] == d.from[0] && len(s) >= len(d.from) && string(s[:len(d.from)]) == d.from {
			return d.to, len(d.from)
		}
	}
	return single[s[0]], 1
}

// single are the bytes as strings.
var single = func() (out [256]string) {
	for i := range out {
		out[i] = string([]byte{byte(i)})
	}
	return out
}()

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
