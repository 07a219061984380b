package claim_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/claim"
	"dateline/extract/tokenize"
)

// bare annotates without models: tokens of one tag, trees that are chains, so
// that odd input costs no time in other stages.
func bare(t testing.TB, text string) *extract.Document {
	t.Helper()
	doc := &extract.Document{ID: "d_x", Text: text}
	if err := tokenize.New().Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	verbs := map[string]string{"said": "say", "told": "tell", "denied": "deny", "claims": "claim", "verified": "verify", "put": "put"}
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			tok := &doc.Tokens[i]
			tok.Tag, tok.Rel, tok.Head, tok.Lemma = "NN", "dep", max(sent.First, i-1), strings.ToLower(doc.Word(i))
			if l := verbs[tok.Lemma]; l != "" {
				tok.Tag, tok.Lemma = "VBD", l
			}
		}
	}
	st, err := claim.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Annotate(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestHostile: time grows with the text, not with its square.
func TestHostile(t *testing.T) {
	for name, unit := range map[string]string{
		"quotes":          `"We left," he said. `,
		"open quotes":     `“We left he said `,
		"straight marks":  `" " " `,
		"single marks":    `'a 'b' c' `,
		"paragraphs":      "“Nobody came.\n\n",
		"one sentence":    "said that he said that ",
		"according":       "according to X, ",
		"according bare":  "according to ",
		"quoted fragment": `he said "we" and `,
		"claims":          "claims of claims ",
		"commas":          "a, said b, ",
		"post":            "x (@y) — z ",
		"brackets":        "said (x) ",
		"numbers":         "put at 3 ",
	} {
		t.Run(name, func(t *testing.T) {
			took := func(n int) time.Duration {
				start := time.Now()
				bare(t, strings.Repeat(unit, n))
				return time.Since(start)
			}
			small, large := took(1000), took(10000)
			// Ten times the text: a square would take a hundred times as long. The
			// ratio holds on a busy machine and under the race detector, seconds do not.
			if large > 45*small+500*time.Millisecond {
				t.Errorf("1,000 units take %v, 10,000 take %v", small, large)
			}
		})
	}
}

// FuzzClaim holds the stage to the law of position on any text.
func FuzzClaim(f *testing.F) {
	for _, s := range []string{`"We left," he said. "Now."`, "“a\n\n“b” said X", "'x' said 'y", "Kabul says \"", "according to", "— X (@y) d", "\"", "“”", "said.", "\x00 “ said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<14 {
			bare(t, text)
		}
	})
}

// BenchmarkClaim measures the stage alone on a report that the chain annotated.
func BenchmarkClaim(b *testing.B) {
	doc := annotate(b, strings.Repeat("“The gate is shut,” said Omar Haddad, a spokesman for the ministry. Residents told Reuters that two men had been killed, but the army denied it. About 300 people waited at the border on Monday, according to the Red Cross.\n\n", 20), "2024-05-06")
	st, err := claim.New()
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		if err := st.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
