package relation

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/perceptron"
)

//go:embed learned.model
var learnedFile []byte

//go:embed learned.txt
var learnedText string

// LearnedRule is the rule of the edges that no construction gave but the
// classifier.
const LearnedRule = "learned"

// learned is a multinomial logistic regression over pairs of mentions with
// its calibration: what a probability is worth on reports it did not see.
type learned struct {
	model *perceptron.Model
	Calibration
}

// Calibration turns what the model holds of a class into the share of such
// edges that are right (Platt 1999).
type Calibration struct {
	Least  float64   // an edge must be at least so sure
	Slope  float64   // of the log odds
	Offset []float64 // by class; that of class 0 is unused
}

// Probability is the share of edges of the class and model probability that
// are right.
func (c *Calibration) Probability(class int, p float64) float64 {
	return 1 / (1 + math.Exp(-c.Slope*Logit(p)-c.Offset[class]))
}

// Logit is the log odds of a probability, kept finite.
func Logit(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// String writes the calibration as learned.txt holds it.
func (c *Calibration) String() string {
	var b strings.Builder
	b.WriteString("# Calibration of learned.model, written by dateline-train relations: the probability of an edge is logistic(slope * log odds + offset of its class).\n")
	fmt.Fprintf(&b, "least %.3f\nslope %.4f\n", c.Least, c.Slope)
	for i, n := range Classes() {
		if i > 0 {
			fmt.Fprintf(&b, "%s %.4f\n", n, c.Offset[i])
		}
	}
	return b.String()
}

// readCalibration reads what String writes.
func readCalibration(text string) (Calibration, error) {
	c := Calibration{Offset: make([]float64, len(classTypes)+1)}
	for n, l := range strings.Split(text, "\n") {
		k, v, ok := strings.Cut(l, " ")
		if !ok || k == "#" {
			continue
		}
		x, err := strconv.ParseFloat(v, 64)
		if err != nil {
			return c, fmt.Errorf("relation: learned.txt:%d: %w", n+1, err)
		}
		switch class := ClassOf(k); {
		case k == "least":
			c.Least = x
		case k == "slope":
			c.Slope = x
		case class > 0:
			c.Offset[class] = x
		}
	}
	return c, nil
}

func readLearned() (*learned, error) {
	z, err := gzip.NewReader(bytes.NewReader(learnedFile))
	if err != nil {
		return nil, fmt.Errorf("relation: learned.model: %w", err)
	}
	m, err := perceptron.ReadModel(bufio.NewReader(z))
	if err != nil {
		return nil, fmt.Errorf("relation: learned.model: %w", err)
	}
	if !slices.Equal(m.Classes, Classes()) {
		return nil, fmt.Errorf("relation: learned.model: other classes than this program's")
	}
	l := &learned{model: m}
	l.Calibration, err = readCalibration(learnedText)
	return l, err
}

// guess is the likeliest relation of a pair with its features and its
// calibrated probability.
func (l *learned) guess(classes []int, features []uint32, scores []int32) Guess {
	clear(scores)
	l.model.Score(features, scores)
	top, best := scores[0], 0
	for _, c := range classes {
		if best == 0 || scores[c] > scores[best] {
			best = c
		}
		top = max(top, scores[c])
	}
	// Most pairs are no relation by far, which needs no exponentials.
	if best == 0 || float64(scores[0]-scores[best])*l.model.Scale > 5 {
		return Guess{}
	}
	sum := math.Exp(float64(scores[0]-top) * l.model.Scale)
	for _, c := range classes {
		sum += math.Exp(float64(scores[c]-top) * l.model.Scale)
	}
	return Guess{best, l.Probability(best, math.Exp(float64(scores[best]-top)*l.model.Scale)/sum)}
}

// supplement adds the edges that the classifier is sure of where the rules
// say nothing.
func (f *finder) supplement(l *learned) {
	var pairs []Pair
	var guesses []Guess
	scores := make([]int32, len(classTypes)+1)
	x := newFeats(f, false)
	x.visit = func(p Pair) {
		if g := l.guess(p.Classes, x.out, scores); g.P >= l.Least && !x.acrossClauses(p.Subject, p.Object) && !x.ofAnother(p.Subject, p.Object) {
			x.lists(&p)
			pairs, guesses = append(pairs, p), append(guesses, g)
		}
	}
	x.candidates()
	if len(pairs) == 0 {
		return
	}
	f.out, f.seen = f.doc.Relations, map[string]int{}
	for _, i := range Choose(pairs, guesses, l.Least) {
		p := &pairs[i]
		f.sent = f.doc.Sentences[p.Sentence]
		f.retracted = f.retracts(f.sent)
		t := f.typeOf(p, guesses[i].Class)
		f.emit(found{typ: t, subjects: []int{p.Subject}, objects: []int{p.Object}, rule: LearnedRule, office: f.officeNear(p, t),
			score: math.Round(guesses[i].P*100) / 100, nested: true})
	}
	f.doc.Relations = numbered(f.out)
}

// officeNear is the office that a noun of the type names between the two or as
// a title or apposition of the subject: "the Congo-backed | governor, X".
func (f *finder) officeNear(p *Pair, t *rtype) string {
	if !t.office || t.symmetric {
		return ""
	}
	s, o := f.m(p.Subject), f.m(p.Object)
	at := append([]int(nil), f.kids(s.HeadTok)...)
	for k := min(s.Last, o.Last); k < max(s.First, o.First); k++ {
		at = append(at, k)
	}
	for _, k := range at {
		for _, l := range f.lx.nouns[f.low[k]] {
			if ClassOf(l.typ.id) == ClassOf(t.id) && f.tag(k, "NN") {
				np := f.phrase(k, k)
				return trim(f.officeText(np.office[0], k+1))
			}
		}
	}
	return ""
}

// typeOf is the type that a class means between the two.
func (f *finder) typeOf(p *Pair, class int) *rtype {
	s, o := f.m(p.Subject), f.m(p.Object)
	id := classTypes[class-1][0]
	switch {
	case id == "leads" && o.Type == extract.Place:
		id = "holds_office"
	case id == "agency_of" && (s.Type == extract.Place || o.Type == extract.Organization):
		id = "part_of"
	}
	if t := f.lx.types[id]; t != nil {
		return t
	}
	return f.lx.types[classTypes[class-1][0]]
}

// Reason is one thing that spoke for a learned edge.
type Reason struct {
	What   string  // the feature, in words
	Weight float64 // by how much it moves the log odds of the class against no relation
}

// Why gives what spoke most for a learned edge of an annotated document, the
// strongest first; nil for an edge of a rule.
func (st *Stage) Why(doc *extract.Document, r extract.RelationMention, most int) []Reason {
	if st.learned == nil || r.Rule != LearnedRule {
		return nil
	}
	var out []Reason
	for _, p := range st.Pairs(doc, true) {
		s, o := &doc.Mentions[p.Subject], &doc.Mentions[p.Object]
		if chainOr(s) != chainOr(doc.Mention(r.Subject)) || chainOr(o) != chainOr(doc.Mention(r.Object)) || doc.SentenceAt(r.Start) != p.Sentence {
			continue
		}
		scores := make([]int32, len(classTypes)+1)
		for i, h := range p.Features {
			clear(scores)
			st.learned.model.Score([]uint32{h}, scores)
			if w := float64(scores[ClassOf(r.Type)]-scores[0]) * st.learned.model.Scale; w > 0 {
				out = append(out, Reason{describe(p.Names[i]), w})
			}
		}
		break
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	return out[:min(len(out), most)]
}

func chainOr(m *extract.Mention) string {
	if m == nil {
		return ""
	}
	return cmp.Or(m.Chain, m.ID)
}
