package tokenize_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/tokenize"
)

func run(t testing.TB, text string) *extract.Document {
	t.Helper()
	doc := &extract.Document{Text: text}
	if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	return doc
}

// show writes tokens joined by "|" and sentences by " / ", paragraphs by " // ".
func show(doc *extract.Document) string {
	var b strings.Builder
	for i, s := range doc.Sentences {
		if i > 0 {
			b.WriteString(" /")
			if s.Paragraph != doc.Sentences[i-1].Paragraph {
				b.WriteString("/")
			}
			b.WriteString(" ")
		}
		for k := s.First; k < s.Last; k++ {
			if k > s.First {
				b.WriteString("|")
			}
			b.WriteString(doc.Word(k))
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"They can't.", "They|ca|n't|."},
		{"we’ve won", "we|’ve|won"},
		{"Kabul's mayor’s residents' flag", "Kabul|'s|mayor|’s|residents|'|flag"},
		{"up 10% to £5bn at 11pm", "up|10|%|to|£|5|bn|at|11|pm"},
		{"the forces—who fled—and 3–4 others", "the|forces|—|who|fled|—|and|3|–|4|others"},
		{"US-led anti-government Spin Boldak-Chaman al-Qaeda", "US|-|led|anti-government|Spin|Boldak|-|Chaman|al|-|Qaeda"},
		{"UN-backed co-founder ex-Prime", "UN|-|backed|co-founder|ex-Prime"},
		{"Lt. Gen. John F. Abel of the U.S. Army", "Lt.|Gen.|John|F.|Abel|of|the|U.S.|Army"},
		{"200,000 people, 1.5 m, 11/28/2000, 10:42, 2021-07-14, 01.04.2025, 20-30", "200,000|people|,|1.5|m|,|11/28/2000|,|10:42|,|2021-07-14|,|01.04.2025|,|20|-|30"},
		{"the 5th, the 1970s and the '90s", "the|5th|,|the|1970s|and|the|'90s"},
		{"@desk_1 said #Tripoli #1 (see https://t.co/a1?b=c).", "@desk_1|said|#Tripoli|#|1|(|see|https://t.co/a1?b=c|)|."},
		{"here pic.twitter.com/22iOCd, www.a.org.", "here|pic.twitter.com/22iOCd|,|www.a.org|."},
		{"fell.https://t.co/x then", "fell|.|https://t.co/x|then"},
		{"mail j.doe@desk.example.org!", "mail|j.doe@desk.example.org|!"},
		{"Shi'ite O'Neill Sana'a Côte d'Ivoire", "Shi'ite|O'Neill|Sana'a|Côte|d'Ivoire"},
		{"cannot gonna don’t", "can|not|gon|na|do|n’t"},
		{"AT&T, R&D", "AT&T|,|R&D"},
		{"“area […] we” … wait... what?!", "“|area|[|…|]|we|”|…|wait|...|what|?!"},
		{"so \U0001F602\U0001F602good \U0001F1E6\U0001F1EB", "so|\U0001F602\U0001F602|good|\U0001F1E6\U0001F1EB"},
		{"zero\u200bwidth and\u00a0nbsp\ufeff", "zero|width|and|nbsp"},
		{"a ‘safe’ place", "a|‘|safe|’|place"},
		{"Rs1 million, US$5, A$3.5m", "Rs|1|million|,|US|$|5|,|A|$|3.5|m"},
		{"Ph.D. e.g. p.m. 5 p.m.", "Ph.D.|e.g.|p.m.|5|p.m."},
		{"Зеленський у Києві", "Зеленський|у|Києві"},
	} {
		if got := show(run(t, c.in)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`Rebels say they beat off the attack".The army denied it.`, `Rebels|say|they|beat|off|the|attack|"|. / The|army|denied|it|.`},
		{`“They came at dawn. We fled,” she said. “Nobody helped.” Then it rained.`, `“|They|came|at|dawn|. / We|fled|,|”|she|said|. / “|Nobody|helped|.|” / Then|it|rained|.`},
		{`"Is it over?" he asked. "Yes!"`, `"|Is|it|over|?|"|he|asked|. / "|Yes|!|"`},
		{`"Is it over?" Rahman asked reporters.`, `"|Is|it|over|?|"|Rahman|asked|reporters|.`},
		{"Troops left the U.S. base. The U.S. The base is shut.", "Troops|left|the|U.S.|base|. / The|U.S. / The|base|is|shut|."},
		{"Maj. Gen. Abel met Acme Inc. executives at 5 p.m. Monday.", "Maj.|Gen.|Abel|met|Acme|Inc.|executives|at|5|p.m.|Monday|."},
		{"It began at 5 p.m. Police came.", "It|began|at|5|p.m. / Police|came|."},
		{"Residents of Unit No. 11 left. No. They stayed.", "Residents|of|Unit|No.|11|left|. / No|. / They|stayed|."},
		{"“movements near it ... The army hit back”", "“|movements|near|it|... / The|army|hit|back|”"},
		{"“near the area […] The army hit back.”", "“|near|the|area|[|…|] / The|army|hit|back|.|”"},
		{"(They left.) Others stayed (in vain!).", "(|They|left|.|) / Others|stayed|(|in|vain|!|)|."},
		{"Flood kills 12\n\nRivers rose. People fled.\n\n- tents\n- food", "Flood|kills|12 // Rivers|rose|. / People|fled|. // -|tents // -|food"},
		{"Flood kills 12\nThe river burst its banks in the early hours of Monday and\nswept away a bridge near the old town.", "Flood|kills|12 // The|river|burst|its|banks|in|the|early|hours|of|Monday|and|swept|away|a|bridge|near|the|old|town|."},
		{"KYIV, March 3 (Reuters) - Shells fell.", "KYIV|,|March|3|(|Reuters|)|- / Shells|fell|."},
		{"One.\r\n\r\nTwo.", "One|. // Two|."},
		{"1. Open the gate. 2. Close it.", "1|.|Open|the|gate|. / 2|.|Close|it|."},
	} {
		if got := show(run(t, c.in)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestGlued(t *testing.T) {
	doc := run(t, "Says AFPKabul and crossingThe, not YouTube, McDonald, NATO or JPMorgan.")
	var got []string
	for _, n := range doc.Notes {
		got = append(got, n.Kind+":"+n.Text)
	}
	if want := "glued:AFPKabul glued:crossingThe"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestRegions(t *testing.T) {
	text := "Big flood\n\nWater rose. Read more: here. Done."
	doc := &extract.Document{Text: text}
	doc.Regions = []extract.Region{{Span: extract.Span{Start: 0, End: 9}, Kind: "headline"}}
	at := strings.Index(text, "Read")
	doc.Boilerplate = []extract.Pair{{Start: at, End: at + 16}}
	if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, s := range doc.Sentences {
		kinds = append(kinds, doc.Surface(s.Span)+"="+s.Kind)
	}
	want := "Big flood=headline; Water rose.=; Read more: here.=boilerplate; Done.="
	if got := strings.Join(kinds, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Hostile texts must end quickly and keep the laws.
func TestHostile(t *testing.T) {
	const n = 1 << 20
	for name, unit := range map[string]string{
		"letters": "a", "quotes": "\"", "brackets": ")", "stops": ".", "spaced stops": ". ", "hyphens": "a-", "dots": "a.",
		"digits": "1-", "slashes": "http://", "words": "Word ", "at": "a@", "apostrophes": "'s", "lines": "a\n", "closers": ".) ",
	} {
		begin := time.Now()
		doc := run(t, strings.Repeat(unit, n/len(unit)))
		if d := time.Since(begin); d > 10*time.Second {
			t.Errorf("%s: %v", name, d)
		}
		for _, s := range doc.Sentences {
			if s.Last-s.First > 1000 {
				t.Errorf("%s: a sentence of %d tokens", name, s.Last-s.First)
			}
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"", "a", "They can't. \"Go!\" he said.", "\xff\xfe", "U.S.A", "x\x00y\u200d'", "3.\n4)", "a\u0301'", "’’", ":// . @", "İ'S dont"} {
		f.Add(s, 0, 1)
	}
	tk := tokenize.New()
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		doc := &extract.Document{Text: text}
		if a >= 0 && a <= b && b <= len(text) {
			doc.Boilerplate = []extract.Pair{{Start: a, End: b}}
		}
		if err := tk.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		last := 0
		for i, s := range doc.Sentences {
			if s.First != last || s.Last <= s.First || s.Start != doc.Tokens[s.First].Start || s.End != doc.Tokens[s.Last-1].End {
				t.Fatalf("sentence %d: tokens [%d,%d) after %d", i, s.First, s.Last, last)
			}
			last = s.Last
		}
		if last != len(doc.Tokens) {
			t.Fatalf("%d tokens, %d in sentences", len(doc.Tokens), last)
		}
		at := 0
		for _, tok := range append(doc.Tokens, extract.Token{Span: extract.Span{Start: len(text), End: len(text)}}) {
			for _, r := range text[at:tok.Start] {
				if !extract.IsSpace(r) {
					t.Fatalf("lost %q before %d", text[at:tok.Start], tok.Start)
				}
			}
			at = tok.End
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("Rebels said on Monday that they had captured the town of Kasala, but the army's spokesman, Lt. Gen. Abel Moro, denied it: \"We haven't lost it.\"\n\n", 200)
	tk := tokenize.New()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		doc := &extract.Document{Text: text}
		_ = tk.Annotate(context.Background(), doc)
	}
}
