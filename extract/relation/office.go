package relation

import "dateline/extract"

// before: "Water Minister X ordered it. Her predecessor, Y, said": he had the
// office that she was found to have.
func (f *finder) before(np nounPhrase, bearers []int) {
	if f.low[np.noun] != "predecessor" || len(bearers) != 1 || np.poss < 0 || f.m(np.poss).Type != extract.Person {
		return
	}
	k := f.key(f.m(np.poss))
	for n := len(f.out) - 1; n >= 0; n-- {
		r := f.out[n]
		if r.Type != "leads" && r.Type != "holds_office" || r.Polarity != "positive" || f.key(f.m(f.byID[r.Subject])) != k {
			continue
		}
		f.emit(found{typ: f.lx.types[r.Type], subjects: bearers, objects: []int{f.byID[r.Object]}, first: np.start, last: np.noun + 1,
			rule: "predecessor", score: .7, office: r.Office, status: "former"})
		return
	}
}
