package kb

import (
	"slices"
	"strings"

	"dateline/extract"
)

// With gives a base that knows the entries of the files too. The embedded base
// comes first: an entry of a file that names the same thing (its key, one of
// its links, or for a body its name and country) adds links, names and what is
// missing to the embedded one, and is no candidate of its own. Earlier files
// come before later ones in the same way. The Base it is called on is left as
// it is.
func (b *Base) With(files ...*File) *Base {
	c := *b
	c.more = append(append([]*File(nil), b.more...), files...)
	return &c
}

// Files are the files that were added, in order.
func (b *Base) Files() []*File { return b.more }

// Err is the first damage that a look-up met in one of the files.
func (b *Base) Err() error {
	for _, f := range b.more {
		if err := f.Err(); err != nil {
			return err
		}
	}
	return nil
}

// entryOfFiles finds a key in the files; what the embedded base or an earlier
// file knows under another key is given as that knows it.
func (b *Base) entryOfFiles(key string) (Entry, bool) {
	for k, f := range b.more {
		if e, ok := f.lookup(key); ok {
			return b.canonical(e, k), true
		}
	}
	return Entry{}, false
}

// canonical is the entry under which the base knows the thing that file k
// calls e: the embedded one, that of an earlier file, or e itself.
func (b *Base) canonical(e Entry, k int) Entry {
	if i, ok := b.same(&e, b.more[k]); ok {
		x := b.enrich(b.entry(i))
		add(&x, &e)
		return x
	}
	for j, f := range b.more[:k] {
		for _, key := range append([]string{e.Key}, e.Links...) {
			if o, ok := f.lookup(key); ok {
				return b.canonical(o, j)
			}
		}
	}
	return b.settle(b.enrich(e))
}

// settle leads the keys that an entry of a file names to what the base calls
// them; what it lies in is, where the base does not hold it, the country.
func (b *Base) settle(e Entry) Entry {
	parent, ok := b.settled(e.Parent)
	if c, known := b.country[e.Country]; !ok && known && e.Type != extract.Person && b.key(c) != e.Key {
		parent = b.key(c)
	}
	e.Parent = parent
	e.CapitalOf, _ = b.settled(e.CapitalOf)
	var borders []string
	for _, k := range e.Borders {
		if k, ok := b.settled(k); ok {
			borders = append(borders, k)
		}
	}
	e.Borders = borders
	return e
}

// settled is the key under which the base knows the entry of that key.
func (b *Base) settled(key string) (string, bool) {
	if key == "" {
		return "", false
	}
	if i, ok := b.keys[hashString(key)]; ok {
		return b.key(i), true
	}
	for _, f := range b.more {
		if e, ok := f.lookup(key); ok {
			if i, ok := b.same(&e, f); ok {
				return b.key(i), true
			}
			return e.Key, true
		}
	}
	return "", false
}

// same finds the embedded entry that is the same thing as an entry of a file:
// by a key of either, else by name, where the file has one such thing only.
func (b *Base) same(e *Entry, f *File) (int32, bool) {
	for _, key := range append([]string{e.Key}, e.Links...) {
		if i, ok := b.keys[hashString(key)]; ok {
			return i, true
		}
	}
	if e.Type == Event || e.Type == extract.Place && (e.Location != nil || e.Population > 0) || f.namesakes(e) > 1 {
		return 0, false
	}
	if e.Type == extract.Place {
		return b.namesake(e)
	}
	for n := b.index.find(hashFold(trimThe(e.Name))); n >= 0; n = b.names[n].next {
		r := b.names[n]
		if r.entry >= 0 && How(r.flags&flagHow) == HowName && b.twin(r.entry, e) {
			return r.entry, true
		}
	}
	return 0, false
}

// twin: a body or an office holder of our own, without an id from anywhere,
// that bears the name and does not belong to another country.
func (b *Base) twin(i int32, e *Entry) bool {
	r := &b.entries[i]
	if types[r.typ] != e.Type || kbs[r.kb] != "dateline" || len(b.links[i]) > 0 || e.Type == extract.Person && !strings.Contains(e.Name, " ") {
		return false
	}
	return r.country[0] == 0 || e.Country == "" || string(r.country[:]) == e.Country
}

// namesake is the embedded place that an entry without a position is taken
// for: the one that is called so, if it is far better known than all others of
// that name (London; not Springfield).
func (b *Base) namesake(e *Entry) (int32, bool) {
	best, top, second := int32(-1), uint32(0), uint32(0)
	for n := b.index.find(hashFold(trimThe(e.Name))); n >= 0; n = b.names[n].next {
		r := b.names[n]
		if r.entry < 0 || How(r.flags&flagHow) >= HowDemonym && How(r.flags&flagHow) != HowAcronym {
			continue
		}
		x := &b.entries[r.entry]
		if types[x.typ] != extract.Place || x.country[0] != 0 && e.Country != "" && string(x.country[:]) != e.Country {
			continue
		}
		switch pop := x.population + 1; {
		case b.kinds[x.kind] == KindCountry:
			return r.entry, e.Kind == "" || e.Kind == KindCountry
		case r.entry == best:
		case pop > top:
			best, top, second = r.entry, pop, top
		case pop > second:
			second = pop
		}
	}
	for _, l := range b.links[best] { // another thing by its own word
		if strings.HasPrefix(l, "wikidata:") && strings.HasPrefix(e.Key, "wikidata:") && l != e.Key {
			return 0, false
		}
	}
	return best, best >= 0 && top > namesakes*second
}

// namesakes is how many times as many people the place of a name has, at
// least, that is meant without more words.
const namesakes = 4

// enrich adds what the files know of the entry.
func (b *Base) enrich(e Entry) Entry {
	for _, f := range b.more {
		for _, key := range append([]string{e.Key}, e.Links...) {
			if o, ok := f.lookup(key); ok {
				add(&e, &o)
				break
			}
		}
		if e.Type != extract.Place && len(e.Links) == 0 {
			b.enrichTwin(&e, f)
		}
	}
	return e
}

// enrichTwin adds the one body or person of the file that is the same by name.
func (b *Base) enrichTwin(e *Entry, f *File) {
	i, ok := b.keys[hashString(e.Key)]
	if !ok || f.namesakes(e) != 1 {
		return
	}
	for _, h := range f.hits(hashFold(trimThe(e.Name))) {
		if o, ok := f.entry(h.index); ok && h.name == 0 && b.twin(i, &o) {
			add(e, &o)
		}
	}
}

// namesakes is the number of entries of the type that bear the name, as their
// main name or another.
func (f *File) namesakes(e *Entry) int {
	var seen []int
	for _, h := range f.hits(hashFold(trimThe(e.Name))) {
		if o, ok := f.entry(h.index); ok && o.Type == e.Type && !slices.Contains(seen, h.index) {
			seen = append(seen, h.index)
		}
	}
	return len(seen)
}

// add puts into e what o knows beyond it.
func add(e, o *Entry) {
	for _, l := range append([]string{o.Key}, o.Links...) {
		if l != e.Key && !contains(e.Links, l) {
			e.Links = append(e.Links[:len(e.Links):len(e.Links)], l)
		}
	}
	if e.Location == nil {
		e.Location = o.Location
	}
	if e.Description == "" {
		e.Description = o.Description
	}
	if e.Country == "" {
		e.Country = o.Country
	}
	if e.Gender == "" {
		e.Gender = o.Gender
	}
	e.Population = max(e.Population, o.Population)
	e.Prominence = max(e.Prominence, o.Prominence)
}

// findInFiles adds the entries of the files that bear the name.
func (b *Base) findInFiles(name string, out []Candidate) []Candidate {
	if len(b.more) == 0 {
		return out
	}
	seen := map[string]int{}
	for i := range out {
		seen[out[i].Key] = i
	}
	fold, upper := Fold(trimThe(name)), isUpper(name)
	for k, f := range b.more {
		for _, h := range f.hits(hashFold(trimThe(name))) {
			e, ok := f.entry(h.index)
			if !ok || h.upper && !upper {
				continue
			}
			text := e.nameAt(h.name)
			if Fold(trimThe(text)) != fold { // equal hashes of unequal names
				continue
			}
			e = b.canonical(e, k)
			i, ok := seen[e.Key]
			if !ok {
				i = len(out)
				seen[e.Key] = i
				out = append(out, Candidate{Entry: e, How: h.how, Text: text})
			}
			out[i].Own = out[i].Own || f.Info.Gazetteer
			add(&out[i].Entry, &e)
		}
	}
	return out
}

// nameAt is the main name (0) or an alias.
func (e *Entry) nameAt(i int) string {
	if i == 0 || i > len(e.Aliases) {
		return e.Name
	}
	return e.Aliases[i-1].Text
}

// OwnType is the one type that the tables of the user's own (the files that
// serve as gazetteers) give a name.
func (b *Base) OwnType(name string) (t extract.Type, ok bool) {
	for _, f := range b.more {
		if !f.Info.Gazetteer {
			continue
		}
		for _, h := range f.hits(hashFold(trimThe(name))) {
			e, found := f.entry(h.index)
			switch {
			case !found || e.Type == Event || h.upper && !isUpper(name):
			case ok && e.Type != t:
				return "", false
			default:
				t, ok = e.Type, true
			}
		}
	}
	return t, ok
}
