// Package score measures an extract against gold: names, relations, events,
// claims, contradictions and dates on clusters of reports, and time
// expressions on TimeML files. In go gold files and an extract.Corpus, out
// come counts and ratios per layer.
//
// Clusters computes the same measures as the outside scorer that reads the
// JSON Lines; a test holds the two together. Gold of the clusters is not
// complete for events, so there is recall and no precision for them.
package score

// ratio is a/b, 0 for an empty b.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// prf is precision, recall and their harmonic mean.
func prf(tpSys, sys, tpGold, gold int) (p, r, f float64) {
	p, r = ratio(tpSys, sys), ratio(tpGold, gold)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return
}
