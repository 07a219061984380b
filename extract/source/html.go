package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// maxElements bounds a page: what has more is no page of news, and the search
// for its article would take minutes.
const maxElements = 200_000

// page reads a web page as one document.
func page(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	b, ok := whole(p, br, opt, emit)
	if b == nil {
		return ok
	}
	rec, err := pageRecord(b, "", "")
	if err != nil {
		err.Path = p
		return emit(nil, err)
	}
	return emit(opt.Document(p, rec), nil)
}

// pageRecord takes text, title, date, publisher and address out of a page.
// The text is that of the article as Mozilla's Readability finds it, paragraphs
// parted by an empty line; where it finds none, all that the page shows.
// address and contentType are what a web archive knows beside the bytes.
func pageRecord(b []byte, address, contentType string) (rec Record, fault *Error) {
	defer func() { // the library is not ours: no page may end a run
		if r := recover(); r != nil {
			rec, fault = Record{}, &Error{Err: fmt.Errorf("%w: the page cannot be read: %v", ErrRecord, r), Hint: "save the text of the page as .txt"}
		}
	}()
	// without a statement the guess sees the first kilobyte only
	if enc, name, certain := charset.DetermineEncoding(b, contentType); name != "utf-8" && (certain || !utf8.Valid(b)) {
		if u, err := enc.NewDecoder().Bytes(b); err == nil {
			b = u
		}
	}
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		return rec, &Error{Err: fmt.Errorf("%w: %w", ErrRecord, err), Hint: "save the text of the page as .txt"}
	}
	m := metaOf(root)
	rec = Record{Title: m.title(), URL: m.address(b, address), Publisher: m.first("og:site_name", "publisher", "application-name"), Published: m.published()}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	base, _ := url.Parse(rec.URL)
	art, err := parser.ParseDocument(root, base)
	if err == nil && art.Node != nil {
		rec.Text = tidy(render.InnerText(art.Node))
		if t := strings.TrimSpace(art.Title()); t != "" {
			rec.Title = t
		}
		if rec.Publisher == "" {
			rec.Publisher = art.SiteName()
		}
		if t, err := art.PublishedTime(); err == nil && rec.Published == "" {
			rec.Published = t.Format("2006-01-02")
		}
	}
	if strings.TrimSpace(rec.Text) == "" && (err == nil || !errors.Is(err, errTooMany)) {
		rec.Text = tidy(shown(root))
	}
	if strings.TrimSpace(rec.Text) == "" {
		return rec, &Error{Err: fmt.Errorf("%w: the page shows none", ErrEmpty), Hint: "pages that a script fills must be saved after they have loaded"}
	}
	rec.Title = strings.Join(strings.Fields(rec.Title), " ")
	return rec, nil
}

var errTooMany = errors.New("too many elements")

// fragment is the text of a piece of HTML, as feeds have it; plain text comes
// out as it is.
func fragment(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return tidy(s)
	}
	return tidy(shown(root))
}

// shown is the text that a page shows but for its frame.
func shown(root *html.Node) string {
	var drop []*html.Node
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "nav", "header", "footer", "aside", "form", "noscript", "script", "style", "template", "button", "select", "iframe":
			drop = append(drop, n)
		}
	}
	for _, n := range drop {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return render.InnerText(root)
}

var (
	manyBreaks = regexp.MustCompile(`\n[ \t]*\n[\s]*`)
	endBlanks  = regexp.MustCompile(`[ \t]+\n`)
)

// tidy leaves one empty line between paragraphs and no blanks at their ends,
// and makes no-break spaces plain: the text of a page has no other layout.
func tidy(s string) string {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	s = endBlanks.ReplaceAllString(s, "\n")
	return strings.TrimSpace(manyBreaks.ReplaceAllString(s, "\n\n"))
}
