package source

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
)

// headParas is how many paragraphs from the top may hold a header line.
const headParas = 12

var (
	// " date 2021-07-14 Fast News": what some archives put before the text.
	archiveRE = regexp.MustCompile(`^(?i:date)[: ]\s*(\d{4}-\d{2}-\d{2})\b[T ]?(?:\d\d:\d\d\S*)?`)
	// "Published: 3 May 2022 10:15 GMT", "Updated on July 4, 2023".
	publishedRE = regexp.MustCompile(`^(?i)(first |last |originally )?(published|publish date|posted|updated|modified|issued|released|date|pubdate)(?: on| at)?\b\s*[:–—-]?\s*(.*)$`)
	// "Calama, 13/03/2024"
	cityRE  = regexp.MustCompile(`^` + reName + `, $`)
	clockRE = regexp.MustCompile(`(?i)\b(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d{1,2} ?[ap]\.?m\.?)(?: ?[ap]\.?m\b\.?)?(?: ?(?:\(?(?:gmt|utc|bst|cet|cest|est|edt|ist|pkt|local time|[a-z]{2,4} time)\)?(?: ?[+-]\d{1,2}(?::?\d\d)?)?))?`)
)

// header reads what stands above the running text: dates, publisher, byline,
// and the dateline that opens it.
func (l *layout) header() {
	for i, p := range l.paras {
		if i >= headParas {
			break
		}
		s := l.str(p)
		if i == 0 {
			if m := archiveRE.FindStringSubmatchIndex(s); m != nil {
				l.archive(i, p, m[1], s[m[2]:m[3]])
				continue
			}
		}
		if l.taken[i] {
			continue
		}
		if p.Len() <= maxLine && l.headerLine(i, p, s) {
			continue
		}
		l.dateline(i, p, s[:min(len(s), 200)])
	}
}

// archive marks the prefix; what follows on the line is the text itself, or
// the name of a column when it is a few words.
func (l *layout) archive(i int, p extract.Span, n int, day string) {
	if d, ok := parseDay(day); ok {
		l.pub = d
	}
	rest := strings.TrimSpace(l.text[p.Start+n : p.End])
	if len(strings.Fields(rest)) <= 3 && !strings.HasSuffix(rest, ".") {
		l.mark(i, p.Start, p.End, "boilerplate")
		return
	}
	l.mark(i, p.Start, p.Start+n, "boilerplate")
	l.taken[i] = false
	if rest != "" {
		l.paras[i].Start = trim(l.text, p.Start+n, p.End).Start
	}
}

// headerLine tells whether a line is made of a date, perhaps with publisher,
// byline and time beside it, and takes what it says.
//
//	24 July 2024 | The Coast Mirror | By our correspondent
//	NORTH COAST LIVE · 18 February 2023 · updated 21:40
func (l *layout) headerLine(i int, p extract.Span, s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	var day date
	var other []string
	for _, part := range parts {
		part = strings.TrimSpace(part)
		rest := part
		if m := publishedRE.FindStringSubmatch(part); m != nil {
			rest = m[3]
		}
		d, a, b, ok := findDate(rest)
		if ok && onlyTime(cityRE.ReplaceAllString(rest[:a], "")+" "+rest[b:]) {
			if !day.full() {
				day = d
			}
			continue
		}
		if part != "" && !onlyTime(rest) {
			other = append(other, part)
		}
	}
	if !day.valid() || len(other) > 3 {
		return false
	}
	for _, o := range other {
		switch {
		case bylineRE.MatchString(o) || len(o) > 60 || boilerplateRE().MatchString(o):
		case l.publisher == "" && len(strings.Fields(o)) <= 6:
			l.publisher = o
		}
	}
	if day.full() || !l.pub.valid() {
		if !l.pub.full() {
			l.pub = day
		}
	}
	l.mark(i, p.Start, p.End, "boilerplate")
	l.masthead(i)
	return true
}

// masthead takes the line above the date for the name of the paper when it
// looks like one (two to four words, all with capitals) and a line that may be
// the headline follows.
func (l *layout) masthead(i int) {
	if i != 1 || l.taken[0] || i+1 >= len(l.paras) || !isHeading(l.str(l.paras[i+1])) || l.paras[i+1].Len() > maxHead {
		return
	}
	s := l.str(l.paras[0])
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && len(w) > 3 {
			return
		}
	}
	if l.publisher == "" {
		l.publisher = s
	}
	l.mark(0, l.paras[0].Start, l.paras[0].End, "boilerplate")
}

// onlyTime tells whether nothing is left of s but a clock time and marks.
func onlyTime(s string) bool {
	s = clockRE.ReplaceAllString(s, "")
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch strings.ToLower(w) {
		case "updated", "published", "at", "on", "last", "first", "update", "am", "pm", "gmt", "utc", "ist", "pkt", "est", "edt", "bst", "cet", "local", "time", "t", "z":
		default:
			return false
		}
	}
	return true
}

const (
	rePlace = `[\p{Lu}][\p{Lu}.’' -]+(?:/[\p{Lu}][\p{Lu}.’' -]+){0,3}`
	reName  = `[\p{Lu}][\p{L}.’'-]*(?: (?:of|and|the|de|al|[\p{Lu}][\p{L}.’'-]*)){0,4}`
)

var (
	// KARACHI, Pakistan, July 23 (AFP) -    ISLAMABAD/NEW DELHI, 25 July —
	datelineRE = regexp.MustCompile(`^(?:` + rePlace + `(?:, ` + reName + `){0,2}|` + reName + `(?:, ` + reName + `){0,2})` +
		`(,? +(?i:` + reDate + `))?(?: ?(?:[(\[]([^()\[\]]{2,40})[)\]]|/([^/]{2,40})/))?,? ?(?:[-–—]{1,3}|:) `)
	placeRE = regexp.MustCompile(`^` + rePlace + `(?:[,:(\[ ]|$)`)
	// (Reuters) -
	bareAgencyRE = regexp.MustCompile(`^[(\[]([^()\[\]]{2,40})[)\]] ?(?:[-–—]{1,3}|:) `)
)

// notPlaces stand in capitals before a colon or a dash and are no places.
var notPlaces = map[string]bool{"breaking": true, "update": true, "updated": true, "watch": true, "exclusive": true, "explainer": true,
	"analysis": true, "opinion": true, "video": true, "live": true, "factbox": true, "note": true, "correction": true, "editor": true,
	"also": true, "read": true, "photos": true, "in": true, "fact": true, "timeline": true, "interview": true, "comment": true,
	"background": true, "warning": true, "alert": true, "just": true, "developing": true, "urgent": true, "edit": true, "q": true, "a": true,
	"who": true, "what": true, "when": true, "where": true, "why": true, "how": true, "fyi": true, "notice": true, "time": true, "date": true,
	"location": true, "from": true, "to": true, "step": true, "p.s.": true, "caution": true, "advisory": true, "profile": true, "review": true,
	"column": true, "sport": true, "weather": true, "must": true, "key": true, "quotes": true, "highlights": true, "corrected": true, "recap": true}

// dateline marks the place, date and agency that open a report.
func (l *layout) dateline(i int, p extract.Span, s string) {
	if m := bareAgencyRE.FindStringSubmatchIndex(s); m != nil && isAgency(s[m[2]:m[3]]) {
		l.agency(s[m[2]:m[3]])
		l.openDateline(i, p, m[1])
		return
	}
	m := datelineRE.FindStringSubmatchIndex(s)
	if m == nil {
		return
	}
	capitals := placeRE.MatchString(s[:m[1]])
	agency := ""
	n := len(m)
	for k := n - 4; k < n; k += 2 {
		if m[k] >= 0 {
			agency = s[m[k]:m[k+1]]
		}
	}
	word, _, _ := strings.Cut(s, " ")
	word = strings.ToLower(strings.TrimRight(word, ":,-–—"))
	dated := m[2] >= 0
	colon := strings.HasSuffix(strings.TrimSpace(s[:m[1]]), ":")
	switch {
	case notPlaces[word]:
		return
	case agency != "" && !isAgency(agency) && !capitals:
		return
	case !capitals && !(dated && agency != "") && !(agency != "" && isAgency(agency)):
		return // "The rebels - a small group - ..."
	case colon && !dated && (strings.Count(s[:m[1]], " ") > 3 || len(word) < 3):
		return
	case !dated && agency == "" && (len(word) < 3 || !l.opens(i)):
		return // only the first running text has one: "HYDERABAD: ..."
	case !opensText(s[m[1]:]):
		return
	}
	if dated {
		if d, _, _, ok := findDate(s[m[2]:m[3]]); ok && (!l.pub.valid() || d.full() && !l.pub.full()) {
			l.pub = d
		}
	}
	if agency != "" {
		l.agency(agency)
	}
	l.openDateline(i, p, m[1])
}

// opens tells whether no running text stands above paragraph i.
func (l *layout) opens(i int) bool {
	for k := range i {
		if !l.taken[k] && (l.paras[k].Len() > maxHead || !isHeading(l.str(l.paras[k]))) {
			return false
		}
	}
	return true
}

func opensText(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return s == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"‘'$£€", r)
}

func (l *layout) agency(name string) {
	if l.publisher == "" && isAgency(name) {
		l.publisher = name
	}
}

// openDateline marks the first n bytes of the paragraph; the rest stays
// running text.
func (l *layout) openDateline(i int, p extract.Span, n int) {
	l.mark(i, p.Start, p.Start+n, "dateline")
	if rest := trim(l.text, p.Start+n, p.End); rest.Len() > 0 {
		l.paras[i].Start = rest.Start
		l.taken[i] = true
	}
}
