// Package kb is the knowledge base: what the world's places, bodies and known
// persons are called and how they hang together. In go a name or a key, out
// come entries; a Gazetteer for the recogniser comes with it.
//
// Default is the embedded base, made by "go generate" from open tables (see
// gen). It holds countries, first-level divisions, some 135,000 populated
// places, organizations, and persons of public life. Load reads a base of the
// user's own, in the form that Write makes.
//
// Caveat: a base knows names, not the text: "Turkey" is found in a recipe too.
// Which entry is meant is the business of extract/link.
package kb

import (
	"dateline/extract"
)

// Entry is one thing that the base knows.
type Entry struct {
	Key     string // "kb:id", for example "geonames:1123004"
	Name    string
	Aliases []Alias
	Type    extract.Type
	// Kind narrows the type: country, province, capital, city, town, village,
	// region, sea; armed-group, agency, party, military, ministry, ...
	Kind       string
	Country    string // ISO 3166 alpha-2
	Location   *extract.Location
	Population int
	// Prominence is the number of articles about it, 0 where nobody counted.
	Prominence int
	// Description is a line for people: "president of Kenya since 2022".
	Description string
	// Parent is the key of what the entry lies in or belongs to.
	Parent string
	// Borders are the keys of neighbours; CapitalOf the key of the country.
	Borders   []string
	CapitalOf string
	Links     []string // other keys of the same thing: "wikidata:Q889"
	Gender    string   // masc, fem or absent
}

// Alias is another name of an entry.
type Alias struct {
	Text string
	How  How
}

// How says in which way a name belongs to its entry.
type How uint8

// Ways of naming. The zero value is the main name.
const (
	HowName    How = iota
	HowAlias       // another name or spelling
	HowDemonym     // Afghan, Afghans: of the country or its people
	HowAcronym     // written in capitals only: UN, EU
	HowVariant     // a foreign or rare form, weaker evidence than an alias
)

func (h How) String() string {
	return [...]string{"name", "alias", "demonym", "acronym", "variant"}[min(int(h), 4)]
}

// Candidate is an entry with the name by which it was found.
type Candidate struct {
	Entry
	How  How
	Text string // the name as the base has it
	// Own: a table of the user's own (a file that serves as gazetteer) has it
	// under this name.
	Own bool
}

// Base is a knowledge base in memory. It is immutable and safe for concurrent
// use.
type Base struct {
	version string
	entries []record
	kinds   []string
	texts   []string
	names   []nameRec // grouped by entry, the main name first
	links   map[int32][]string
	borders map[int32][]int32
	capital map[int32]int32 // city -> country

	index   table
	keys    map[uint64]int32
	country map[string]int32 // ISO 3166 alpha-2

	spelt *spellings
	more  []*File // see With
}

// record is an entry in compact form.
type record struct {
	id         uint32 // number, or index into texts
	firstName  int32
	lat, lon   int32 // 1e-4 degrees; both 0: unknown
	population uint32
	parent     int32 // -1: none
	kb         uint8
	kind       uint8
	typ        uint8
	gender     uint8
	country    [2]byte
}

type nameRec struct {
	text  string
	entry int32 // -1: a given or family name only
	next  int32 // next name of the same folded form, -1: none
	flags uint8
}

// Flags of a name: How in the low three bits.
const (
	flagHow    = 7
	flagCommon = 8
	flagMale   = 16
	flagFemale = 32
	flagFamily = 64
	flagUpper  = 128 // matches text in capitals only
)

// Version is the mark of the build, written into an extract's header, with
// those of the files that were added.
func (b *Base) Version() string {
	v := b.version
	for _, f := range b.more {
		v += " + " + f.Label()
	}
	return v
}

// Len is the number of entries.
func (b *Base) Len() int { return len(b.entries) }

// Entry finds an entry by key; links to other bases ("wikidata:Q889",
// "iso3166:AF") work as keys too.
func (b *Base) Entry(key string) (Entry, bool) {
	if i, ok := b.keys[hashString(key)]; ok {
		return b.enrich(b.entry(i)), true
	}
	return b.entryOfFiles(key)
}

// Country finds a country by its ISO 3166 alpha-2 code.
func (b *Base) Country(iso2 string) (Entry, bool) {
	i, ok := b.country[iso2]
	if !ok {
		return Entry{}, false
	}
	return b.enrich(b.entry(i)), true
}

// Find gives every entry that has the name, ignoring case, marks on letters,
// hyphens and a leading "the", in the order of the base (bodies and countries
// first, then places from the most to the least peopled).
func (b *Base) Find(name string) []Candidate {
	var out []Candidate
	seen := map[int32]bool{}
	for n := b.index.find(hashFold(trimThe(name))); n >= 0; n = b.names[n].next {
		r := b.names[n]
		if r.entry < 0 || seen[r.entry] || r.flags&flagUpper != 0 && !isUpper(name) {
			continue
		}
		seen[r.entry] = true
		out = append(out, Candidate{Entry: b.enrich(b.entry(r.entry)), How: How(r.flags & flagHow), Text: r.text})
	}
	return b.findInFiles(name, out)
}

// Demonym gives the country that a word speaks of: "Afghan", "Pakistanis" and
// "Lebanese" are AF, PK and LB.
func (b *Base) Demonym(word string) (iso2 string, ok bool) {
	for n := b.index.find(hashFold(word)); n >= 0; n = b.names[n].next {
		if r := b.names[n]; r.entry >= 0 && How(r.flags&flagHow) == HowDemonym {
			return string(b.entries[r.entry].country[:]), true
		}
	}
	return "", false
}

// CountryNamed gives the code of the country of that name or acronym.
func (b *Base) CountryNamed(name string) (iso2 string, ok bool) {
	for n := b.index.find(hashFold(trimThe(name))); n >= 0; n = b.names[n].next {
		r := b.names[n]
		if r.entry < 0 || How(r.flags&flagHow) == HowDemonym || b.kinds[b.entries[r.entry].kind] != KindCountry {
			continue
		}
		if r.flags&flagUpper == 0 || isUpper(name) {
			return string(b.entries[r.entry].country[:]), true
		}
	}
	return "", false
}

// CapitalNamed gives the country whose capital has that name.
func (b *Base) CapitalNamed(name string) (iso2 string, ok bool) {
	for n := b.index.find(hashFold(name)); n >= 0; n = b.names[n].next {
		r := b.names[n]
		if r.entry < 0 || How(r.flags&flagHow) == HowVariant {
			continue
		}
		if c, is := b.capital[r.entry]; is {
			return string(b.entries[c].country[:]), true
		}
	}
	return "", false
}

// CountryName gives the usual name of a country, and the adjective made from
// it: "Afghanistan", "Afghan".
func (b *Base) CountryName(iso2 string) (name, adjective string) {
	i, ok := b.country[iso2]
	if !ok {
		return "", ""
	}
	n := b.entries[i].firstName
	name = b.names[n].text
	for n++; int(n) < len(b.names) && b.names[n].entry == i; n++ {
		if How(b.names[n].flags&flagHow) == HowDemonym {
			return name, b.names[n].text
		}
	}
	return name, ""
}

// Gender gives masc or fem for a given name that is used for one only.
func (b *Base) Gender(given string) string {
	for n := b.index.find(hashFold(given)); n >= 0; n = b.names[n].next {
		switch r := b.names[n]; r.flags & (flagMale | flagFemale) * boolByte(r.entry < 0) {
		case flagMale:
			return "masc"
		case flagFemale:
			return "fem"
		}
	}
	return ""
}

func boolByte(v bool) uint8 {
	if v {
		return 1
	}
	return 0
}

func (b *Base) entry(i int32) Entry {
	r := b.entries[i]
	e := Entry{
		Key: b.key(i), Name: b.names[r.firstName].text, Type: types[r.typ], Kind: b.kinds[r.kind],
		Population: int(r.population), Links: b.links[i], Gender: genders[r.gender],
	}
	if r.country[0] != 0 {
		e.Country = string(r.country[:])
	}
	for n := int(r.firstName) + 1; n < len(b.names) && b.names[n].entry == i; n++ {
		e.Aliases = append(e.Aliases, Alias{b.names[n].text, How(b.names[n].flags & flagHow)})
	}
	if r.lat != 0 || r.lon != 0 {
		e.Location = &extract.Location{Lat: float64(r.lat) / 1e4, Lon: float64(r.lon) / 1e4}
	}
	if r.parent >= 0 {
		e.Parent = b.key(r.parent)
	}
	for _, n := range b.borders[i] {
		e.Borders = append(e.Borders, b.key(n))
	}
	if c, ok := b.capital[i]; ok {
		e.CapitalOf = b.key(c)
	}
	return e
}

// KindCountry is the kind of sovereign states and territories with a code.
const KindCountry = "country"

var types = [...]extract.Type{extract.Place, extract.Organization, extract.Person}
var genders = [...]string{"", "masc", "fem"}

// Countries are the countries of the embedded part, in its order.
func (b *Base) Countries() []Entry {
	var out []Entry
	for i := range b.entries {
		if r := &b.entries[i]; b.kinds[r.kind] == KindCountry {
			out = append(out, b.entry(int32(i)))
		}
	}
	return out
}
