package source_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract/source"
)

const news = "Rebels said on Monday that they had taken the town of Kasala after three days of fighting in which at least nine people died. " +
	"The army denied it and said that its troops held the bridge, the market and the old fort above the river."

// webPage is a page with all that stands around an article.
const webPage = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Kasala falls | Coast Mirror</title>
<meta property="og:title" content="Kasala falls"><meta property="og:site_name" content="Coast Mirror">
<meta property="article:published_time" content="2022-05-03T22:30:00+03:00"><link rel="canonical" href="https://mirror.example/kasala">
<style>.x{color:red}</style><script>var evil = "Troops fled to Lima."</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Kasala falls</h1><p>` + news + `</p>
<p>“We never left,” said General&nbsp;Omar Abbas.<br>He spoke at Kasala&#8217;s airport, where the last plane had left on Sunday evening.</p>
<p hidden>Hidden words that nobody reads on the page at all.</p>
<p>` + news + `</p></article><footer>Copyright 2022 Coast Mirror</footer></body></html>`

const rssFeed = `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast Mirror</title>
<item><title>Kasala falls</title><link>https://mirror.example/1</link><guid>k1</guid><pubDate>Tue, 03 May 2022 10:15:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Rebels took Kasala.</p><p>The army denied it.</p>]]></content:encoded></item>
<item><title>Only a title</title><link>https://mirror.example/2</link></item>
<item><title>Caf` + "\xe9" + `</title><description>The caf` + "\xe9" + ` in Kasala burned &amp;amp; fell.</description></item></channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>a1</id><title>Kasala</title><link href="https://h.example/1"/>
<updated>2022-05-04T08:00:00Z</updated><content type="html">&lt;p&gt;Rebels left Kasala.&lt;/p&gt;</content></entry></feed>`

func warcRecord(kind, address, typ, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2022-06-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:e9a0cecc-0221-11e7-adb1-0242ac12000%d>\r\n"+
		"Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, len(address)%10, typ, len(body), body)
}

var warcFile = warcRecord("warcinfo", "", "application/warc-fields", "software: test\r\n") +
	warcRecord("response", "https://mirror.example/a", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+webPage) +
	warcRecord("response", "https://mirror.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>") +
	warcRecord("response", "https://mirror.example/p.png", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
	warcRecord("conversion", "https://mirror.example/b", "text/plain", "Rebels left Kasala.")

func zipOf(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gz(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	fmt.Fprint(z, s)
	z.Close()
	return b.String()
}

func utf16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// show writes what was read, a line a document, and what failed.
func show(dir string, opt source.Options, paths ...string) string {
	var b strings.Builder
	for doc, err := range source.Open(context.Background(), paths, opt) {
		if err != nil {
			var e *source.Error
			if !errors.As(err, &e) || e.Hint == "" {
				fmt.Fprintf(&b, "NO HINT ")
			}
			fmt.Fprintf(&b, "! %s\n", strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), ""))
			continue
		}
		rel, _ := filepath.Rel(dir, doc.Path)
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%q\n", filepath.ToSlash(rel), doc.SourceID, doc.Title, doc.Publisher, doc.Published, doc.URL, doc.Text)
	}
	return b.String()
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name, file, text, want string
		opt                    source.Options
	}{
		{name: "page", file: "a.html", text: webPage, want: "a.html||Kasala falls|Coast Mirror|2022-05-03|https://mirror.example/kasala|" +
			fmt.Sprintf("%q", news+"\n\n“We never left,” said General Omar Abbas.\nHe spoke at Kasala’s airport, where the last plane had left on Sunday evening.\n\n"+news) + "\n"},
		{name: "page in Latin-1, said by the page", file: "a.htm", text: "<html><head><meta charset=windows-1252><title>T</title></head><body><p>The caf\xe9 of Kasala burned.</p></body></html>",
			want: `a.htm||T||||"The café of Kasala burned."` + "\n"},
		{name: "page in UTF-8 that does not say so", file: "a.htm", text: "<html><head><!--" + strings.Repeat("x", 2000) + "--></head><body><p>The café of Kasala burned.</p></body></html>",
			want: `a.htm||||||"The café of Kasala burned."` + "\n"},
		{name: "page saved by a browser", file: "2022-05-03.html", text: "<!DOCTYPE html>\n<!-- saved from url=(0026)https://mirror.example/kas -->\n<html><body><p>" + news + "</p></body></html>",
			want: "2022-05-03.html||||2022-05-03|https://mirror.example/kas|" + fmt.Sprintf("%q", news) + "\n"},
		{name: "page without text", file: "a.html", text: "<html><head><title>App</title></head><body><script>run()</script></body></html>", want: "! a.html: no text in it: the page shows none\n"},
		{name: "table", file: "a.csv", text: "id,date,Headline,Body,Source\n7,2022-05-03,Kasala falls,\"Rebels, they said, took\nKasala.\",Mirror\n8,2022-05-04,x,y\n9,,,\"He said \"\"no\"\".\",\n10,,,,\n",
			want: "! a.csv:4: not a record: 4 fields where the first line names 5\na.csv:2|7|Kasala falls|Mirror|2022-05-03||\"Rebels, they said, took\\nKasala.\"\na.csv:5|9|||||\"He said \\\"no\\\".\"\n! a.csv:6: no text in it\n"},
		{name: "table with semicolons and a mark", file: "a.csv", text: "\ufeffurl;text\nhttps://x.example;Rebels took Kasala.\n", want: "a.csv:2||||" + "|https://x.example|\"Rebels took Kasala.\"\n"},
		{name: "column by length", file: "a.csv", text: "a,b\n1," + news[:60] + "\n2," + news[61:119] + "\n",
			want: "a.csv:2|||||" + fmt.Sprintf("|%q\n", news[:60]) + "a.csv:3|||||" + fmt.Sprintf("|%q\n", news[61:119])},
		{name: "column by the user", file: "a.csv", text: "text,words\nno,Rebels took Kasala.\n", opt: source.Options{Columns: source.Columns{Text: "words"}}, want: "a.csv:2||||||\"Rebels took Kasala.\"\n"},
		{name: "no such column", file: "a.csv", text: "text,words\nno,yes\n", opt: source.Options{Columns: source.Columns{Text: "body"}}, want: "! a.csv:1: no such column: \"body\"\n"},
		{name: "no text column", file: "a.csv", text: "n,m\n1,2\n", want: "! a.csv:1: no such column with text\n"},
		{name: "tabs in UTF-16", file: "a.tsv", text: utf16("text\tdate\nRebels took Kasala.\t3 May 2022\n"), want: "a.tsv:2||||2022-05-03||\"Rebels took Kasala.\"\n"},
		{name: "table in Latin-1", file: "a.csv", text: "text\nThe caf\xe9 burned.\n", opt: source.Options{Encoding: "latin1"}, want: "a.csv:2||||||\"The café burned.\"\n"},
		{name: "unknown encoding", file: "a.csv", text: "text\nx\n", opt: source.Options{Encoding: "latin0"}, want: "! a.csv: unknown encoding \"latin0\"\n"},
		{name: "names only", file: "a.csv", text: "text,date\n", want: "! a.csv: no text in it: names of columns and no row\n"},
		{name: "quote never closed", file: "a.csv", text: "text,b\nx,y\nz,\"" + strings.Repeat("word \n", 4000), opt: source.Options{MaxBytes: 1000},
			want: "! a.csv: too large for one document (limit 0 MB)\na.csv:2||||||\"x\"\n"},
		{name: "feed", file: "a.rss", text: rssFeed, want: "a.rss#1|k1|Kasala falls|Coast Mirror|2022-05-03|https://mirror.example/1|\"Rebels took Kasala.\\n\\nThe army denied it.\"\n" +
			"! a.rss#2: no text in it: the item is a title only\na.rss#3||Café|Coast Mirror|||\"The café in Kasala burned & fell.\"\n"},
		{name: "atom", file: "a.xml", text: atomFeed, want: "a.xml#1|a1|Kasala|Herald|2022-05-04|https://h.example/1|\"Rebels left Kasala.\"\n"},
		{name: "feed without items", file: "a.xml", text: "<rss version=\"2.0\"><channel><title>x</title></channel></rss>", want: "! a.xml: no text in it: the feed has no items\n"},
		{name: "other xml", file: "a.xml", text: "<note><to>x</to></note>", want: "! a.xml: not a record: failed to detect feed type\n"},
		{name: "json", file: "a.json", text: `[{"id":1,"content":"Rebels took Kasala.","source":{"id":null,"name":"Mirror"},"publishedAt":"2022-05-03T10:00:00Z"},{"x":1}]`,
			want: "a.json#1|1||Mirror|2022-05-03||\"Rebels took Kasala.\"\n! a.json#2: not a record: it has no \"text\"\n"},
		{name: "envelope", file: "a.json", text: `{"status":"ok","articles":[{"title":"T","url":"u","body":"Rebels took Kasala."}]}`, want: "a.json#1||T|||u|\"Rebels took Kasala.\"\n"},
		{name: "json feed", file: "a.json", text: `{"version":"https://jsonfeed.org/version/1.1","title":"Mirror","items":[{"id":"1","content_text":"Rebels took Kasala.","date_published":"2022-05-03T10:00:00Z"}]}`,
			want: "a.json#1|1||Mirror|2022-05-03||\"Rebels took Kasala.\"\n"},
		{name: "broken json", file: "a.json", text: `[{"text":"Rebels`, want: "! a.json: not a record: unexpected EOF\n"},
		{name: "zip", file: "a.zip", text: zipOf(t, "b/2022-05-03.txt", "Rebels took Kasala.", "a.csv", "text\nRebels left Kasala.\n", "x.pdf", "%PDF-1.7", "__MACOSX/b.txt", "x", "in.zip", "PK"),
			want: "a.zip/a.csv:2||||||\"Rebels left Kasala.\"\na.zip/b/2022-05-03.txt||||2022-05-03||\"Rebels took Kasala.\"\n! a.zip: left alone: 1 .pdf, 1 .zip\n"},
		{name: "office document", file: "a.zip", text: zipOf(t, "[Content_Types].xml", "x", "word/document.xml", "y"), want: "! a.zip: not text: an office document or e-book\n"},
		{name: "archive", file: "a.warc", text: warcFile, want: "a.warc#2||Kasala falls|Coast Mirror|2022-05-03|https://mirror.example/kasala|" +
			fmt.Sprintf("%q", news+"\n\n“We never left,” said General Omar Abbas.\nHe spoke at Kasala’s airport, where the last plane had left on Sunday evening.\n\n"+news) +
			"\na.warc#5|||||https://mirror.example/b|\"Rebels left Kasala.\"\n"},
		{name: "packed archive", file: "a.warc.gz", text: gz(warcRecord("warcinfo", "", "x/y", "z")) + gz(warcRecord("conversion", "https://b.example", "text/plain", "Rebels left.")),
			want: "a.warc.gz#2|||||https://b.example|\"Rebels left.\"\n"},
		{name: "archive without pages", file: "a.warc", text: warcRecord("warcinfo", "", "x/y", "z"), want: "! a.warc: no text in it: the archive holds no page\n"},
		{name: "text in UTF-16", file: "a.txt", text: utf16("The café burned."), want: "a.txt||||||\"The café burned.\"\n"},
		{name: "no ending", file: "page", text: webPage[:len(webPage)/2], want: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			got := show(dir, c.opt, write(t, dir, c.file, c.text))
			if c.name == "no ending" {
				if !strings.HasPrefix(got, "page||Kasala falls|Coast Mirror") {
					t.Errorf("half a page is not read as one:\n%s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Hostile archives end soon, and what is whole in them is read.
func TestBadArchives(t *testing.T) {
	dir := t.TempDir()
	broken := []byte(zipOf(t, "a.txt", "Rebels took the town of Kasala on Monday.", "b.txt", "Rebels left."))
	i := bytes.Index(broken, []byte("a.txt"))
	broken[i+8] ^= 0x55
	bomb := zipOf(t, "bomb.jsonl", strings.Repeat("\x20", 100<<20), "b.txt", "Rebels left.")
	locked := []byte(zipOf(t, "a.txt", "Rebels took Kasala.", "b.txt", "Rebels left."))
	for _, sig := range []string{"PK\x03\x04", "PK\x01\x02"} {
		k := bytes.Index(locked, []byte(sig))
		locked[k+map[string]int{"PK\x03\x04": 6, "PK\x01\x02": 8}[sig]] |= 1
	}
	for _, c := range []struct {
		name, text string
		want       error
		docs       int
	}{
		{"broken.zip", string(broken), source.ErrBinary, 1},
		{"cut.zip", zipOf(t, "a.txt", "x")[:60], source.ErrBinary, 0},
		{"locked.zip", string(locked), os.ErrPermission, 1},
		{"bomb.zip", bomb, source.ErrBomb, 1},
		{"bomb.jsonl.gz", gz(strings.Repeat(" ", 100<<20)), source.ErrBomb, 0},
		{"cut.txt.gz", gz(strings.Repeat(news, 20))[:150], source.ErrBinary, 0},
		{"cut.warc", warcFile[:len(warcFile)-15], source.ErrBinary, 1},
	} {
		docs, faults := open(source.Options{}, write(t, dir, c.name, c.text))
		if len(docs) != c.docs || len(faults) != 1 || !errors.Is(faults[0], c.want) {
			t.Errorf("%s: %d documents, %v; want %d and %v", c.name, len(docs), faults, c.docs, c.want)
		}
	}
}

// A folder of all kinds of files: reports are read, other JSON and XML is not,
// and what is left alone is told once.
func TestMixedFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "One.", "b.html": "<p>Two.</p>", "c.csv": "text\nThree.\n", "d.json": `{"text":"Four. ` + news + `"}`, "gold.json": `{"clusters":[{"text":"Kasala"}]}`,
		"e.xml": atomFeed, "pom.xml": "<project/>", "f.pdf": "%PDF", "g.docx": "PK", "README": "x", "h.zip": zipOf(t, "i.txt", "Six.")} {
		write(t, dir, name, text)
	}
	got := show(dir, source.Options{}, dir)
	for _, want := range []string{`"One."`, `"Two."`, `"Three."`, `"Four. Rebels`, `"Rebels left Kasala."`, `"Six."`, "left alone: 1 .docx, 1 .json, 1 .pdf, 1 .xml, 1 without an ending"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if n := strings.Count(got, "\n"); n != 7 {
		t.Errorf("%d lines:\n%s", n, got)
	}
	if n, want := source.Size([]string{dir}), int64(0); n <= want {
		t.Errorf("size %d", n)
	}
}

// FuzzFormats: whatever the bytes, no reader panics or changes offsets.
func FuzzFormats(f *testing.F) {
	for i, s := range []string{"", news, webPage, rssFeed, atomFeed, `[{"text":"a"}]`, "text,a\nb,\"c\n", warcFile, gz("x"), "\xff\xfea\x00"} {
		f.Add(i, []byte(s))
	}
	forms := source.Formats()
	f.Fuzz(func(t *testing.T, n int, b []byte) {
		opt := source.Options{Stdin: bytes.NewReader(b), MaxBytes: 1 << 20}
		if n%2 == 0 {
			opt.Format = forms[uint(n/2)%uint(len(forms))]
		}
		for doc, err := range source.Open(context.Background(), []string{"-"}, opt) {
			if err != nil {
				var e *source.Error
				if !errors.As(err, &e) || e.Hint == "" && errors.Is(err, source.ErrRecord) {
					t.Fatalf("%v", err)
				}
				continue
			}
			if err := doc.Check(); err != nil || !utf8.ValidString(doc.Text) {
				t.Fatalf("%v %q", err, doc.Text)
			}
		}
	})
}
