package source

import (
	"bufio"
	"fmt"
	"io"
	"regexp"

	"github.com/mmcdole/gofeed"
)

// feedMark is the sign of a JSON Feed.
var feedMark = regexp.MustCompile(`https?://(?:www\.)?jsonfeed\.org/version`)

// feed reads an RSS or Atom file or a JSON Feed, one document an item: its
// content, else its description, as text.
func feed(p string, br *bufio.Reader, opt Options, emit emitFunc) (more bool) {
	limit := 4 * opt.limit()
	lim := &io.LimitedReader{R: br, N: limit}
	f, err := parseFeed(lim)
	switch {
	case lim.N <= 0:
		return emit(nil, tooLarge(p, 0, limit))
	case err != nil:
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: %w", ErrRecord, err), Hint: "an RSS or Atom feed is wanted; of other XML save the text as .txt"})
	case len(f.Items) == 0:
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: the feed has no items", ErrEmpty), Hint: "leave it out"})
	}
	for i, it := range f.Items {
		where := fmt.Sprintf("%s#%d", p, i+1)
		rec := itemRecord(f, it)
		if blank([]byte(rec.Text)) {
			if !emit(nil, &Error{Path: where, Err: fmt.Errorf("%w: the item is a title only", ErrEmpty), Hint: "fetch the page it links to"}) {
				return false
			}
			continue
		}
		if !emit(opt.Document(where, rec), nil) {
			return false
		}
	}
	return true
}

// parseFeed guards against faults of the library: no file may end a run.
func parseFeed(r io.Reader) (f *gofeed.Feed, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("the feed cannot be read: %v", x)
		}
	}()
	return gofeed.NewParser().Parse(r)
}

func itemRecord(f *gofeed.Feed, it *gofeed.Item) Record {
	rec := Record{ID: it.GUID, Title: fragment(it.Title), URL: it.Link, Publisher: fragment(f.Title), Published: it.Published, batch: true}
	if d := it.DublinCoreExt; d != nil && len(d.Publisher) > 0 {
		rec.Publisher = d.Publisher[0]
	}
	if rec.Published == "" {
		rec.Published = it.Updated
	}
	if t := it.PublishedParsed; t != nil {
		rec.Published = t.Format("2006-01-02")
	} else if t := it.UpdatedParsed; t != nil && it.Published == "" {
		rec.Published = t.Format("2006-01-02")
	}
	if rec.Text = fragment(it.Content); rec.Text == "" {
		rec.Text = fragment(it.Description)
	}
	return rec
}
