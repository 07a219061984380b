package english_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract"
)

// What is set against what, and what is not, by kind of dispute. Reports of one
// story are parted by "----".
func TestDisputes(t *testing.T) {
	en := load(t)
	for _, c := range []struct {
		name, text string
		want       []string // what each contradiction is about
	}{
		{"who holds the town", `Goma is in the hands of the M23 rebels, two residents said on Monday.

The Congolese army was in full control of Goma, the army's spokesman said on Monday.`, []string{"control"}},
		{"a town that changed hands", `The M23 rebels were in control of Goma on Monday, residents said.

The Congolese army has retaken Goma, the army's spokesman said on Thursday.`, nil},
		{"who killed him", `The army said that Daniel Okello had been killed by the rebels.

His brother said that soldiers had killed Daniel Okello.`, []string{"responsibility"}},
		{"one body", `The transport ministry said that the bridge at Moroto had been inspected in May.

The transport ministry said that the engineers had not found any cracks.`, nil},
		{"does not know", `The mayor of Moroto said that he did not know whether anybody had been arrested.

The police said that nobody had been arrested.`, nil},
		{"another matter", `The captain said that a barge had been in the way off Cebu. The weather was bad. Many were asleep. It was dark.

The harbour office had closed at six. Nobody was there.

The operator said that its insurance had not expired.`, nil},
		{"there was none", `Villagers in Moroto said that soldiers had ambushed a lorry on the road.

The army denied that there had been any ambush.`, []string{"denial"}},
		{"the allegation", `Prosecutor Amina Diallo accused the mayor of Moroto of taking bribes.

His lawyer rejected the allegation.`, []string{"denial"}},
		{"counted twice", `The coast guard said that 36 people had drowned off Cebu.

The hospital in Cebu said that seven bodies had been counted twice.`, nil},
		{"an offer turned down", `Rebel leaders said that they wanted talks in Moroto.

The government rejected an offer of talks from the rebels.`, nil},
		{"what was not seen", `The group accused soldiers of burning homes in Moroto.

A spokesman for the army said that he had not seen the report.`, nil},
		{"separate", `Police said that two men had been killed in Moroto on Monday.

Separately, officials said that a bomber had killed at least nine people in Kabong.`, nil},
		{"some of them", `Officials in Moroto said that 20 people had been wounded in the blast.

The governor said that two foreigners were among the injured.`, nil},
		{"nobody", `Villagers in Moroto said that soldiers had shot at a bus and wounded four passengers.

The army said that nobody had been hurt.`, []string{"denial"}},
		{"a charge rejected", `Kenya accused Uganda of arming the rebels, a charge Uganda rejects.`, []string{"denial"}},
		{"still held", `Rebels said on Monday they had seized Moroto, but the army insisted it still held the town.`, []string{"control"}},
		{"our flag", `Rebels seized the town of Moroto on Monday, residents said.

"The attackers were driven off and our flag flies over the camp," the army's spokesman said.`, []string{"control"}},
		{"open, shut", `The crossing at Moroto has reopened, the customs service said on Monday.

Traders said that the gate was still closed.`, []string{"denial"}},
		{"a figure without a noun", `The mayor said that 2,300 refugees had arrived in Moroto.

The agency said it had registered only 1,450.`, []string{"count"}},
		{"own lawyer", `Okello denied killing the two women.

His lawyers said that he had changed in prison.`, nil},
		{"rival counts", `The police said that four people had been killed in Moroto on Monday.

Doctors at the hospital in Moroto said that nine people had been killed on Monday.`, []string{"count"}},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			var docs []*extract.Document
			for part := range strings.SplitSeq(c.text, "----") {
				docs = append(docs, annotate(t, en, strings.TrimSpace(part)+"\n", "2022-06-17"))
			}
			corpus := en.Merger.Merge(docs)
			var got []string
			for _, x := range corpus.Contradictions {
				if !slices.Contains(got, x.About) {
					got = append(got, x.About)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("about %v, want %v", got, c.want)
				for _, x := range corpus.Contradictions {
					t.Logf("  %s %s %s", x.Reason, x.About, x.Detail)
				}
				for _, d := range docs {
					for _, k := range d.Claims {
						t.Logf("  claim %s %s %q about %v", d.Surface(k.SourceSpan.Span()), k.Stance, d.Surface(k.Content.Span()), k.About)
					}
				}
			}
		})
	}
}
