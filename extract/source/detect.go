package source

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Formats are the forms that are read, as Options.Format names them:
//
//	text   one report: .txt .text .md .markdown, and whatever is none of the others
//	jsonl  one report a line: .jsonl .ndjson
//	json   an object, an array or an envelope of records; JSON Feed: .json
//	html   a web page: .html .htm .xhtml
//	csv    a table with a column of text: .csv .tsv .tab
//	feed   RSS 0.9 to 2.0, Atom: .xml .rss .atom .rdf
//	zip    an archive of such files: .zip
//	warc   pages of a web archive: .warc
func Formats() []string {
	return []string{"text", "jsonl", "json", "html", "csv", "feed", "zip", "warc"}
}

var extensions = map[string]string{
	".txt": "text", ".text": "text", ".md": "text", ".markdown": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
	".html": "html", ".htm": "html", ".xhtml": "html", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
	".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".zip": "zip", ".warc": "warc",
}

// kindOf is the ending that tells what a file is, without a .gz behind it.
func kindOf(name string) string {
	name = strings.TrimSuffix(strings.ToLower(filepath.Base(name)), ".gz")
	if ext := filepath.Ext(name); ext != "" {
		return ext
	}
	return "without an ending"
}

// known tells whether a file of that name is read from a folder.
func known(name string) bool { return extensions[kindOf(name)] != "" }

// sure looks into files of a folder whose ending says little: .json and .xml
// hold reports and many other things.
func sure(name string) bool {
	form := extensions[kindOf(name)]
	if form != "json" && form != "feed" {
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		return true // the fault is told when it is read
	}
	defer f.Close()
	br, err := unpack(f, Options{})
	if err != nil {
		return true
	}
	peek, _ := br.Peek(head)
	switch form {
	case "json":
		return recordsRE.Match(peek)
	}
	return sniff(peek) == "feed"
}

// recordsRE finds the sign that a JSON file holds reports: a key that names
// the text of one before a value of some length (annotations too have keys
// named text, before a word or two), or the mark of a JSON Feed.
var recordsRE = regexp.MustCompile(`(?i)"(?:text|body|content|article|full_?text|article_?text|article_?body|main_?text|content_text|content_html)"\s*:\s*"(?:[^"\\]|\\.){60}|jsonfeed\.org/version`)

// format is how to read a stream: by option, by extension, and where neither
// says it by how it begins.
func (o Options) format(p string, peek []byte) string {
	if o.Format != "" {
		return o.Format
	}
	f := extensions[kindOf(p)]
	if bytes.HasPrefix(peek, []byte("PK\x03\x04")) {
		return "zip"
	}
	if f == "" || f == "feed" && sniff(peek) == "html" {
		f = sniff(peek)
	}
	return f
}

// sniff tells a form by its first bytes.
func sniff(peek []byte) string {
	b := bytes.TrimSpace(bytes.TrimPrefix(peek, []byte("\ufeff")))
	low := strings.ToLower(string(b[:min(len(b), 1024)]))
	switch {
	case strings.HasPrefix(low, "warc/"):
		return "warc"
	case strings.HasPrefix(low, `{"`):
		return "jsonl"
	case strings.HasPrefix(low, "[") && strings.HasPrefix(strings.TrimSpace(low[1:]), "{"), strings.HasPrefix(low, "{") && strings.HasPrefix(strings.TrimSpace(low[1:]), `"`):
		return "json"
	case feedRE.MatchString(low):
		return "feed"
	case htmlRE.MatchString(low):
		return "html"
	}
	return "text"
}

var (
	prolog = `^(?:\s|<\?[^>]*>|<!--[^>]*-->|<!doctype[^>]*>)*`
	feedRE = regexp.MustCompile(prolog + `<(?:rss|feed|rdf:rdf)\b`)
	htmlRE = regexp.MustCompile(`^<!doctype html|` + prolog + `<(?:html|head|body)\b`)
)

// magic names what is often given by mistake, with what to do.
var magic = []struct{ start, what, hint string }{
	{"%PDF", "a PDF", "take the text out first, for example with pdftotext"},
	{"\xd0\xcf\x11\xe0", "an office document", "save the text as .txt"},
	{"\x89PNG", "a picture", "give it as text"},
	{"\xff\xd8\xff", "a picture", "give it as text"},
	{"GIF8", "a picture", "give it as text"},
	{"\x7fELF", "a program", "give a report as text"},
	{"{\\rtf", "RTF", "save the text as .txt"},
	{"Rar!", "a RAR archive", "unpack it, or pack the files as .zip"},
	{"7z\xbc\xaf", "a 7z archive", "unpack it, or pack the files as .zip"},
	{"BZh", "a bzip2 file", "unpack it with bunzip2, or pack it with gzip"},
	{"\xfd7zXZ", "an xz file", "unpack it with unxz, or pack it with gzip"},
	{"\x28\xb5\x2f\xfd", "a zstd file", "unpack it with unzstd, or pack it with gzip"},
	{"SQLite format 3", "a database", "export the table as .csv"},
}

// binary tells what the start of an input is when it is no text. A stray NUL
// or a wrong byte now and then is still text.
func binary(b []byte) (what, hint string) {
	for _, m := range magic {
		if bytes.HasPrefix(b, []byte(m.start)) {
			return m.what, m.hint
		}
	}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("WARC/")) {
		return "", ""
	}
	odd, runes := 0, 0
	for i := 0; i < len(b); runes++ {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || r < 32 && !strings.ContainsRune("\t\n\r\v\f\x1b", r) {
			odd++
		}
		i += n
	}
	if odd > 8 && odd*5 > runes && !htmlRE.Match(bytes.ToLower(b)) {
		return "a binary file, or not UTF-8", "give text in UTF-8, or say what it is with --encoding"
	}
	return "", ""
}

func isZip(f *os.File) bool {
	var b [4]byte
	n, err := f.ReadAt(b[:], 0)
	return n == 4 && (err == nil || err == io.EOF) && (string(b[:]) == "PK\x03\x04" || string(b[:]) == "PK\x05\x06")
}
