package source

import (
	"regexp"
	"strings"

	"dateline/extract"
)

var (
	// "— Name (@handle) July 14, 2021", the tail of an embedded post.
	tailRE = regexp.MustCompile(`(?:[—–]|-{1,2}) ?([^—–(\n]{1,80}?) ?\(@(\w{1,30})\)(?:[,·]? ?(` + `(?i:` + reDate + `)` + `))?`)
	// A picture's or video's address, and the short link behind a post.
	picRE = regexp.MustCompile(`(?:https?://)?pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+`)
)

// social marks embedded posts: the post's words are "social", its author, date
// and picture link are boilerplate, so that nobody takes the author for one
// who acts.
func (l *layout) social(i int, p extract.Span) {
	s := l.str(p)
	if !strings.Contains(s, "(@") {
		l.links(i, p, s)
		return
	}
	at := 0
	for _, m := range tailRE.FindAllStringSubmatchIndex(s, 8) {
		if at == 0 && m[0] == 0 {
			// The tail has a line of its own: the line above is the post.
			l.postAbove(i)
		}
		l.pieces(i, p.Start+at, p.Start+m[0])
		l.mark(i, p.Start+m[0], p.Start+m[1], "boilerplate")
		if m[6] >= 0 {
			if d, _, _, ok := findDate(s[m[6]:m[7]]); ok && d.full() {
				l.dates = append(l.dates, d)
				if !l.latest.full() || d.time().After(l.latest.time()) {
					l.latest, l.latestAt = d, p.Start+m[6]
				}
			}
		}
		at = m[1]
	}
	if at > 0 && trim(l.text, p.Start+at, p.End).Len() > 0 {
		// Running text goes on behind the post.
		l.taken[i] = false
		l.paras[i].Start = trim(l.text, p.Start+at, p.End).Start
	}
}

// pieces marks the words of a post and the links in it.
func (l *layout) pieces(i, start, end int) {
	at := start
	for _, m := range picRE.FindAllStringIndex(l.text[start:end], 16) {
		l.mark(i, at, start+m[0], "social")
		l.mark(i, start+m[0], start+m[1], "boilerplate")
		at = start + m[1]
	}
	l.mark(i, at, end, "social")
}

// postAbove turns the paragraph above a lonely tail into a post.
func (l *layout) postAbove(i int) {
	if i == 0 || l.taken[i-1] || l.paras[i-1].Len() > 400 {
		return
	}
	l.pieces(i-1, l.paras[i-1].Start, l.paras[i-1].End)
}

// links marks the picture links of a paragraph without an author. A short
// paragraph that ends in one is a post itself.
func (l *layout) links(i int, p extract.Span, s string) {
	if !strings.Contains(s, "pic.twitter.com/") && !strings.Contains(s, "pic.x.com/") {
		return
	}
	ms := picRE.FindAllStringIndex(s, 16)
	if len(ms) == 0 {
		return
	}
	if len(s) <= 400 && ms[len(ms)-1][1] == len(s) {
		l.pieces(i, p.Start, p.End)
		return
	}
	for _, m := range ms {
		l.regions = append(l.regions, extract.Region{Span: extract.Span{Start: p.Start + m[0], End: p.Start + m[1]}, Kind: "boilerplate"})
	}
}
