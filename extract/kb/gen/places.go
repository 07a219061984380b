package main

import (
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/pariz/gountries"

	"dateline/extract"
	"dateline/extract/kb"
)

// divisions makes the first-level divisions: GeoNames ids and names, other
// names from gountries, Wikidata ids from states-dr5hn.csv where country and
// name agree.
func (m *maker) divisions() error {
	err := lines(filepath.Join(m.src.tables, "admin1CodesASCII.txt"), func(l string) error {
		f := strings.Split(l, "\t")
		if len(f) < 4 {
			return nil
		}
		iso, _, _ := strings.Cut(f[0], ".")
		if m.country(iso) == nil {
			return nil
		}
		e := m.add(&kb.Entry{Key: "geonames:" + f[3], Name: f[1], Type: extract.Place, Kind: "province", Country: iso, Parent: m.iso[iso]})
		m.admin[f[0]] = e.Key
		alias(e, bare(f[1]), kb.HowAlias)
		if n, ok := compass(bare(f[1])); ok {
			alias(e, n, kb.HowAlias)
		}
		return nil
	})
	if err != nil {
		return err
	}
	byName := map[string]*kb.Entry{}
	for _, code := range sortedKeys(m.admin) {
		e := m.entries[m.admin[code]]
		byName[e.Country+kb.Fold(bare(e.Name))] = e
	}
	find := func(iso string, names ...string) *kb.Entry {
		for _, n := range names {
			if e := byName[iso+kb.Fold(bare(n))]; e != nil {
				return e
			}
		}
		return nil
	}
	all := gountries.New().FindAllCountries()
	for _, iso := range slices.Sorted(maps.Keys(all)) {
		c := all[iso]
		for _, s := range c.SubDivisions() {
			e := find(iso, append([]string{s.Name}, s.Names...)...)
			if e == nil {
				if e = m.county(iso, s); e != nil {
					byName[iso+kb.Fold(bare(e.Name))] = e
				}
				continue
			}
			if s.Latitude != 0 || s.Longitude != 0 {
				e.Location = &extract.Location{Lat: s.Latitude, Lon: s.Longitude}
			}
			for _, n := range append([]string{s.Name}, s.Names...) {
				if latin(n) && len(n) > 2 {
					alias(e, n, kb.HowVariant)
				}
			}
		}
	}
	return m.divisionIDs(find)
}

// county is a division that GeoNames does not count among the first level
// (the counties of Britain), with an id of our own.
func (m *maker) county(iso string, s gountries.SubDivision) *kb.Entry {
	if m.country(iso) == nil || s.Latitude == 0 && s.Longitude == 0 || !latin(s.Name) || strings.ContainsAny(s.Name, "/(,") {
		return nil
	}
	return m.add(&kb.Entry{Key: slug(s.Name) + "-" + strings.ToLower(iso), Name: s.Name, Type: extract.Place, Kind: "county", Country: iso,
		Parent: m.iso[iso], Location: &extract.Location{Lat: s.Latitude, Lon: s.Longitude}})
}

func (m *maker) divisionIDs(find func(string, ...string) *kb.Entry) error {
	f, err := os.Open(filepath.Join(m.src.tables, "states-dr5hn.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	for _, r := range rows[1:] {
		e := find(r[3], r[1])
		if e == nil || !strings.HasPrefix(r[15], "Q") || len(e.Links) > 0 {
			continue
		}
		e.Links = []string{"wikidata:" + r[15]}
		switch r[8] {
		case "province", "state", "region", "governorate", "county", "prefecture", "district", "canton", "department", "emirate", "oblast":
			m.word[e.Key] = r[8]
		}
		if lat, err := strconv.ParseFloat(r[12], 64); err == nil {
			lon, _ := strconv.ParseFloat(r[13], 64)
			e.Location = &extract.Location{Lat: lat, Lon: lon}
		}
	}
	return nil
}

// bare takes the generic word off: "Kandahar Province" -> "Kandahar",
// "Departamento de Cauca" -> "Cauca".
func bare(n string) string {
	for _, w := range []string{" Province", " Region", " State", " District", " Governorate", " Oblast", " Department",
		" Prefecture", " County", " Voivodeship", " Division", " Krai", " Republic", " Municipality", " Emirate", " oblast", " Parish"} {
		if s, ok := strings.CutSuffix(n, w); ok && s != "" {
			return s
		}
	}
	for _, w := range []string{"Departamento de ", "Provincia de ", "Province of ", "Region of ", "State of ", "Estado de ", "Muḩāfaz̧at ",
		"Wilāyat-e ", "Velāyat-e ", "Wilayat-e ", "Gouvernorat de ", "Emirate of "} {
		if s, ok := strings.CutPrefix(n, w); ok && s != "" {
			return s
		}
	}
	return n
}

// points of the compass in names of the French, Spanish and Portuguese worlds,
// which English papers translate.
var points = map[string]string{"nord": "North", "sud": "South", "est": "East", "ouest": "West", "norte": "North", "sur": "South", "sul": "South", "este": "East", "oeste": "West",
	"haut": "Upper", "haute": "Upper", "bas": "Lower", "alto": "Upper", "alta": "Upper", "bajo": "Lower", "baja": "Lower", "baixo": "Lower"}

// compass puts a division's point of the compass into English and before its
// name: "Nord Kivu" is North Kivu, "Kivu-Sud" South Kivu.
func compass(name string) (string, bool) {
	ws := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(ws) != 2 {
		return "", false
	}
	if p := points[kb.Fold(ws[0])]; p != "" {
		return p + " " + ws[1], true
	}
	if p := points[kb.Fold(ws[1])]; p != "" {
		return p + " " + ws[0], true
	}
	return "", false
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
			return false
		}
	}
	return s != "" && unicode.IsUpper([]rune(s)[0])
}

type city struct {
	id                     int64
	name, iso, code, admin string
	pop                    uint64
	lon, lat               int64
}

// places reads cities.pbf: per place a message of tagged fields, positions as
// differences from the place before.
func (m *maker) places() error {
	data, err := os.ReadFile(m.src.cities)
	if err != nil {
		return err
	}
	alt, err := m.alternates()
	if err != nil {
		return err
	}
	sums := map[string]*sum{}
	var lon, lat int64
	for len(data) > 0 {
		c, rest, err := readCity(data, &lon, &lat)
		if err != nil {
			return err
		}
		data = rest
		m.place(c, alt[c.id], sums)
	}
	m.distinct()
	for k, s := range sums {
		e := m.entries[k]
		e.Population = s.pop
		if e.Location == nil && s.n > 0 {
			e.Location = &extract.Location{Lat: s.lat / s.n, Lon: s.lon / s.n}
		}
	}
	return nil
}

// plain takes off the marks of transliteration ("Kandahār", "Ḩamāh"), which
// no newspaper writes, and leaves those of spelling ("Córdoba", "Łódź").
func plain(name string) string {
	if transliterated(name) {
		name = scholarly.Replace(name)
	}
	return name
}

var scholarly = strings.NewReplacer(
	"ā", "a", "ē", "e", "ī", "i", "ō", "o", "ū", "u", "Ā", "A", "Ē", "E", "Ī", "I", "Ō", "O", "Ū", "U", "Ḩ", "H", "ḩ", "h", "Ḥ", "H", "ḥ", "h", "Ḍ", "D", "ḍ", "d", "Ţ", "T", "ţ", "t", "Ş", "S", "ş", "s", "Ẕ", "Z", "ẕ", "z", "Ẓ", "Z", "ẓ", "z", "Ḑ", "D", "ḑ", "d", "Ḏ", "D", "ḏ", "d", "Ĭ", "I", "ĭ", "i", "Ṭ", "T", "ṭ", "t", "Ṣ", "S", "ṣ", "s", "Ḫ", "H", "ḫ", "h",
	"ʻ", "", "ʼ", "", "ʿ", "", "ʾ", "", "ʹ", "", "ʺ", "", "‘", "", "\u0304", "", "\u0323", "", "\u0327", "", "\u0331", "")

// transliterated: a long vowel or a letter with a mark below shows a name
// from another script; "Şanlıurfa" and "Târgu Mureş" show none.
func transliterated(name string) bool {
	return strings.ContainsAny(name, "āēīōūĀĒĪŌŪḨḩḤḥẔẕẒẓʻʼḌḍṬṭṢṣḐḑ")
}

type sum struct {
	pop         int
	lat, lon, n float64
}

func readCity(data []byte, lon, lat *int64) (c city, rest []byte, err error) {
	size, k := binary.Uvarint(data)
	if k <= 0 || size > uint64(len(data)-k) {
		return c, nil, fmt.Errorf("cities.pbf: damaged message")
	}
	// A raw message has no tag of its own in this file, only a length.
	msg, rest := data[k:k+int(size)], data[k+int(size):]
	for len(msg) > 0 {
		tag, k := binary.Uvarint(msg)
		msg = msg[k:]
		v, k := binary.Uvarint(msg)
		if k <= 0 {
			return c, nil, fmt.Errorf("cities.pbf: damaged field")
		}
		msg = msg[k:]
		str := ""
		if tag&7 == 2 {
			str, msg = string(msg[:v]), msg[v:]
		}
		signed := int64(v>>1) ^ -int64(v&1)
		switch tag >> 3 {
		case 1:
			c.id = signed
		case 2:
			c.name = str
		case 3:
			c.iso = str
		case 7:
			c.code = str
		case 8:
			c.admin = str
		case 9:
			c.pop = v
		case 10:
			*lon += signed
		case 11:
			*lat += signed
		}
	}
	c.lon, c.lat = *lon, *lat
	return c, rest, nil
}

func (m *maker) place(c city, alt []string, sums map[string]*sum) {
	key := "geonames:" + strconv.FormatInt(c.id, 10)
	country := m.country(c.iso)
	if country == nil || c.name == "" || m.entries[key] != nil || strings.ContainsAny(c.name, "\n") {
		return
	}
	switch c.code { // historical, abandoned, destroyed, religious, section of a town
	case "PPLH", "PPLQ", "PPLW", "PPLCH":
		return
	}
	e := &kb.Entry{Key: key, Name: plain(c.name), Type: extract.Place, Kind: placeKind(c), Country: c.iso, Population: int(c.pop),
		Location: &extract.Location{Lat: float64(c.lat) / 1e5, Lon: float64(c.lon) / 1e5}, Parent: country.Key}
	if a, ok := m.admin[c.iso+"."+c.admin]; ok {
		e.Parent = a
		s := sums[a]
		if s == nil {
			s = &sum{}
			sums[a] = s
		}
		s.pop += e.Population
		s.lat, s.lon, s.n = s.lat+e.Location.Lat, s.lon+e.Location.Lon, s.n+1
	}
	if c.code == "PPLC" {
		e.CapitalOf = country.Key
	}
	if s, ok := strings.CutPrefix(e.Name, "The "); ok && c.pop >= 100_000 { // "the Hague" is found by "Hague"
		alias(e, s, kb.HowAlias)
	}
	for _, a := range alt {
		how := kb.HowVariant
		if e.Kind != "quarter" && kb.SpelledAlike(e.Name, a, c.iso) && !m.given[kb.Fold(a)] {
			how = kb.HowAlias
		}
		alias(e, a, how)
	}
	if s, ok := strings.CutSuffix(e.Name, " City"); ok && s != "" {
		alias(e, s, kb.HowAlias)
	}
	m.add(e)
}

func placeKind(c city) string {
	switch {
	case c.code == "PPLC":
		return "capital"
	case c.code == "PPLX":
		return "quarter"
	case c.pop >= 100_000:
		return "city"
	case c.pop >= 5_000 || c.pop == 0:
		return "town"
	}
	return "village"
}

// distinct names divisions apart from their own cities: "Kandahar province",
// not a second "Kandahar".
func (m *maker) distinct() {
	cities := map[string]bool{}
	for _, k := range m.order {
		if e := m.entries[k]; e.Type == extract.Place && e.Kind != "province" && e.Kind != kb.KindCountry {
			cities[e.Parent+kb.Fold(e.Name)] = true
		}
	}
	for _, code := range sortedKeys(m.admin) {
		e := m.entries[m.admin[code]]
		e.Name = plain(e.Name)
		if !cities[e.Key+kb.Fold(e.Name)] {
			continue
		}
		word := m.word[e.Key]
		if word == "" {
			word = "province"
		}
		alias(e, e.Name+" "+word, kb.HowAlias)
		short := e.Name
		e.Name += " " + word
		e.Aliases[len(e.Aliases)-1] = kb.Alias{Text: short, How: kb.HowAlias}
	}
}

// alternates are other Latin spellings of the larger places.
func (m *maker) alternates() (map[int64][]string, error) {
	out := map[int64][]string{}
	err := lines(filepath.Join(m.src.tables, "cities15000.txt"), func(l string) error {
		f := strings.Split(l, "\t")
		if len(f) < 15 {
			return nil
		}
		id, _ := strconv.ParseInt(f[0], 10, 64)
		pop, _ := strconv.Atoi(f[14])
		if kb.Fold(f[2]) != kb.Fold(f[1]) && latin(f[2]) {
			out[id] = append(out[id], f[2])
		}
		small := pop < 60_000 && f[7] != "PPLC"
		for _, a := range strings.Split(f[3], ",") {
			if small && !kb.SpelledAlike(f[1], a, f[8]) {
				continue
			}
			if len(a) >= 4 && len(a) <= 30 && latin(a) && strings.ToUpper(a) != a && strings.Count(a, " ") < 4 {
				out[id] = append(out[id], a)
			}
		}
		return nil
	})
	return out, err
}

// regions are places that no table of towns holds.
func (m *maker) regions() error {
	rows, err := m.rows("regions.txt", 4)
	if err != nil {
		return err
	}
	for _, r := range rows {
		e := m.own(extract.Place, r)
		var at extract.Location
		if n, _ := fmt.Sscan(r[3], &at.Lat, &at.Lon); n == 2 {
			e.Location = &at
		}
	}
	return m.continents()
}

// continents take id and position from GeoNames.
func (m *maker) continents() error {
	data, err := os.ReadFile(m.src.continents)
	if err != nil {
		return err
	}
	var all map[string]struct {
		ID       int    `json:"geonameId"`
		Name     string `json:"name"`
		Lat, Lng string
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("%s: %w", m.src.continents, err)
	}
	for _, c := range all {
		e := m.entries[slug(c.Name)]
		if e == nil || e.Type != extract.Place {
			continue
		}
		var at extract.Location
		if n, _ := fmt.Sscan(c.Lat+" "+c.Lng, &at.Lat, &at.Lon); n == 2 {
			e.Location = &at
			e.Links = append(e.Links, "geonames:"+strconv.Itoa(c.ID))
		}
	}
	return nil
}

// own adds an entry of our own: kind, country, names.
func (m *maker) own(t extract.Type, r []string) *kb.Entry {
	names := split(r[2], ";")
	e := &kb.Entry{Key: slug(names[0]), Name: names[0], Type: t, Kind: r[0]}
	if c := m.country(r[1]); c != nil {
		e.Country, e.Parent = r[1], c.Key
	}
	if _, ok := m.entries[e.Key]; ok && e.Country != "" {
		e.Key += "-" + strings.ToLower(e.Country)
	}
	e = m.add(e)
	for _, n := range names[1:] {
		alias(e, n, kb.HowAlias)
	}
	return e
}
