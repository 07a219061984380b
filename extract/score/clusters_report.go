package score

import (
	"fmt"
	"io"
	"sort"
	"strings"
)

// Names of the layers as the table shows them.
const (
	names          = "clusters names"
	relations      = "clusters relations"
	forbidden      = "clusters relations that must not be"
	triggers       = "clusters event triggers"
	coref          = "clusters event coref B3"
	claims         = "clusters claims"
	contradictions = "clusters contradictions"
	dates          = "clusters dates"
	merges         = "merged names, pairs"
	arguments      = "event arguments"
)

type tally map[string]float64

// Report is what the clusters gave: measures per layer and every difference.
type Report struct {
	Diffs []Diff
	tally map[string]tally
}

// Diff is one difference between gold and system.
type Diff struct{ Layer, Cluster, Document, Kind, Text string }

// Measure is a row of the report: a layer with its figures in order.
type Measure struct {
	Layer   string
	Figures []Figure
}

// Figure is a named number; a count when Whole.
type Figure struct {
	Name  string
	Value float64
	Whole bool
}

func (r *Report) of(layer string) tally {
	if r.tally[layer] == nil {
		r.tally[layer] = tally{}
	}
	return r.tally[layer]
}

// add takes pairs of a key (string) and a count (int).
func (r *Report) add(layer string, kv ...any) {
	c := r.of(layer)
	for i := 0; i+1 < len(kv); i += 2 {
		c[kv[i].(string)] += float64(kv[i+1].(int))
	}
}

func (r *Report) addFloat(layer string, p, rec float64) {
	c := r.of(layer)
	c["p"] += p
	c["r"] += rec
	c["n"]++
}

func (c *cluster) diff(layer, document, kind, text string) {
	c.rep.Diffs = append(c.rep.Diffs, Diff{layer, c.Cluster, document, kind, strings.Join(strings.Fields(text), " ")})
}

func over(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Measures are the rows of the table, in order of layer; those that the
// outside scorer does not have come last.
func (r Report) Measures() []Measure {
	var layers []string
	for k := range r.tally {
		layers = append(layers, k)
	}
	sort.Strings(layers)
	sort.SliceStable(layers, func(i, j int) bool {
		return strings.HasPrefix(layers[i], "clusters") && !strings.HasPrefix(layers[j], "clusters")
	})
	var out []Measure
	for _, l := range layers {
		out = append(out, Measure{l, r.figures(l, r.tally[l])})
	}
	return out
}

func (r Report) figures(layer string, c tally) []Figure {
	var f []Figure
	whole := func(keys ...string) {
		for _, k := range keys {
			f = append(f, Figure{k, c[k], true})
		}
	}
	part := func(k string, v float64) { f = append(f, Figure{k, v, false}) }
	harmonic := func(p, rec float64) {
		part("P", p)
		part("R", rec)
		if p+rec > 0 {
			part("F", 2*p*rec/(p+rec))
		} else {
			f = append(f, Figure{"F", 0, true})
		}
	}
	switch layer {
	case names, relations, merges:
		harmonic(over(c["tp_p"], max(1, c["sys"])), over(c["tp_r"], max(1, c["gold"])))
		if layer == names {
			part("lenientP", over(c["lp"], max(1, c["sys"])))
			part("lenientR", over(c["lr"], c["gold"]))
		}
		whole("tp_p", "sys", "tp_r", "gold")
		if layer == names {
			whole("lp", "lr")
		}
	case coref:
		harmonic(over(c["p"], c["n"]), over(c["r"], c["n"]))
		whole("n")
	case claims:
		for _, k := range []string{"found", "source", "stance", "full"} {
			part(k, over(c[k], c["gold"]))
		}
		whole("gold", "sys")
	case dates:
		part("found", over(c["found"], c["gold"]))
		part("right", over(c["right"], c["gold"]))
		whole("gold")
	case triggers, contradictions:
		part("R", over(c["tp_r"], max(1, c["gold"])))
		whole("tp_r", "gold", "sys")
	case arguments:
		part("right", over(c["right"], c["gold"]))
		part("right_of_given", over(c["right"], c["given"]))
		for _, k := range []string{"agent", "patient", "place"} {
			part(k, over(c[k+"_right"], c[k+"_gold"]))
		}
		whole("gold")
	default:
		whole("bad", "of")
	}
	return f
}

// Figure is one number of the report: Figure("clusters dates", "right").
func (r Report) Figure(layer, name string) float64 {
	for _, f := range r.figures(layer, r.tally[layer]) {
		if f.Name == name {
			return f.Value
		}
	}
	return 0
}

// Print writes the table.
func (r Report) Print(w io.Writer) error {
	for _, m := range r.Measures() {
		var cells []string
		for _, f := range m.Figures {
			if f.Whole {
				cells = append(cells, fmt.Sprintf("%s=%d", f.Name, int(f.Value)))
			} else {
				cells = append(cells, fmt.Sprintf("%s=%.3f", f.Name, f.Value))
			}
		}
		if _, err := fmt.Fprintf(w, "%-42s %s\n", m.Layer, strings.Join(cells, "  ")); err != nil {
			return err
		}
	}
	return nil
}

// Show lists the differences of a layer (names, relations, events, claims,
// contradictions, dates, arguments; "" for all), in order.
func (r Report) Show(w io.Writer, layer string) error {
	var diffs []Diff
	for _, d := range r.Diffs {
		if layer == "" || d.Layer == layer {
			diffs = append(diffs, d)
		}
	}
	sort.SliceStable(diffs, func(i, j int) bool {
		a, b := diffs[i], diffs[j]
		if a.Layer != b.Layer {
			return a.Layer < b.Layer
		}
		if a.Cluster != b.Cluster {
			return a.Cluster < b.Cluster
		}
		if a.Document != b.Document {
			return a.Document < b.Document
		}
		if a.Kind != b.Kind {
			return a.Kind < b.Kind
		}
		return a.Text < b.Text
	})
	for _, d := range diffs {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", d.Layer, d.Cluster, d.Document, d.Kind, d.Text); err != nil {
			return err
		}
	}
	return nil
}
