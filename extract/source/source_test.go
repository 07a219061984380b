package source_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/source"
	"dateline/extract/tokenize"
)

// view writes what was seen of the layout, one region a line.
func view(doc *extract.Document) string {
	var b strings.Builder
	for _, r := range doc.Regions {
		fmt.Fprintf(&b, "%s: %s\n", r.Kind, doc.Surface(r.Span))
	}
	return b.String()
}

const body = "Rebels said on Monday that they had taken the town of Kasala after three days of fighting.\n"

func TestLayout(t *testing.T) {
	for _, c := range []struct{ name, in, want, published, by, title, publisher string }{
		{
			name: "agency", in: "Rebels take Kasala, army says it holds\n\nKASALA, Sudan, 3 May 2022 (Reuters) - " + body,
			want:      "headline: Rebels take Kasala, army says it holds\ndateline: KASALA, Sudan, 3 May 2022 (Reuters) -\n",
			published: "2022-05-03", by: "header", title: "Rebels take Kasala, army says it holds", publisher: "Reuters",
		},
		{
			name: "no year", in: "KASALA, May 3 (AFP) — " + body,
			want: "dateline: KASALA, May 3 (AFP) —\n", publisher: "AFP",
		},
		{
			name: "year from a caption", in: "KASALA, Jan 2 (AFP) — " + body + "\nTroops wait near the bridge on Dec 30, 2021. (AP Photo)\n\n" + body,
			want:      "dateline: KASALA, Jan 2 (AFP) —\ncaption: Troops wait near the bridge on Dec 30, 2021. (AP Photo)\n",
			published: "2022-01-02", by: "header", publisher: "AFP",
		},
		{
			name: "archive line", in: " date 2022-05-03 World News\n\n" + body,
			want: "boilerplate: date 2022-05-03 World News\n", published: "2022-05-03", by: "header",
		},
		{
			name: "archive prefix", in: "date 2022-05-03 " + body,
			want: "boilerplate: date 2022-05-03\n", published: "2022-05-03", by: "header",
		},
		{
			name: "header line", in: "3 May 2022 | The Coast Mirror | By our correspondent\n\nKASALA: " + body,
			want:      "boilerplate: 3 May 2022 | The Coast Mirror | By our correspondent\ndateline: KASALA:\n",
			published: "2022-05-03", by: "header", publisher: "The Coast Mirror",
		},
		{
			name: "date below byline", in: "Two towns, one river\n\nBy Anna Moreno in Kasala and Omar al-Sadiq\n\nPublished: Tuesday, May 3, 2022 10:15 GMT\n\n" + body,
			want: "headline: Two towns, one river\nboilerplate: By Anna Moreno in Kasala and Omar al-Sadiq\n" +
				"boilerplate: Published: Tuesday, May 3, 2022 10:15 GMT\n",
			published: "2022-05-03", by: "header", title: "Two towns, one river",
		},
		{
			name: "numbers", in: "03.05.2022, 10:42\n\n" + body,
			want: "boilerplate: 03.05.2022, 10:42\n", published: "2022-05-03", by: "header",
		},
		{
			name: "masthead", in: "Coast Herald\nKasala, 13/05/2022\n\nUnion says seven dead at Kasala bridge\n\n" + body,
			want:      "boilerplate: Coast Herald\nboilerplate: Kasala, 13/05/2022\nheadline: Union says seven dead at Kasala bridge\n",
			published: "2022-05-13", by: "header", title: "Union says seven dead at Kasala bridge", publisher: "Coast Herald",
		},
		{
			name: "press release", in: "TORONTO, May 3, 2022 /Trade Wire/ -- " + body,
			want: "dateline: TORONTO, May 3, 2022 /Trade Wire/ --\n", published: "2022-05-03", by: "header",
		},
		{
			name: "wrapped lines", in: "Flood cuts off Kasala\n\nKASALA, 3 May 2022 (AFP) - The river rose by two metres in the early\n" +
				"hours of Tuesday and swept away the old bridge, the governor of\nKasala Province Omar Abbas said. Two people were missing, among them\na boy of ten.\n",
			want:      "headline: Flood cuts off Kasala\ndateline: KASALA, 3 May 2022 (AFP) -\n",
			published: "2022-05-03", by: "header", title: "Flood cuts off Kasala", publisher: "AFP",
		},
		{
			name: "one paragraph a line", in: "Flood cuts off Kasala\nBy Anna Moreno\n3 May 2022\n" + strings.Repeat(body, 3) + "Comments (3)\n",
			want:      "headline: Flood cuts off Kasala\nboilerplate: By Anna Moreno\nboilerplate: 3 May 2022\nboilerplate: Comments (3)\n",
			published: "2022-05-03", by: "header", title: "Flood cuts off Kasala",
		},
		{name: "two readings", in: "04/05/2022\n\n" + body, want: ""},
		{
			name: "post", in: body + "\nShells on the market of Kasala again. pic.twitter.com/a1B2 — Kasala Voice (@kvoice) May 2, 2022\n\n" + body,
			want: "social: Shells on the market of Kasala again.\nboilerplate: pic.twitter.com/a1B2\n" +
				"boilerplate: — Kasala Voice (@kvoice) May 2, 2022\n",
		},
		{
			name: "post in two lines", in: body + "\nShells on the market again.\n— Kasala Voice (@kvoice) May 2, 2022\n\n" + body,
			want: "social: Shells on the market again.\nboilerplate: — Kasala Voice (@kvoice) May 2, 2022\n",
		},
		{
			name: "tail", in: body + "\nLeave a Reply\n\nYour e-mail won’t be published. Required fields are marked *\n\nSource: Coast Mirror and agencies",
			want: "boilerplate: Leave a Reply\nboilerplate: Your e-mail won’t be published. Required fields are marked *\n" +
				"boilerplate: Source: Coast Mirror and agencies\n",
			publisher: "Coast Mirror",
		},
		{
			name: "front matter", in: "---\ntitle: Kasala falls\ndate: 2022-05-03\n---\n# Kasala falls\n\n" + body,
			want: "boilerplate: ---\nboilerplate: title: Kasala falls\nboilerplate: date: 2022-05-03\nboilerplate: ---\n" +
				"boilerplate: #\nheadline: Kasala falls\n",
			published: "2022-05-03", by: "header", title: "Kasala falls",
		},
		{name: "an aside is no dateline", in: "The rebels - a small group - left. " + body, want: ""},
		{name: "a speaker is no dateline", in: body + "\nMORENO: We never left the town, and we never will.\n\n" + body, want: ""},
		{name: "a label is no dateline", in: "BREAKING: " + body, want: ""},
		{name: "speech about the past", in: "On 3 May 2019 the two sides signed a truce, " + body, want: ""},
	} {
		doc := source.FromText(c.in)
		if doc.Text != c.in {
			t.Errorf("%s: the text was changed", c.name)
		}
		if got := view(doc); got != c.want {
			t.Errorf("%s: layout\n%swant\n%s", c.name, got, c.want)
		}
		got := []string{doc.Published, doc.PublishedBy, doc.Title, doc.Publisher}
		if want := []string{c.published, c.by, c.title, c.publisher}; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
		if err := doc.Check(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestBoilerplate(t *testing.T) {
	for _, l := range []string{
		"Leave a Comment", "Read more: Town falls", "READ MORE", "ALSO READ: How to give", "Related stories", "Sign up for our morning briefing here.",
		"Subscribe to our weekly newsletter", "Join our Telegram channel", "Follow us on Facebook and X", "Follow The Mirror on WhatsApp", "Share this article",
		"Comments (12) | Report an error", "3 comments", "(Reporting by A. Diaz; Editing by B. Cole)", "Additional reporting by agencies", "By Staff Writer",
		"With inputs from agencies", "Advertisement", "© 2022 Coast Mirror", "Copyright 2022 by the Mirror", "Tags: Sudan, war", "[Fictional test material - not a news report]",
		"This story was first published in March.", "5 min read", "Story continues below", "Image source, Getty Images", "Share this story | Comments (112)", "Subscribe to our podcast", "🔴 LIVE: follow the vote minute by minute on our channel",
		"Lee esta nota en español", "Read this story in Arabic", "Sources: AFP, AP",
	} {
		if doc := source.FromText(body + "\n" + l + "\n\n" + body); len(doc.Boilerplate) != 1 {
			t.Errorf("%q is not marked", l)
		}
	}
	for _, l := range []string{
		"Like other residents, he had posted on Facebook that the bridge was gone.", "Sources in the ministry said the truce held, and that nobody had been hurt in the town.",
		"Related attacks were reported from the north, where two people died.", "Copyright law was one of the things they discussed.",
		"Share prices fell by a tenth on Monday, the exchange said.", "By Monday evening the rebels had left the town.", "Comments by the minister angered the crowd.",
		"Source of the fire was a market stall, police said, and nobody was hurt.", "Read more widely, he told the students on Monday.",
		"Live fire was used on the square, a doctor said.", "Follow the money, said the judge, and it leads to the palace in the capital.",
		"Follow-up talks are planned in Geneva next week, he said.", "Get out of our town, the crowd shouted.",
	} {
		if doc := source.FromText(body + "\n" + l + "\n\n" + body); len(doc.Boilerplate) != 0 {
			t.Errorf("%q is marked", l)
		}
	}
}

func TestDateOrder(t *testing.T) {
	in := "KASALA, 3 May 2022 (AFP) - " + body
	rec := source.Record{Text: in, Published: "2022-05-05T10:00:00Z"}
	for _, c := range []struct {
		rec  source.Record
		opt  source.Options
		path string
		want string
	}{
		{rec, source.Options{Date: "2022-05-04"}, "2022-05-01.txt", "2022-05-05 record"},
		{source.Record{Text: in}, source.Options{Date: "2022-05-04"}, "2022-05-01.txt", "2022-05-04 flag"},
		{source.Record{Text: in}, source.Options{}, "2022-05-01.txt", "2022-05-03 header"},
		{source.Record{Text: body}, source.Options{}, "a/kasala_20220501.txt", "2022-05-01 file"},
		{source.Record{Text: "KASALA, May 3 - " + body}, source.Options{}, "2022-05-04.txt", "2022-05-03 header"},
		{source.Record{Text: body}, source.Options{}, "kasala.txt", " "},
		{source.Record{Text: body}, source.Options{}, "number-20221345.txt", " "},
	} {
		doc := c.opt.Document(c.path, c.rec)
		if got := doc.Published + " " + doc.PublishedBy; got != c.want {
			t.Errorf("%s: got %q, want %q", c.path, got, c.want)
		}
	}
}

// open gives ids of documents as "path ok" and faults as their messages.
func open(opt source.Options, paths ...string) (docs []*extract.Document, faults []error) {
	for doc, err := range source.Open(context.Background(), paths, opt) {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		docs = append(docs, doc)
	}
	return docs, faults
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", "Alpha.")
	write(t, dir, "sub/b.md", "Beta.")
	write(t, dir, "sub/copy.txt", "Alpha.")
	write(t, dir, "c.jsonl", `{"id":"x1","text":"Gamma.","published":"2022-05-03","publisher":"P","title":"T","url":"u"}`+"\n{broken\n\n"+`{"id":7,"text":"Delta."}`+"\n"+`{"title":"none"}`)
	write(t, dir, "picture.png", "\x89PNG")
	write(t, dir, ".hidden/x.txt", "Hidden.")
	f, err := os.Create(filepath.Join(dir, "z.txt.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	fmt.Fprint(z, "Packed.")
	z.Close()
	f.Close()
	docs, faults := open(source.Options{}, dir)
	var got []string
	for _, d := range docs {
		rel, _ := filepath.Rel(dir, d.Path)
		got = append(got, fmt.Sprintf("%s=%s(%s)", rel, d.Text, d.SourceID))
	}
	if want := "a.txt=Alpha.() c.jsonl:1=Gamma.(x1) c.jsonl:4=Delta.(7) sub/b.md=Beta.() z.txt.gz=Packed.()"; strings.Join(got, " ") != want {
		t.Errorf("got  %v\nwant %s", got, want)
	}
	var what []string
	for _, err := range faults {
		var e *source.Error
		if !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%v: no source.Error with a hint", err)
			continue
		}
		rel, _ := filepath.Rel(dir, e.Path)
		what = append(what, fmt.Sprintf("%s:%d %t", rel, e.Line, errors.Is(err, source.ErrDuplicate)))
	}
	if want := "c.jsonl:2 false c.jsonl:5 false sub/copy.txt:0 true .:0 false"; strings.Join(what, " ") != want {
		t.Errorf("faults %v, want %s", what, want)
	}
	if docs[1].Published != "2022-05-03" || docs[1].PublishedBy != "record" || docs[1].Title != "T" || docs[1].Publisher != "P" || docs[1].URL != "u" {
		t.Errorf("record: %+v", docs[1])
	}
}

func TestFaults(t *testing.T) {
	dir := t.TempDir()
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		want error
	}{
		{filepath.Join(dir, "missing.txt"), source.ErrNoMatch},
		{filepath.Join(dir, "*.none"), source.ErrNoMatch},
		{write(t, dir, "empty.txt", ""), source.ErrEmpty},
		{write(t, dir, "blank.txt", " \n\ufeff"), source.ErrEmpty},
		{write(t, dir, "empty.jsonl", ""), source.ErrEmpty},
		{write(t, dir, "doc.txt", "%PDF-1.7"), source.ErrBinary},
		{write(t, dir, "bin.txt", strings.Repeat("\x00\x01\xfe\xff", 100)), source.ErrBinary},
		{write(t, dir, "bad.txt.gz", "\x1f\x8bnothing"), source.ErrBinary},
		{write(t, dir, "large.txt", strings.Repeat("word ", 300)), source.ErrTooLarge},
		{locked, source.ErrNoMatch},
	} {
		docs, faults := open(source.Options{MaxBytes: 1000}, c.path, write(t, dir, "good.txt", "Good."))
		if len(docs) != 1 || docs[0].Text != "Good." {
			t.Errorf("%s: the next input did not go on", c.path)
		}
		if len(faults) != 1 || !errors.Is(faults[0], c.want) && !errors.Is(faults[0], os.ErrPermission) {
			t.Errorf("%s: got %v, want %v", c.path, faults, c.want)
		}
	}
	docs, faults := open(source.Options{MaxBytes: 100}, write(t, dir, "l.jsonl", `{"text":"`+strings.Repeat("x", 500)+"\"}\n{\"text\":\"Short.\"}\n"))
	if len(docs) != 1 || len(faults) != 1 || !errors.Is(faults[0], source.ErrTooLarge) {
		t.Errorf("long line: %v %v", docs, faults)
	}
}

func TestBadDate(t *testing.T) {
	docs, faults := open(source.Options{Date: "soon", Stdin: strings.NewReader("Text.")}, "-")
	if len(docs) != 0 || len(faults) != 1 || !errors.Is(faults[0], source.ErrDate) {
		t.Errorf("%v %v", docs, faults)
	}
}

func TestStdin(t *testing.T) {
	docs, faults := open(source.Options{Stdin: strings.NewReader("Just text.")}, "-")
	if len(faults) > 0 || len(docs) != 1 || docs[0].Text != "Just text." {
		t.Errorf("text: %v %v", docs, faults)
	}
	docs, faults = open(source.Options{Stdin: strings.NewReader("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}")}, "-")
	if len(faults) > 0 || len(docs) != 2 {
		t.Errorf("jsonl: %v %v", docs, faults)
	}
}

func TestClean(t *testing.T) {
	doc := source.FromText("caf\xe9 and \x00 nul")
	if want := "caf\ufffd and \x00 nul"; doc.Text != want {
		t.Errorf("got %q", doc.Text)
	}
	if len(doc.Notes) != 2 || doc.Notes[0].Kind != "invalid-utf8" || doc.Notes[0].Offset != 3 || doc.Notes[1].Kind != "nul" || doc.Notes[1].Offset != 11 {
		t.Errorf("notes %+v", doc.Notes)
	}
	docs, _ := open(source.Options{Stdin: strings.NewReader("{\"text\":\"caf\xe9\"}")}, "-")
	if len(docs) != 1 || len(docs[0].Notes) != 1 || docs[0].Notes[0].Offset != 3 {
		t.Errorf("record: %+v", docs)
	}
	if a, b := source.FromText("Same."), source.FromText("Same."); a.ID != b.ID || len(a.ID) != 18 {
		t.Errorf("ids %s %s", a.ID, b.ID)
	}
}

// Paragraphs are read alike here and in the tokenizer: every region begins and
// ends where sentences do, so only paragraphs without regions are compared.
func TestParagraphsAsTokenizer(t *testing.T) {
	for _, in := range []string{
		"A short line\nAnother short line of text\nand more of it that goes on in lower case.\n\nNew one.",
		body + body + body, "- one\n- two\n\n1. three\n2. four", "x\r\ny\r\n\r\nz\u2028q",
	} {
		doc := source.FromText(in)
		doc.Regions, doc.Boilerplate = nil, nil
		if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, s := range doc.Sentences {
			n = max(n, s.Paragraph+1)
		}
		if got := source.Paragraphs(in); got != n {
			t.Errorf("%q: source sees %d paragraphs, tokenize %d", in, got, n)
		}
	}
}

func FuzzSource(f *testing.F) {
	for _, s := range []string{"", body, "KASALA, May 3 (AFP) - Text.", "a (@b) — c (@d) May 2, 2022", "---\ntitle: x\n---\n# T\n", "date 2022-05-03 x", "3 May 2022 | X", "\xff—\xfe (@x)", "pic.twitter.com/a\n(Reuters)\nx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := source.FromText(s)
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, r := range doc.Regions {
			if r.Start < last || r.End <= r.Start || r.End > len(doc.Text) {
				t.Fatalf("region %+v after %d", r, last)
			}
			last = r.End
		}
	})
}
