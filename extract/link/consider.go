package link

import (
	"math"
	"strings"

	"dateline/extract"
)

// considered is the most candidates that a chain keeps for "dateline explain".
const considered = 4

// consider keeps the ranking in the chain, linked or not, and gives the scores
// of the candidates, which are sorted.
// What the name alone decides ("Kenya") has nothing counted and keeps nothing.
func (w *work) consider(ch *extract.Chain, cands []cand) []float64 {
	ch.Considered = nil
	scores := w.scores(ch, cands)
	for i := range cands {
		c := &cands[i]
		if i == considered || len(c.points) == 0 {
			break
		}
		kbn, id, _ := strings.Cut(c.Key, ":")
		ch.Considered = append(ch.Considered, extract.Considered{KB: kbn, ID: id, Name: c.Name, Kind: c.Kind, Country: c.Country,
			Points: math.Round(c.score*100) / 100, Score: math.Round(scores[i]*1000) / 1000, Counted: c.points})
	}
	return scores
}
