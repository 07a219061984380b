package dump

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// joiner turns sorted records into entries.
type joiner struct {
	b         *build
	w         *kb.FileWriter
	edges     []edge            // subclass of, sorted by the class above
	kindOf    map[uint32]uint8  // class -> line of the table of classes, from 1
	divisions map[string]string // code -> key
	countries map[string]string // ISO code -> key
	states    map[uint32]string // item -> ISO code
	late      []kb.Entry        // items whose GeoNames id was taken
	group     group
	shorts    shorts
}

type edge struct{ above, below uint32 }

// group is the records of one key.
type group struct {
	key   string
	parts []part
}

type part struct {
	src  byte
	data []byte
}

// join merges the runs and writes the file.
func (b *build) join(ctx context.Context) error {
	var sources []string
	for _, in := range b.o.Inputs {
		sources = append(sources, filepath.Base(in.Path))
	}
	w, err := kb.NewFileWriter(b.o.Out, b.dir, kb.FileInfo{Name: b.o.Name, Sources: sources, Gazetteer: b.o.Gazetteer}, b.o.Memory/4)
	if err != nil {
		return err
	}
	j := &joiner{b: b, w: w, divisions: map[string]string{}, countries: map[string]string{}, states: map[uint32]string{}}
	j.known()
	if j.shorts, err = readShorts(); err != nil {
		return err
	}
	n := int64(0)
	err = b.sorter.Each(func(rec []byte) error {
		if n++; n%4096 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			b.o.Progress("joining", 0, 0, n)
		}
		return j.record(rec)
	})
	if err == nil {
		err = j.flush()
	}
	for i := 0; err == nil && i < len(j.late); i++ {
		err = j.add(&j.late[i])
	}
	if err != nil {
		w.Abort()
		return err
	}
	b.o.Progress("writing", 0, 0, n)
	b.result.Info, err = w.Close()
	return err
}

// known takes the countries of the embedded base, by code and by item.
func (j *joiner) known() {
	if j.b.o.Base == nil {
		return
	}
	for _, e := range j.b.o.Base.Countries() {
		j.countries[e.Country] = e.Key
		for _, l := range e.Links {
			if q, ok := strings.CutPrefix(l, "wikidata:"); ok {
				if n, ok := itemNumber(q); ok {
					j.states[n] = e.Country
				}
			}
		}
	}
}

func (j *joiner) record(rec []byte) error {
	body := rec[1:]
	switch rec[0] {
	case tagClass:
		e := edge{binary.BigEndian.Uint32(body), binary.BigEndian.Uint32(body[4:])}
		if n := len(j.edges); n == 0 || j.edges[n-1] != e {
			j.edges = append(j.edges, e)
		}
	case tagDivision:
		code, key, _ := strings.Cut(string(body), "\x00")
		j.divisions[code] = key
	case tagCountry:
		j.countries[string(body[:2])] = string(body[2:])
	case tagState:
		if n := binary.BigEndian.Uint32(body); j.states[n] == "" {
			j.states[n] = string(body[4:])
		}
	case tagEntry:
		if j.kindOf == nil {
			j.close()
		}
		i := bytes.IndexByte(body, 0)
		if i < 0 || i+1 >= len(body) {
			return fmt.Errorf("record of %d bytes has no key", len(rec))
		}
		if string(body[:i]) != j.group.key {
			if err := j.flush(); err != nil {
				return err
			}
			j.group.key = string(body[:i])
		}
		j.group.parts = append(j.group.parts, part{body[i+1], slices.Clone(body[i+2:])})
	}
	return nil
}

// close follows "subclass of" down from every line of the table of classes.
// A class belongs to the first line that reaches it.
func (j *joiner) close() {
	j.kindOf = map[uint32]uint8{}
	for i, c := range j.b.classes.rows {
		if j.kindOf[c.id] == 0 {
			j.kindOf[c.id] = uint8(i + 1)
		}
	}
	for i, c := range j.b.classes.rows {
		level := []uint32{c.id}
		for depth := 0; len(level) > 0 && depth < j.b.o.Depth; depth++ {
			var next []uint32
			for _, above := range level {
				at, _ := slices.BinarySearchFunc(j.edges, above, func(e edge, id uint32) int { return int(int64(e.above) - int64(id)) })
				for ; at < len(j.edges) && j.edges[at].above == above; at++ {
					if below := j.edges[at].below; j.kindOf[below] == 0 {
						j.kindOf[below] = uint8(i + 1)
						next = append(next, below)
					}
				}
			}
			level = next
		}
	}
	j.edges = nil
}

// flush makes the entry of the group.
func (j *joiner) flush() error {
	g := j.group
	j.group = group{}
	var e *kb.Entry
	for _, p := range g.parts {
		switch {
		case p.src == srcAlternate:
			if e != nil {
				alternate(e, p.data)
			}
		case p.src == srcWikidata:
			x, wanted, err := j.item(p.data)
			if err != nil {
				return err
			}
			e = j.mergeItem(e, x, wanted)
		default:
			x, _, err := kb.DecodeEntry(p.data)
			if err != nil {
				return fmt.Errorf("%s: %w", g.key, err)
			}
			e = merge(e, &x)
		}
	}
	if e == nil {
		return nil
	}
	return j.add(e)
}

// alternate adds another name or a link of GeoNames.
func alternate(e *kb.Entry, data []byte) {
	switch {
	case len(data) < 2:
	case data[0] == altLink:
		if l := string(data[1:]); !slices.Contains(e.Links, l) {
			e.Links = append(e.Links, l)
		}
	case data[0] == altPreferred && kb.Fold(string(data[2:])) != kb.Fold(e.Name):
		old := e.Name
		e.Name = string(data[2:])
		e.Aliases = slices.DeleteFunc(e.Aliases, func(a kb.Alias) bool { return kb.Fold(a.Text) == kb.Fold(e.Name) })
		addName(e, old, kb.HowAlias)
	default:
		promote(e, string(data[2:]), kb.How(data[1]))
	}
}

// promote adds a name; one that was only a variant and is an alias now becomes
// one.
func promote(e *kb.Entry, name string, how kb.How) {
	if how < kb.HowVariant {
		for i, a := range e.Aliases {
			if a.How == kb.HowVariant && kb.Fold(a.Text) == kb.Fold(name) {
				e.Aliases[i].How = how
				return
			}
		}
	}
	addName(e, name, how)
}

// item decodes a Wikidata record. wanted is false when no class of it is.
func (j *joiner) item(data []byte) (*kb.Entry, bool, error) {
	if len(data) < 5 || len(data) < 5+4*int(data[4]) {
		return nil, false, fmt.Errorf("item record of %d bytes", len(data))
	}
	country, n := binary.BigEndian.Uint32(data), int(data[4])
	best := uint8(0)
	for i := range n {
		if k := j.kindOf[binary.BigEndian.Uint32(data[5+4*i:])]; k != 0 && (best == 0 || k < best) {
			best = k
		}
	}
	e, _, err := kb.DecodeEntry(data[5+4*n:])
	if err != nil {
		return nil, false, err
	}
	e.Country = j.states[country]
	if best == 0 {
		return &e, false, nil
	}
	c := j.b.classes.rows[best-1]
	e.Type = c.typ
	if c.typ != extract.Person || e.Kind == "" {
		e.Kind = c.kind
	}
	j.b.result.Classes[c.id]++
	j.fit(&e)
	return &e, true, nil
}

// stateKinds are bodies that belong to their country.
var stateKinds = []string{"ministry", "military", "government", "parliament", "court", "state-body"}

// fit drops what does not belong to an entry of its type and kind.
func (j *joiner) fit(e *kb.Entry) {
	if e.Type != extract.Place {
		e.CapitalOf, e.Borders = "", nil
	}
	if e.Kind != kb.KindCountry {
		e.Borders = nil
	}
	if e.Type == extract.Person || e.Type == kb.Event {
		e.Parent = ""
	}
	if e.Type == extract.Organization && slices.Contains(stateKinds, e.Kind) && j.countries[e.Country] != "" {
		e.Parent = "country:" + e.Country
	}
	if e.Kind == kb.KindCountry {
		e.Parent = ""
		if n, ok := strings.CutPrefix(e.Key, "wikidata:"); ok && e.Country == "" {
			if q, ok := itemNumber(n); ok {
				e.Country = j.states[q]
			}
		}
	}
}

// mergeItem joins an item to what GeoNames or the user's own table says. An
// item without such a part goes by its own key, if its class is wanted; so
// does a second item that claims the same GeoNames id, without that.
func (j *joiner) mergeItem(e, x *kb.Entry, wanted bool) *kb.Entry {
	taken := false
	if e == nil {
		if wanted {
			return x
		}
		return nil
	}
	for _, key := range append([]string{e.Key}, e.Links...) {
		taken = taken || key != x.Key && strings.HasPrefix(key, "wikidata:")
	}
	if !taken {
		return merge(e, x)
	}
	if wanted {
		x.Links = slices.DeleteFunc(x.Links, func(l string) bool { return strings.HasPrefix(l, "geonames:") })
		j.late = append(j.late, *x)
	}
	return e
}

// merge adds what x knows to e.
func merge(e, x *kb.Entry) *kb.Entry {
	if e == nil {
		return x
	}
	addName(e, x.Name, kb.HowAlias)
	for _, a := range x.Aliases {
		promote(e, a.Text, a.How)
	}
	for _, l := range append([]string{x.Key}, x.Links...) {
		if l != e.Key && !slices.Contains(e.Links, l) {
			e.Links = append(e.Links, l)
		}
	}
	if e.Location == nil {
		e.Location = x.Location
	}
	if e.Parent == "" {
		e.Parent = x.Parent
	}
	if e.CapitalOf == "" {
		e.CapitalOf = x.CapitalOf
	}
	if len(e.Borders) == 0 {
		e.Borders = x.Borders
	}
	if e.Country == "" {
		e.Country = x.Country
	}
	if e.Description == "" {
		e.Description = x.Description
	}
	e.Population, e.Prominence = max(e.Population, x.Population), max(e.Prominence, x.Prominence)
	return e
}

// add writes an entry: codes become keys.
func (j *joiner) add(e *kb.Entry) error {
	e.Parent, e.CapitalOf = j.resolve(e.Parent), j.resolve(e.CapitalOf)
	var borders []string
	for _, k := range e.Borders {
		if k = j.resolve(k); k != "" && k != e.Key {
			borders = append(borders, k)
		}
	}
	slices.Sort(borders)
	e.Borders = slices.Compact(borders)
	if e.Parent == e.Key {
		e.Parent = ""
	}
	j.shorts.add(e)
	j.b.result.Kinds[e.Kind]++
	return j.w.Add(e)
}

// resolve turns a code of GeoNames into a key: that of the division, of the
// one above it, or of the country.
func (j *joiner) resolve(key string) string {
	if iso, ok := strings.CutPrefix(key, "country:"); ok {
		return j.countries[iso]
	}
	code, ok := strings.CutPrefix(key, "division:")
	if !ok {
		return key
	}
	for strings.Contains(code, ".") {
		if k := j.divisions[code]; k != "" {
			return k
		}
		code = code[:strings.LastIndexByte(code, '.')]
	}
	return j.countries[code]
}
