package event_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/extract"
)

// FuzzPosition holds the stage to the law of position on any text: what it
// names lies inside the text and exists.
func FuzzPosition(f *testing.F) {
	for _, s := range []string{
		"Rebels captured the town of Goma on Monday, officials said.",
		"“They have raised their flag,” he said — and left.",
		"12 dead, 30 hurt as bus crashes\n\nKABUL, March 3 (AFP) - Nobody was arrested.",
		"control of of control of under the the control control",
		"", "\x00\xff took control of \u200b the post",
	} {
		f.Add(s)
	}
	p, err := chain()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 {
			return
		}
		doc := &extract.Document{ID: "d_fuzz", Text: strings.ToValidUTF8(s, "\ufffd")}
		if err := p.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if err := doc.Check(); err != nil {
			t.Fatal(err)
		}
		for _, ev := range doc.Events {
			if ev.Score < 0 || ev.Score > 1 || ev.Polarity == "" || ev.Modality == "" {
				t.Fatalf("event %+v", ev)
			}
		}
	})
}

// TestHostile: text without sentences, of nothing but triggers, must not cost
// the square of its length.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	for _, unit := range []string{"rebels captured the town and ", "attack on ", "the fall of the capture of Goma, ", "said that "} {
		cost := func(n int) time.Duration {
			p, err := chain()
			if err != nil {
				t.Fatal(err)
			}
			front, err := p.Until("mention")
			if err != nil {
				t.Fatal(err)
			}
			doc := &extract.Document{ID: "d_hostile", Text: strings.Repeat(unit, n)}
			if err := front.Annotate(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			best := time.Hour
			for range 3 {
				start := time.Now()
				if err := stage(t).Annotate(context.Background(), doc); err != nil {
					t.Fatal(err)
				}
				best = min(best, time.Since(start))
			}
			return best
		}
		small, large := cost(300), cost(3000)
		t.Logf("%q: %v, ten times the text %v", unit, small, large)
		if large > 40*small+20*time.Millisecond {
			t.Errorf("%q: %v for 300 units, %v for 3000", unit, small, large)
		}
	}
}

// BenchmarkStage is the cost of this stage alone, in words per second.
func BenchmarkStage(b *testing.B) {
	text := strings.Repeat("The rebels have opened a large offensive in the north since March, when government forces started to pull out of the region, officials said on Wednesday. At least 17 people were killed and dozens were missing after a canal burst its banks in the city of Hyderabad. ", 40)
	doc := annotate(b, text)
	st := stage(b)
	b.ResetTimer()
	for range b.N {
		if err := st.Annotate(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
