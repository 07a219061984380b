package link

import (
	_ "embed" // for the weights
	"fmt"
	"math"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

// Evidence is what is known of the best candidate of a chain when its score is
// made: the class of the link and one value for each of Features.
type Evidence struct {
	Class  string // country, place, organization, person
	Values []float64
}

// Features are the names of the values, in order.
var Features = []string{"bias", "logit", "margin", "alone", "alias", "variant", "acronym", "spoken-of", "pinned", "kind-differs", "known", "one-word", "common-word",
	"mentions", "recognised", "own"}

// calibrationText has a line per class: its name, then a weight per feature. It
// is made by "go test ./extract/english -run LinkScore -weights".
//
//go:embed calibration.txt
var calibrationText string

// calibration turns evidence into the probability that the link is right, by
// logistic regression (Platt 1999, with more than one variable).
type calibration map[string][]float64

// readCalibration reads the table; the error says which line is wrong.
func readCalibration(text string) (calibration, error) {
	c := calibration{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != len(Features)+1 {
			return nil, fmt.Errorf("calibration.txt:%d: want a class and %d weights, have %d fields", n, len(Features), len(f))
		}
		for _, s := range f[1:] {
			w, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return nil, fmt.Errorf("calibration.txt:%d: %w", n, err)
			}
			c[f[0]] = append(c[f[0]], w)
		}
	}
	return c, nil
}

// probability of the evidence, between 0.01 and 0.99: nothing is certain.
func (c calibration) probability(e Evidence) float64 {
	sum := 0.0
	for k, w := range c[e.Class] {
		sum += w * e.Values[k]
	}
	return min(0.99, max(0.01, 1/(1+math.Exp(-sum))))
}

// scores are the probabilities that each of the sorted candidates is right:
// the calibrated one of the first, and what that leaves shared among the others
// and NIL as the points have it.
func (w *work) scores(ch *extract.Chain, cands []cand) []float64 {
	if len(cands) == 0 {
		return nil
	}
	raw := softmax(cands)
	e := w.evidence(ch, cands, raw)
	out := make([]float64, len(cands))
	out[0] = w.stage.weights.probability(e)
	for k := 1; k < len(cands); k++ {
		out[k] = (1 - out[0]) * raw[k] / max(1-raw[0], 1e-9)
	}
	return out
}

// evidence gathers the values of Features.
func (w *work) evidence(ch *extract.Chain, cands []cand, raw []float64) Evidence {
	best := &cands[0]
	is := func(b bool) float64 {
		if b {
			return 1
		}
		return 0
	}
	margin := 5.0
	if len(cands) > 1 {
		margin = min(margin, best.score-cands[1].score)
	}
	p := min(max(raw[0], 1e-4), 1-1e-4)
	common, score, names := false, 0.0, 0
	for _, id := range ch.Mentions {
		if m := &w.doc.Mentions[w.byID[id]]; m.Form == extract.FormName || m.Form == extract.FormDemonym {
			score += m.Score
			names++
		}
	}
	oneWord := !strings.ContainsAny(ch.Name, " -")
	if oneWord && strings.ToUpper(ch.Name) != ch.Name {
		_, class := w.base.Longest([]string{ch.Name}, 0)
		common = class&extract.ClassCommonWord != 0
	}
	known := min(1, math.Log10(float64(best.Population)+1)/7)
	if best.Population == 0 {
		known = min(1, math.Log2(1+float64(best.Prominence))/10)
	}
	e := Evidence{Class: strings.ToLower(string(ch.Type)), Values: []float64{1, math.Log(p / (1 - p)), margin, is(len(cands) == 1),
		is(best.How == kb.HowAlias), is(best.How == kb.HowVariant), is(best.How == kb.HowAcronym),
		is(best.Country == "" || w.share[best.Country] > 0), is(best.pinned), is(ch.Kind != "" && best.Kind != "" && ch.Kind != best.Kind), known,
		is(oneWord), is(common), math.Log(float64(1 + len(ch.Mentions))), score / float64(max(names, 1)), is(best.Own)}}
	if best.Kind == kb.KindCountry && len(best.points) == 0 {
		e.Class = "country"
	}
	return e
}

// softmax turns points into shares, against the other candidates and, as an
// unseen rival, NIL.
func softmax(cands []cand) []float64 {
	const nilPoints = 0.5
	sum := math.Exp(nilPoints)
	out := make([]float64, len(cands))
	for i := range cands {
		out[i] = math.Exp(cands[i].score)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}
