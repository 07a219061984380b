package source

import (
	_ "embed"
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

//go:embed data/boilerplate.txt
var boilerplateData string

//go:embed data/agencies.txt
var agencyData string

func dataLines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l != "" && !strings.HasPrefix(l, "#") {
			out = append(out, l)
		}
	}
	return out
}

var boilerplateRE = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^[^\p{L}\p{N}©\[(]{0,8}(?:` + strings.Join(dataLines(boilerplateData), "|") + `)`)
})

var agencies = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, l := range dataLines(agencyData) {
		set[strings.ToLower(l)] = true
	}
	return set
})

// Lengths in bytes up to which a line is looked at for what it may be.
const (
	maxLine    = 320 // boilerplate, dates, bylines
	maxHead    = 200 // headline
	maxCaption = 600
)

// layout is what one look over the text finds.
type layout struct {
	text    string
	paras   []extract.Span // without the white space around them
	regions []extract.Region
	taken   []bool // a paragraph has a kind

	headline  string
	publisher string
	pub       date   // the day in the header
	dates     []date // all full dates near the top, captions and posts
	latest    date   // of embedded posts
	latestAt  int
}

func look(doc *extract.Document) *layout {
	l := &layout{text: doc.Text, paras: split(doc.Text)}
	l.taken = make([]bool, len(l.paras))
	l.frontMatter()
	for i, p := range l.paras {
		if !l.taken[i] {
			l.social(i, p)
		}
	}
	for i, p := range l.paras {
		if !l.taken[i] && p.Len() <= maxLine {
			l.boilerplate(i, p)
		}
	}
	l.header()
	l.captions()
	l.headlines()
	l.collectDates()
	sort.SliceStable(l.regions, func(i, j int) bool { return l.regions[i].Start < l.regions[j].Start })
	doc.Regions = l.regions
	for _, r := range l.regions {
		if r.Kind == "boilerplate" {
			doc.Boilerplate = append(doc.Boilerplate, extract.Pair(r.Span))
		}
	}
	return l
}

// mark adds a region; the caller sees to it that regions do not overlap.
func (l *layout) mark(i, start, end int, kind string) {
	if s := trim(l.text, start, end); s.Len() > 0 {
		l.regions = append(l.regions, extract.Region{Span: s, Kind: kind})
	}
	l.taken[i] = true
}

func (l *layout) str(p extract.Span) string { return l.text[p.Start:p.End] }

var (
	bylineRE = regexp.MustCompile(`^(?i:by) (?:(?:our|a|the) [\w ]{3,40}|(?:[\p{Lu}][\p{L}.’'-]*|al-\p{Lu}\p{L}*|de|van|von|bin|el|and|in|for|with|[,&|/])(?: (?:[\p{Lu}][\p{L}.’'-]*,?|al-\p{Lu}\p{L}*,?|de|van|von|bin|el|and|in|for|with|the|[&|/]))*)$`)
	sourceRE = regexp.MustCompile(`(?i)^sources?: ?(.+?)\.?$`)
)

// boilerplate marks a line that belongs to the page and not to the report.
func (l *layout) boilerplate(i int, p extract.Span) {
	s := l.str(p)
	if !boilerplateRE().MatchString(s) && !bylineRE.MatchString(s) && !buttons(s) {
		return
	}
	l.mark(i, p.Start, p.End, "boilerplate")
	// "Source: Northern Post and agencies": the first is the publisher.
	if m := sourceRE.FindStringSubmatch(s); m != nil && l.publisher == "" {
		name := m[1]
		for _, sep := range []string{" and ", ",", "/", " with ", " & "} {
			name, _, _ = strings.Cut(name, sep)
		}
		if name = strings.TrimSpace(name); !strings.EqualFold(name, "agencies") && name != "" {
			l.publisher = name
		}
	}
}

// buttons tells whether a line is a row of short labels of which one is known:
// "Share this story | Comments (12)".
func buttons(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	known := false
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if len(strings.Fields(part)) > 5 {
			return false
		}
		if _, _, _, ok := findDate(part); ok {
			return false // a header line
		}
		known = known || boilerplateRE().MatchString(part)
	}
	return known && len(parts) > 1
}

var creditRE = regexp.MustCompile(`(?:[\[(](?:[^()\[\]]{0,40}[:/] ?)?([^()\[\]:]{2,40})[\])]|(?:Photo|Photograph|Image|Picture|Credit)s?(?: by| credit)?: [^.]{2,60})\.?$`)
var captionRE = regexp.MustCompile(`^(?i:file photo|file picture|file ?[-–—:] |in this (?:file )?(?:photo|image|picture|screen ?grab|frame grab)|(?:photo|image|picture|caption|pictured|above|below|screengrab)(?: by| credit)?: )`)

// captions marks the lines under pictures, known by their credit:
// "Soldiers stand guard near the bridge on May 3, 2022. (Reuters)".
func (l *layout) captions() {
	for i, p := range l.paras {
		if l.taken[i] || p.Len() > maxCaption || i == len(l.paras)-1 && i > 0 {
			continue
		}
		s := l.str(p)
		if captionRE.MatchString(s) {
			l.mark(i, p.Start, p.End, "caption")
			continue
		}
		m := creditRE.FindStringSubmatch(s[max(0, len(s)-90):])
		if m == nil || m[1] != "" && !isAgency(m[1]) {
			continue
		}
		if strings.Count(s, ". ") <= 3 && !strings.ContainsAny(s, "“\"") {
			l.mark(i, p.Start, p.End, "caption")
		}
	}
}

// isAgency tells whether a credit names an agency, alone or among others:
// "Reuters", "Anna Petrova/AP Photo", "File: AFP".
func isAgency(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == ',' || r == '|' }) {
		part = strings.TrimSpace(part)
		for _, cut := range []string{" photo", " pictures", " via", " file"} {
			part, _, _ = strings.Cut(part, cut)
		}
		if agencies()[part] {
			return true
		}
	}
	return agencies()[s]
}

// headlines marks the title, the first short line without a full stop before
// the running text, and short headings inside it.
func (l *layout) headlines() {
	for i, p := range l.paras {
		if l.taken[i] {
			continue
		}
		start := p.Start
		if h := hashes(l.str(p)); h > 0 {
			// Markdown: the marks are not part of the heading.
			l.regions = append(l.regions, extract.Region{Span: extract.Span{Start: start, End: start + h}, Kind: "boilerplate"})
			start += h
		}
		s := strings.TrimSpace(l.text[start:p.End])
		if start == p.Start && !isHeading(s) || s == "" {
			continue
		}
		body := i+1 < len(l.paras)
		words := len(strings.Fields(s))
		switch {
		case start > p.Start:
		case !body || p.Len() > maxHead:
			continue
		case l.headline == "" && l.before(i) && words >= 3 && words <= 25:
		case words > 9:
			continue
		}
		if l.headline == "" && l.before(i) && words >= 2 {
			l.headline = s
		}
		l.mark(i, start, p.End, "headline")
	}
}

// before tells whether no running text stands above paragraph i.
func (l *layout) before(i int) bool {
	for k := i - 1; k >= 0 && i-k < 12; k-- {
		if !l.taken[k] {
			return false
		}
	}
	return i < 12
}

func hashes(s string) int {
	n := 0
	for n < len(s) && n < 6 && s[n] == '#' {
		n++
	}
	if n > 0 && n < len(s) && s[n] == ' ' {
		return n
	}
	return 0
}

// isHeading tells whether a line looks like a heading: it opens with a
// capital, a digit or a quotation mark and does not end like a sentence or in
// the middle of one.
func isHeading(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("“\"‘'¿[", r) {
		return false
	}
	if strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return false
	}
	t := strings.TrimRight(s, "”\"’')]")
	last, _ := utf8.DecodeLastRuneInString(t)
	if strings.ContainsRune(".,;:…-–—|", last) {
		return false
	}
	return !strings.Contains(t, ". ") || len(s) < 100
}
