package dump

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// Columns of a table of the user's own, in any order; id or name, and type are
// needed. Lists have semicolons between them.
var ownColumns = []string{"id", "name", "type", "kind", "aliases", "country", "lat", "lon", "population", "prominence", "parent", "links", "gender", "description"}

// own reads a CSV file with a header line.
type own struct {
	file string
	base string // the base of ids without one
	col  map[string]int
}

// readOwn gives the entries of a table, each with the line it stands on.
func readOwn(r io.Reader, file, base string, do func(e *kb.Entry) error) error {
	cr := csv.NewReader(r)
	cr.FieldsPerRecord = -1
	head, err := cr.Read()
	if errors.Is(err, io.EOF) {
		return &TableError{file, 1, "the file is empty: want a header line with id, name, type, ..."}
	}
	if err != nil {
		return csvError(file, err)
	}
	o := own{file: file, base: base, col: map[string]int{}}
	for i, h := range head {
		h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if !slices.Contains(ownColumns, h) {
			return &TableError{file, 1, fmt.Sprintf("column %q is none of: %s", h, strings.Join(ownColumns, ", "))}
		}
		o.col[h] = i
	}
	for _, need := range []string{"name", "type"} {
		if _, ok := o.col[need]; !ok {
			return &TableError{file, 1, fmt.Sprintf("no column %q: the first line names the columns, from: %s", need, strings.Join(ownColumns, ", "))}
		}
	}
	for {
		row, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return csvError(file, err)
		}
		line, _ := cr.FieldPos(0)
		e, err := o.entry(row)
		if err != nil {
			return &TableError{file, line, err.Error()}
		}
		if err := do(e); err != nil {
			return err
		}
	}
}

func csvError(file string, err error) error {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		return &TableError{file, pe.Line, pe.Err.Error()}
	}
	return err
}

func (o *own) get(row []string, col string) string {
	if i, ok := o.col[col]; ok && i < len(row) {
		return strings.TrimSpace(row[i])
	}
	return ""
}

// key makes a key of an id: as it is when it names its base.
func (o *own) key(id string) (string, error) {
	if strings.Contains(id, ":") {
		return id, kb.ValidKey(id)
	}
	k := o.base + ":" + strings.ReplaceAll(id, " ", "-")
	return k, kb.ValidKey(k)
}

func (o *own) entry(row []string) (*kb.Entry, error) {
	e := &kb.Entry{Name: clean(o.get(row, "name")), Kind: o.get(row, "kind"), Country: strings.ToUpper(o.get(row, "country")),
		Description: clip(o.get(row, "description"), 120)}
	if e.Name == "" {
		return nil, errors.New("no name, or one longer than 120 bytes")
	}
	id := o.get(row, "id")
	if id == "" {
		id = kb.Fold(e.Name)
	}
	var err error
	if e.Key, err = o.key(id); err != nil {
		return nil, err
	}
	switch t := strings.ToUpper(o.get(row, "type")); t {
	case "PERSON", "PLACE", "ORGANIZATION", "EVENT":
		e.Type = extract.Type(t)
	default:
		return nil, fmt.Errorf("type %q: want person, place, organization or event", o.get(row, "type"))
	}
	if len(e.Country) != 0 && len(e.Country) != 2 {
		return nil, fmt.Errorf("country %q: want a code of two letters (ISO 3166)", e.Country)
	}
	switch g := strings.ToLower(o.get(row, "gender")); g {
	case "", "masc", "fem":
		e.Gender = g
	default:
		return nil, fmt.Errorf("gender %q: want masc, fem or nothing", g)
	}
	if err := o.numbers(e, row); err != nil {
		return nil, err
	}
	for _, a := range strings.Split(o.get(row, "aliases"), ";") {
		addName(e, a, kb.HowAlias)
	}
	return e, o.keys(e, row)
}

func (o *own) numbers(e *kb.Entry, row []string) error {
	for col, to := range map[string]*int{"population": &e.Population, "prominence": &e.Prominence} {
		if s := o.get(row, col); s != "" {
			n, err := strconv.ParseUint(s, 10, 40)
			if err != nil {
				return fmt.Errorf("%s %q: want a whole number", col, s)
			}
			*to = int(n)
		}
	}
	lat, lon := o.get(row, "lat"), o.get(row, "lon")
	if lat == "" && lon == "" {
		return nil
	}
	x, err1 := strconv.ParseFloat(lat, 64)
	y, err2 := strconv.ParseFloat(lon, 64)
	if err1 != nil || err2 != nil || !(x >= -90 && x <= 90 && y >= -180 && y <= 180) {
		return fmt.Errorf("position %q, %q: want degrees north and east", lat, lon)
	}
	e.Location = &extract.Location{Lat: x, Lon: y}
	return nil
}

func (o *own) keys(e *kb.Entry, row []string) (err error) {
	if p := o.get(row, "parent"); p != "" {
		if e.Parent, err = o.key(p); err != nil {
			return fmt.Errorf("parent: %w", err)
		}
	}
	for _, l := range strings.Split(o.get(row, "links"), ";") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if err := kb.ValidKey(l); err != nil {
			return fmt.Errorf("links: %w", err)
		}
		e.Links = append(e.Links, l)
	}
	return nil
}
