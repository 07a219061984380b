package source

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// meta is what the head of a page says about it.
type meta struct {
	named     map[string]string // content of <meta> by name, property or itemprop, in lower case
	heading   string            // <title>
	canonical string
	time      string // first <time datetime>
}

func metaOf(root *html.Node) meta {
	m := meta{named: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "meta":
			v := strings.TrimSpace(attr(n, "content"))
			for _, key := range []string{"property", "name", "itemprop"} {
				for _, k := range strings.Fields(strings.ToLower(attr(n, key))) {
					if _, had := m.named[k]; !had && v != "" {
						m.named[k] = v
					}
				}
			}
		case "title":
			if m.heading == "" && n.FirstChild != nil {
				m.heading = n.FirstChild.Data
			}
		case "link":
			if m.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				m.canonical = attr(n, "href")
			}
		case "time":
			if m.time == "" {
				m.time = attr(n, "datetime")
			}
		}
	}
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// first is the first of the names that is stated.
func (m meta) first(names ...string) string {
	for _, n := range names {
		if v := m.named[n]; v != "" {
			return v
		}
	}
	return ""
}

func (m meta) title() string {
	if t := m.first("og:title", "twitter:title", "dc.title"); t != "" {
		return t
	}
	return m.heading
}

// published is the day on which the page says it came out, before the day on
// which it was changed; a <time> counts only when nothing else is said.
func (m meta) published() string {
	for _, name := range []string{"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
		"dcterms.issued", "dc.date", "dcterms.created", "sailthru.date", "publish-date", "publication_date", "pubdate", "publishdate", "article.published",
		"cxenseparse:recs:publishtime", "date"} {
		if d, ok := parseDay(m.named[name]); ok {
			return d.String()
		}
	}
	if d, ok := parseDay(m.time); ok {
		return d.String()
	}
	return ""
}

// savedRE is the comment that browsers leave in a saved page.
var savedRE = regexp.MustCompile(`<!-- saved from url=\(\d+\)(\S+) -->`)

// address is where the page says it lies, else where it was taken from.
func (m meta) address(b []byte, given string) string {
	for _, u := range []string{m.canonical, m.named["og:url"], given} {
		if strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
			return u
		}
	}
	if s := savedRE.FindSubmatch(b[:min(len(b), 4096)]); s != nil {
		return string(s[1])
	}
	return ""
}
