package event_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/extract/ontology"
)

// ploverShare is the least share of PLOVER's development records (every other
// one; the rest are for evaluation) of which an event of the right root type
// must be found.
const ploverShare = 0.6

var (
	ploverEvent = regexp.MustCompile(`"event":\s*"([A-Z]+)"`)
	ploverText  = regexp.MustCompile(`"text":\s*"([^"]+)"`)
)

// roots of the file that have another name or a wider one with us.
var ploverRoot = map[string]string{"demand": "request", "investigate": "accuse", "disapprove": "accuse protest", "fight": "assault fight coerce",
	"assault": "assault fight casualties", "coerce": "coerce assault", "agree": "agree aid concede retreat consult", "retreat": "retreat concede"}

// ploverRecord is a coded sentence: its number, the roots that are as good, the
// text and the record as it stands.
type ploverRecord struct {
	n               int
	want, text, raw string
}

// ploverRecords reads the file, or skips the test where it is not.
func ploverRecords(t *testing.T) (out []ploverRecord) {
	t.Helper()
	b, err := os.ReadFile("../../../shared/data/events/PLOVER_GSR_CAMEO.txt")
	if err != nil {
		t.Skip("no PLOVER records beside the checkout")
	}
	for i, rec := range regexp.MustCompile(`\n\},\n?\{`).Split(string(b), -1) {
		e, x := ploverEvent.FindStringSubmatch(rec), ploverText.FindStringSubmatch(rec)
		if e == nil || x == nil {
			continue
		}
		want := strings.ToLower(e[1])
		if w := ploverRoot[want]; w != "" {
			want = w
		}
		out = append(out, ploverRecord{i, want, x[1], rec})
	}
	return out
}

// TestPlover reads PLOVER's own coded sentences.
func TestPlover(t *testing.T) {
	list := ploverRecords(t)
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, rec := range list {
		if rec.n%2 == 0 {
			continue
		}
		all++
		doc := annotate(t, rec.text)
		ok := false
		for j := range doc.Events {
			ok = ok || strings.Contains(" "+rec.want+" ", " "+o.Type(doc.Events[j].Type).Code+" ")
		}
		if ok {
			right++
			continue
		}
		t.Logf("MISS %d %s: %s", rec.n, rec.want, rec.text)
		for j := range doc.Events {
			t.Logf("    %s", show(doc, &doc.Events[j]))
		}
	}
	t.Logf("%d of %d records", right, all)
	if float64(right)/float64(all) < ploverShare {
		t.Errorf("%d of %d records, want %.0f %%", right, all, 100*ploverShare)
	}
}
