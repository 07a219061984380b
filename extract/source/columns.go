package source

import (
	"strings"
	"unicode"
)

// The usual names of the parts of a record, the surest first, in lower case
// and without marks: "Full_Text" is "fulltext". They cover what news APIs,
// crawlers (news-please, NewsAPI, MediaCloud), ACLED and spreadsheets use.
var (
	textNames      = []string{"text", "fulltext", "body", "bodytext", "content", "articletext", "articlebody", "article", "maintext", "textcontent", "story", "storytext", "report", "notes", "description", "summary", "abstract"}
	titleNames     = []string{"title", "headline", "heading", "hed", "subject"}
	urlNames       = []string{"url", "link", "articleurl", "sourceurl", "permalink", "weburl", "uri"}
	publisherNames = []string{"publisher", "publication", "source", "outlet", "newspaper", "sourcename", "medianame", "media", "sitename", "site", "agency", "sourcedomain", "domain"}
	publishedNames = []string{"published", "publishedat", "datepublished", "publisheddate", "publicationdate", "publishdate", "datepublish", "pubdate", "date", "eventdate", "articledate", "webpublicationdate", "timestamp", "created", "createdat"}
	idNames        = []string{"id", "articleid", "docid", "documentid", "storyid", "sourceid", "guid", "uuid", "eventidcnty", "key"}
)

// plain is a name of a column without case, blanks and marks.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// find gives the column that is meant: the one named by the user, else the
// first of the usual names; -1 when there is none.
func find(head []string, given string, usual []string) int {
	if given != "" {
		for i, h := range head {
			if strings.EqualFold(strings.TrimSpace(h), given) || plain(h) == plain(given) {
				return i
			}
		}
		return -1
	}
	for _, u := range usual {
		for i, h := range head {
			if plain(h) == u {
				return i
			}
		}
	}
	return -1
}

// places are the columns of the parts of a record; -1 for those that are not there.
type places struct{ id, text, title, url, publisher, published int }

func (c Columns) places(head []string) places {
	return places{find(head, c.ID, idNames), find(head, c.Text, textNames), find(head, c.Title, titleNames), find(head, c.URL, urlNames),
		find(head, c.Publisher, publisherNames), find(head, c.Published, publishedNames)}
}

// missing is the first column that the user named and that is not there.
func (c Columns) missing(pl places) string {
	for _, f := range []struct {
		name string
		at   int
	}{{c.Text, pl.text}, {c.ID, pl.id}, {c.Title, pl.title}, {c.URL, pl.url}, {c.Publisher, pl.publisher}, {c.Published, pl.published}} {
		if f.name != "" && f.at < 0 {
			return f.name
		}
	}
	return ""
}

// record puts the fields of a row into their places.
func (pl places) record(row []string) Record {
	get := func(i int) string {
		if i < 0 || i >= len(row) {
			return ""
		}
		return strings.TrimSpace(row[i])
	}
	rec := Record{ID: get(pl.id), Title: get(pl.title), URL: get(pl.url), Publisher: get(pl.publisher), Published: get(pl.published), batch: true}
	if pl.text < len(row) && pl.text >= 0 {
		rec.Text = row[pl.text]
	}
	return rec
}
