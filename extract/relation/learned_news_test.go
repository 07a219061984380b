package relation_test

import (
	"testing"

	"dateline/extract"
	"dateline/extract/relation"
)

// What the classifier adds bears its name, a probability and its reasons, and
// the rules' edges stay as they are.
func TestLearnedEdges(t *testing.T) {
	doc := annotate(t, "Mirjam Vogt (Greens) and Paul Adler of the Labour Party were the only members to speak against it in Vienna. "+
		"The Constitutional Court of Chad, presided over by Judge Amina Saleh, struck down three articles. "+
		"Two of the dead were brothers, Jonas and Peter Okafor, who worked as welders.")
	st, rules := stage(t), stage(t, relation.RulesOnly)
	alone, both := *doc, *doc
	if err := rules.Annotate(t.Context(), &alone); err != nil {
		t.Fatal(err)
	}
	if err := st.Annotate(t.Context(), &both); err != nil {
		t.Fatal(err)
	}
	var kept []extract.RelationMention
	learned := 0
	for _, r := range both.Relations {
		if r.Rule != relation.LearnedRule {
			kept = append(kept, r)
			continue
		}
		learned++
		why := st.Why(&both, r, 3)
		if r.Score < .5 || r.Score > 1 || len(why) == 0 || why[0].Weight <= 0 {
			t.Errorf("%s: score %v, reasons %v", relation.Describe(&both, r), r.Score, why)
		}
		t.Logf("%s %.2f %v", relation.Describe(&both, r), r.Score, why)
	}
	if learned == 0 {
		t.Error("nothing learned in text of the sort it was made for")
	}
	if len(kept) != len(alone.Relations) {
		t.Fatalf("rules found %d relations alone, %d beside the classifier", len(alone.Relations), len(kept))
	}
	for i := range kept {
		a := alone.Relations[i]
		if a.ID = kept[i].ID; a != kept[i] {
			t.Errorf("%+v became %+v", alone.Relations[i], kept[i])
		}
	}
}
