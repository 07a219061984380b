package source

import (
	"strings"

	"dateline/extract"
)

// matter is the most lines that front matter may have.
const matter = 40

// frontMatter reads the block between two lines "---" at the top, as Markdown
// files have it: title, date, publisher.
func (l *layout) frontMatter() {
	if len(l.paras) < 2 || l.str(l.paras[0]) != "---" {
		return
	}
	end := 0
	for i := 1; i < len(l.paras) && i < matter; i++ {
		if l.str(l.paras[i]) == "---" {
			end = i
			break
		}
	}
	for i := 1; i < end; i++ {
		k, v, ok := strings.Cut(l.str(l.paras[i]), ":")
		v = strings.Trim(strings.TrimSpace(v), `"'`)
		if !ok || v == "" {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(k)) {
		case "title":
			l.headline = v
		case "date", "published":
			if d, ok := parseDay(v); ok {
				l.pub = d
			}
		case "publisher", "source", "site":
			l.publisher = v
		}
	}
	if end > 0 {
		for i := 0; i <= end; i++ {
			l.mark(i, l.paras[i].Start, l.paras[i].End, "boilerplate")
		}
	}
}

// collectDates gathers full dates from captions and the top of the text: they
// tell the year of a dateline that has none.
func (l *layout) collectDates() {
	const top = 20 << 10
	s := l.text[:min(len(l.text), top)]
	for k := 0; k < 50; k++ {
		d, _, end, ok := findDate(s)
		if end == 0 {
			return
		}
		if ok && d.full() {
			l.dates = append(l.dates, d)
		}
		s = s[end:]
	}
}

// settle decides title, publisher and publication date: record before flag
// before header before file name.
func (l *layout) settle(doc *extract.Document, rec Record, o Options, path string) {
	if doc.Title == "" {
		doc.Title = strings.Join(strings.Fields(l.headline), " ")
	}
	if doc.Publisher == "" {
		doc.Publisher = l.publisher
	}
	set := func(d date, by string) { doc.Published, doc.PublishedBy = d.String(), by }
	if l.latest.full() {
		doc.Notes = append(doc.Notes, extract.Note{Kind: "post-date", Offset: l.latestAt, Text: l.latest.String()})
	}
	if rec.Published != "" {
		if d, ok := parseDay(rec.Published); ok {
			set(d, "record")
			return
		}
		doc.Notes = append(doc.Notes, extract.Note{Kind: "bad-date", Text: "published: " + rec.Published})
	}
	if o.Date != "" {
		if d, ok := parseDay(o.Date); ok {
			set(d, "flag")
			return
		}
	}
	named, inName := date{}, false
	if !rec.batch { // a batch of reports has no one day
		named, inName = fileDate(path)
	}
	switch {
	case l.pub.full():
		set(l.pub, "header")
	case l.pub.valid():
		if inName {
			l.dates = append(l.dates, named)
		}
		if d, ok := nearYear(l.pub, l.dates); ok {
			set(d, "header")
			return
		}
		doc.Notes = append(doc.Notes, extract.Note{Kind: "date-without-year", Text: l.pub.String()[5:]})
	case inName:
		set(named, "file")
	}
}
