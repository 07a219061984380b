package event_test

import (
	"testing"

	"dateline/extract/event"
	"dateline/extract/ontology"
)

// passRate is the least share of the type files' examples that must hold on
// the real chain. Raise it when it rises; a fall is a regression.
const passRate = 1.0

// TestExamples runs every example of every event type.
func TestExamples(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	pass, all := 0, 0
	for _, ty := range o.Types(ontology.KindEvent) {
		pos, neg := 0, 0
		for _, ex := range ty.Examples {
			all++
			if ex.Positive {
				pos++
			} else {
				neg++
			}
			doc := annotate(t, ex.Text)
			err := event.Check(doc, ty, ex)
			if err == nil {
				pass++
				continue
			}
			t.Logf("%s:%d: %v\n  %s", ty.File, ex.Line, err, ex.Text)
			for i := range doc.Events {
				t.Logf("    %s", show(doc, &doc.Events[i]))
			}
			if testing.Verbose() {
				t.Logf("\n%s", tree(doc))
			}
		}
		if pos < 5 || neg < 3 {
			t.Errorf("%s: %d examples that must match and %d that must not; want 5 and 3", ty.File, pos, neg)
		}
	}
	rate := float64(pass) / float64(all)
	t.Logf("%d of %d examples hold (%.1f %%)", pass, all, 100*rate)
	if rate < passRate {
		t.Errorf("pass rate %.3f, want %.3f", rate, passRate)
	}
}
