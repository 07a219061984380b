package dump

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dateline/extract"
	"dateline/extract/kb"
)

// geonames turns lines of GeoNames' tables into records.
type geonames struct {
	features   map[string]string
	languages  []string
	population int // fewest people of a populated place that is kept
}

func columns(line []byte, n int) ([]string, error) {
	f := strings.Split(strings.TrimSuffix(string(line), "\r"), "\t")
	if len(f) < n {
		return nil, fmt.Errorf("want %d columns with tabs between them, have %d", n, len(f))
	}
	return f, nil
}

func ignored(line []byte) bool { return len(line) == 0 || line[0] == '#' || line[0] == '\r' }

// place reads a line of allCountries.txt, citiesN.txt or a country's table.
func (p *geonames) place(line []byte, emit func([]byte)) error {
	if ignored(line) {
		return nil
	}
	f, err := columns(line, 19)
	if err != nil {
		return err
	}
	if _, err := strconv.ParseUint(f[0], 10, 32); err != nil {
		return fmt.Errorf("geonameid %q is no number", f[0])
	}
	lat, err1 := strconv.ParseFloat(f[4], 64)
	lon, err2 := strconv.ParseFloat(f[5], 64)
	if err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return fmt.Errorf("position %q, %q", f[4], f[5])
	}
	key, code := "geonames:"+f[0], f[6]+"."+f[7]
	pop, _ := strconv.Atoi(f[14]) // empty: unknown
	kind, ok := p.features[code]
	if !ok {
		kind = p.features[f[6]+".*"]
	}
	p.divisions(key, kind, code, f, emit)
	if kind == "" || kind == "-" || f[6] == "P" && pop < p.population && f[7] != "PPLC" {
		return nil
	}
	e := kb.Entry{Key: key, Name: clean(f[1]), Type: extract.Place, Kind: sized(kind, pop), Population: pop,
		Location: &extract.Location{Lat: lat, Lon: lon}}
	if len(f[8]) == 2 {
		e.Country = f[8]
	}
	if e.Name == "" {
		return nil
	}
	e.Parent = symbolic(kind, f)
	if f[7] == "PPLC" {
		e.CapitalOf = "country:" + f[8]
	}
	addName(&e, f[2], kb.HowAlias)
	for _, a := range strings.Split(f[3], ",") {
		if latin(a) {
			addName(&e, a, kb.HowVariant)
		}
	}
	emit(entryRecord(key, srcPlace, kb.AppendEntry(nil, &e)))
	return nil
}

// divisions notes the keys of countries and divisions, which other lines name
// by their codes.
func (p *geonames) divisions(key, kind, code string, f []string, emit func([]byte)) {
	division := ""
	switch {
	case kind == kb.KindCountry && len(f[8]) == 2 && code != "A.TERR":
		emit([]byte(string(rune(tagCountry)) + f[8] + key))
	case code == "A.ADM1":
		division = f[8] + "." + f[10]
	case code == "A.ADM2":
		division = f[8] + "." + f[10] + "." + f[11]
	}
	if division != "" {
		emit([]byte(string(rune(tagDivision)) + division + "\x00" + key))
	}
}

// symbolic is the parent by codes; the join turns it into a key.
func symbolic(kind string, f []string) string {
	switch {
	case kind == kb.KindCountry, kind == "continent", kind == "ocean", len(f[8]) != 2:
		return ""
	case kind == "province" || f[10] == "" || f[10] == "00":
		return "country:" + f[8]
	case kind == "district" && f[7] == "ADM2" || f[11] == "":
		return "division:" + f[8] + "." + f[10]
	}
	return "division:" + f[8] + "." + f[10] + "." + f[11]
}

// sized tells towns by the number of people.
func sized(kind string, pop int) string {
	if kind != "town" {
		return kind
	}
	switch {
	case pop >= 100_000:
		return "city"
	case pop >= 5_000 || pop == 0:
		return "town"
	}
	return "village"
}

// division reads a line of admin1CodesASCII.txt or admin2Codes.txt.
func (p *geonames) division(line []byte, emit func([]byte)) error {
	if ignored(line) {
		return nil
	}
	f, err := columns(line, 4)
	if err != nil {
		return err
	}
	parts := strings.Split(f[0], ".")
	if _, err := strconv.ParseUint(f[3], 10, 32); err != nil || len(parts) < 2 || len(parts[0]) != 2 {
		return fmt.Errorf("code %q, geonameid %q", f[0], f[3])
	}
	key := "geonames:" + f[3]
	emit([]byte(string(rune(tagDivision)) + f[0] + "\x00" + key))
	e := kb.Entry{Key: key, Name: clean(f[1]), Type: extract.Place, Kind: "province", Country: parts[0], Parent: "country:" + parts[0]}
	if len(parts) == 3 {
		e.Kind, e.Parent = "district", "division:"+parts[0]+"."+parts[1]
	}
	if e.Name == "" {
		return nil
	}
	addName(&e, f[2], kb.HowAlias)
	emit(entryRecord(key, srcDivision, kb.AppendEntry(nil, &e)))
	return nil
}

// country reads a line of countryInfo.txt.
func (p *geonames) country(line []byte, emit func([]byte)) error {
	if ignored(line) || strings.HasPrefix(string(line), "ISO\t") {
		return nil
	}
	f, err := columns(line, 18)
	if err != nil {
		return err
	}
	if len(f[0]) != 2 || f[16] == "" {
		return nil // a country of the past has no id
	}
	if _, err := strconv.ParseUint(f[16], 10, 32); err != nil {
		return fmt.Errorf("geonameid %q is no number", f[16])
	}
	key := "geonames:" + f[16]
	emit([]byte(string(rune(tagCountry)) + f[0] + key))
	e := kb.Entry{Key: key, Name: clean(f[4]), Type: extract.Place, Kind: kb.KindCountry, Country: f[0], Links: []string{"iso3166:" + f[0]}}
	e.Population, _ = strconv.Atoi(f[7]) // empty: unknown
	for _, n := range strings.Split(f[17], ",") {
		if n = strings.TrimSpace(n); len(n) == 2 {
			e.Borders = append(e.Borders, "country:"+n)
		}
	}
	emit(entryRecord(key, srcDivision, kb.AppendEntry(nil, &e)))
	return nil
}

// alternate reads a line of alternateNamesV2.txt: names in the languages that
// are wanted, abbreviations, and ids of Wikidata.
func (p *geonames) alternate(line []byte, emit func([]byte)) error {
	if ignored(line) {
		return nil
	}
	f, err := columns(line, 4)
	if err != nil {
		return err
	}
	if _, err := strconv.ParseUint(f[1], 10, 32); err != nil {
		return fmt.Errorf("geonameid %q is no number", f[1])
	}
	mark := func(i int) bool { return i < len(f) && f[i] == "1" }
	how := kb.HowAlias
	switch lang := f[2]; {
	case lang == "wkdt":
		if _, ok := itemNumber(f[3]); !ok {
			return nil
		}
		emit(entryRecord("geonames:"+f[1], srcAlternate, []byte{altLink}, []byte("wikidata:"+f[3])...))
		return nil
	case lang == "abbr":
		how = kb.HowAcronym
	case lang == "" && latin(f[3]), mark(6), mark(7): // language unknown, colloquial, historic
		how = kb.HowVariant
		if lang != "" && !slices.Contains(p.languages, lang) {
			return nil
		}
	case !slices.Contains(p.languages, lang):
		return nil
	}
	name := clean(f[3])
	if name == "" {
		return nil
	}
	order := byte(1)
	if mark(4) && how == kb.HowAlias && f[2] == p.languages[0] {
		order = altPreferred
	}
	emit(entryRecord("geonames:"+f[1], srcAlternate, []byte{order, byte(how)}, []byte(name)...))
	return nil
}

// Kinds of alternate records, in the order in which they are taken.
const (
	altPreferred = 0
	altName      = 1
	altLink      = 2
)

// latin tells whether a name is written in Latin letters and begins with a
// capital; codes in capitals and names with digits are left out.
func latin(s string) bool {
	first, lower := true, false
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
			return false
		}
		if first && !unicode.IsUpper(r) {
			return false
		}
		first = false
		lower = lower || unicode.IsLower(r)
	}
	return lower && len(s) >= 3 && len(s) <= 60
}
