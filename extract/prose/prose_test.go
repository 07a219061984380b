package prose_test

import (
	"context"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/prose"
)

func annotator(t testing.TB) *prose.Annotator {
	t.Helper()
	a, err := prose.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func words(doc *extract.Document) string {
	var out []string
	for i := range doc.Tokens {
		out = append(out, doc.Word(i))
	}
	return strings.Join(out, "|")
}

func TestOffsets(t *testing.T) {
	a := annotator(t)
	for _, c := range []struct{ in, want string }{
		{"They can't.", "They|ca|n't."},
		{"“Kabul’s fine,” he said.", "“|Kabul|’s|fine|,|”|he|said|."},
		{"Rain fell\n\nin Kasala on Monday", "Rain|fell|in|Kasala|on|Monday"},
	} {
		doc := &extract.Document{Text: c.in}
		if err := a.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if got := words(doc); got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
		if err := doc.Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestNames(t *testing.T) {
	doc := &extract.Document{Text: "Barack Obama met Angela Merkel in Germany.\n\nThey flew to London"}
	if err := annotator(t).Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range doc.Names {
		got = append(got, doc.Surface(n.Span)+"="+string(n.Type))
	}
	// What the library says, right or wrong (the president is none of these places).
	if want := "Barack Obama=PLACE; Angela Merkel=PERSON; Germany=PLACE; London=PLACE"; strings.Join(got, "; ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if len(doc.Sentences) != 2 || doc.Sentences[1].Paragraph != 1 {
		t.Errorf("sentences %+v", doc.Sentences)
	}
}

func FuzzProse(f *testing.F) {
	for _, s := range []string{"", "can't. ", "İ'll go", "“x”\n\n \ny", "\xff.\x00", "a&rsquo;s b"} {
		f.Add(s)
	}
	a, err := prose.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := &extract.Document{Text: s}
		if err := a.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
