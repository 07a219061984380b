package dump

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// Properties of Wikidata that are read, by what they are called there:
//
//	P31 instance of, P279 subclass of, P17 country, P27 country of citizenship, P131 located in the administrative
//	territorial entity, P36 capital, P1376 capital of, P47 shares border with, P625 coordinate location, P1082
//	population, P21 sex or gender, P106 occupation, P297 ISO 3166-1 alpha-2 code, P1566 GeoNames ID, P1813 short
//	name, P749 parent organization
//
// and the two values of P21 that name a gender of pronouns.
const (
	itemMale   = "Q6581097"
	itemFemale = "Q6581072"
	// politician is the occupation that narrows a human's kind.
	politician = "Q82955"
)

// wikidata turns lines of a Wikidata JSON dump into records.
type wikidata struct {
	classes   *classes
	languages []string // first is preferred; "mul" is always read
	sitelinks int      // fewest articles of an item that is kept
}

// item is what a line says.
type item struct {
	entry     kb.Entry
	number    uint32
	classes   []uint32
	above     []uint32 // P279
	country   uint32
	iso       string
	geonames  string
	sitelinks int
}

// parse reads one line. The brackets of the dump's array, empty lines and what
// is no item (properties, lexemes) give nothing.
func (p *wikidata) parse(line []byte, emit func([]byte)) error {
	line = bytes.TrimSuffix(bytes.TrimSpace(line), []byte(","))
	if len(line) == 0 || string(line) == "[" || string(line) == "]" {
		return nil
	}
	it, err := p.item(line)
	if err != nil || it == nil {
		return err
	}
	for _, c := range it.above {
		emit(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte{tagClass}, c), it.number))
	}
	if len(it.iso) == 2 {
		emit(append(binary.BigEndian.AppendUint32([]byte{tagState}, it.number), it.iso...))
	}
	if it.entry.Name == "" || len(it.classes) == 0 || it.sitelinks < p.sitelinks || p.skips(it) {
		return nil
	}
	payload := binary.BigEndian.AppendUint32(nil, it.country)
	payload = append(payload, byte(len(it.classes)))
	for _, c := range it.classes {
		payload = binary.BigEndian.AppendUint32(payload, c)
	}
	key := it.entry.Key
	if it.geonames != "" {
		key = "geonames:" + it.geonames
		it.entry.Links = append(it.entry.Links, key)
	}
	emit(entryRecord(key, srcWikidata, kb.AppendEntry(payload, &it.entry)))
	return nil
}

func (p *wikidata) skips(it *item) bool {
	for _, c := range it.classes {
		if p.classes.skip[c] {
			return true
		}
	}
	return false
}

// item reads an item; nil for what is none.
func (p *wikidata) item(line []byte) (*item, error) {
	it := &item{}
	var labels, aliases, descriptions []byte
	bad := error(nil)
	err := fields(line, func(k, v []byte) bool {
		switch string(k) {
		case "id":
			id := text(v)
			n, ok := itemNumber(id)
			if !ok {
				it = nil
				return false
			}
			it.number, it.entry.Key = n, "wikidata:"+id
		case "labels":
			labels = v
		case "aliases":
			aliases = v
		case "descriptions":
			descriptions = v
		case "claims":
			bad = p.claims(it, v)
		case "sitelinks":
			bad = fields(v, func(site, _ []byte) bool {
				if bytes.HasSuffix(site, []byte("wiki")) && string(site) != "commonswiki" {
					it.sitelinks++
				}
				return true
			})
		}
		return bad == nil
	})
	switch {
	case bad != nil || err != nil:
		return nil, errJSON
	case it == nil:
		return nil, nil
	case it.number == 0:
		return nil, fmt.Errorf("%w: no id", errJSON)
	}
	it.entry.Prominence = it.sitelinks
	p.names(it, labels, aliases)
	if d := field(descriptions, p.languages[0]); d != nil {
		it.entry.Description = clip(text(field(d, "value")), 120)
	}
	return it, nil
}

// names takes the label of the first language that has one, the other labels
// and all aliases.
func (p *wikidata) names(it *item, labels, aliases []byte) {
	e := &it.entry
	for _, lang := range append(slices.Clone(p.languages), "mul") {
		name := text(path(labels, lang, "value"))
		if e.Name == "" {
			e.Name = clean(name)
			continue
		}
		addName(e, name, kb.HowAlias)
	}
	if e.Name == "" {
		return
	}
	short := e.Aliases // P1813, read with the claims
	e.Aliases = nil
	for _, a := range short {
		addName(e, a.Text, kb.HowAlias)
	}
	for _, lang := range append(slices.Clone(p.languages), "mul") {
		if list := field(aliases, lang); list != nil {
			_ = elements(list, func(v []byte) bool { // damage was found with the line
				addName(e, text(field(v, "value")), kb.HowAlias)
				return true
			})
		}
	}
}

// claims reads the properties that count.
func (p *wikidata) claims(it *item, b []byte) error {
	e := &it.entry
	var borders []string
	err := fields(b, func(k, v []byte) bool {
		switch string(k) {
		case "P31":
			it.classes = items(v, 255)
		case "P279":
			it.above = items(v, 255)
		case "P17", "P27":
			if c := items(v, 1); len(c) > 0 && (it.country == 0 || string(k) == "P17") {
				it.country = c[0]
			}
		case "P131", "P749":
			if c := items(v, 1); len(c) > 0 && (e.Parent == "" || string(k) == "P749") {
				e.Parent = "wikidata:Q" + strconv.Itoa(int(c[0]))
			}
		case "P1376":
			if c := items(v, 1); len(c) > 0 {
				e.CapitalOf = "wikidata:Q" + strconv.Itoa(int(c[0]))
			}
		case "P47":
			for _, c := range items(v, 40) {
				borders = append(borders, "wikidata:Q"+strconv.Itoa(int(c)))
			}
		case "P297":
			values(v, func(x []byte) { it.iso = text(x) })
		case "P1566":
			values(v, func(x []byte) {
				if n, err := strconv.ParseUint(text(x), 10, 32); err == nil && it.geonames == "" {
					it.geonames = strconv.FormatUint(n, 10)
				}
			})
		case "P1813":
			values(v, func(x []byte) {
				if slices.Contains(p.languages, text(field(x, "language"))) {
					e.Aliases = append(e.Aliases, kb.Alias{Text: text(field(x, "text"))})
				}
			})
		default:
			p.details(e, k, v)
		}
		return true
	})
	e.Borders = borders
	return err
}

// details reads what is no link to another item of interest.
func (p *wikidata) details(e *kb.Entry, k, v []byte) {
	switch string(k) {
	case "P625":
		values(v, func(x []byte) {
			lat, err1 := strconv.ParseFloat(string(field(x, "latitude")), 64)
			lon, err2 := strconv.ParseFloat(string(field(x, "longitude")), 64)
			if err1 == nil && err2 == nil && e.Location == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180 {
				e.Location = &extract.Location{Lat: lat, Lon: lon}
			}
		})
	case "P1082":
		values(v, func(x []byte) { // the last one, or the preferred
			if n, err := strconv.ParseFloat(strings.TrimPrefix(text(field(x, "amount")), "+"), 64); err == nil && n > 0 && n < 1e11 {
				e.Population = int(n)
			}
		})
	case "P21":
		values(v, func(x []byte) {
			switch text(field(x, "id")) {
			case itemMale:
				e.Gender = "masc"
			case itemFemale:
				e.Gender = "fem"
			}
		})
	case "P106":
		values(v, func(x []byte) {
			if text(field(x, "id")) == politician {
				e.Kind = "politician"
			}
		})
	}
}

// values gives the values of the statements that hold: the preferred ones, or
// where none is, the normal ones; deprecated ones never.
func values(list []byte, do func(value []byte)) {
	var normal, preferred [][]byte
	_ = elements(list, func(st []byte) bool { // damage was found with the line
		v := path(st, "mainsnak", "datavalue", "value")
		switch text(field(st, "rank")) {
		case "preferred":
			preferred = append(preferred, v)
		case "deprecated":
		default:
			normal = append(normal, v)
		}
		return true
	})
	if len(preferred) > 0 {
		normal = preferred
	}
	for _, v := range normal {
		if v != nil { // "no value" and "unknown value" have none
			do(v)
		}
	}
}

// items are the numbers of the items that statements name, most at most.
func items(list []byte, most int) (out []uint32) {
	values(list, func(v []byte) {
		if n, ok := itemNumber(text(field(v, "id"))); ok && len(out) < most {
			out = append(out, n)
		}
	})
	return out
}
