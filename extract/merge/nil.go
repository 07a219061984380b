package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract"
)

// joinNils groups chains that no knowledge base knows. The order of the work
// is fixed by content, so that the result does not depend on the order of the
// documents. Steps, each only where nothing conflicts:
//
//  1. same type, same folded full name ("Tareq Arian" in two reports);
//  2. a full name with one letter more or less ("Zabihullah", "Zabiullah");
//  3. an alias or acronym that only one entity bears ("the PDMA");
//  4. a last name alone, when one full name of the corpus ends in it and the
//     two reports share another entity ("Mujahid").
//
// Chains whose alias is that of a linked entity join it in step 3.
func joinNils(refs []chainRef, linked map[string]*cluster) []*cluster {
	slices.SortFunc(refs, func(a, b chainRef) int {
		return cmp.Or(cmp.Compare(a.chain.Type, b.chain.Type), cmp.Compare(-words(a.chain.Name), -words(b.chain.Name)),
			cmp.Compare(fold(a.chain.Name), fold(b.chain.Name)), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.chain.ID, b.chain.ID))
	})
	var out []*cluster
	index := map[string][]*cluster{} // type + folded name or alias -> clusters
	short := func(cl *cluster, r chainRef) {
		if first, _, ok := strings.Cut(fold(r.chain.Name), " "); ok && r.chain.Type == extract.Organization && firm(r.chain.Kind) && !generic[first] && len(first) > 3 {
			index["first\x1f"+first] = append(index["first\x1f"+first], cl)
		}
	}
	put := func(cl *cluster, r chainRef) {
		cl.chains = append(cl.chains, r)
		short(cl, r)
		for _, n := range r.names {
			k := string(r.chain.Type) + "\x1f" + n
			if !slices.Contains(index[k], cl) {
				index[k] = append(index[k], cl)
			}
		}
	}
	tails := map[string][]*cluster{} // word of a person's name -> clusters
	var keys []string
	for k := range linked {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		for _, r := range linked[k].chains {
			short(linked[k], r)
			for _, n := range append(slices.Clone(r.names), withoutState(r)...) {
				ik := string(r.chain.Type) + "\x1f" + n
				if !slices.Contains(index[ik], linked[k]) {
					index[ik] = append(index[ik], linked[k])
				}
			}
		}
	}
	for _, r := range refs {
		if cl := home(r, index, tails); cl != nil {
			put(cl, r)
			continue
		}
		if !r.chain.Named { // nobody knows which ministry: it stays by itself
			out = append(out, &cluster{chains: []chainRef{r}})
			continue
		}
		cl := &cluster{}
		put(cl, r)
		out = append(out, cl)
		if r.chain.Type == extract.Person {
			for _, w := range strings.Fields(fold(r.chain.Name)) {
				tails[w] = append(tails[w], cl)
			}
		}
	}
	return out
}

// home is the one cluster that the chain may join, or nil.
func home(r chainRef, index, tails map[string][]*cluster) *cluster {
	t := string(r.chain.Type) + "\x1f"
	single := r.chain.Type == extract.Person && words(r.chain.Name) == 1
	var found []*cluster
	for _, n := range r.names {
		for _, cl := range index[t+n] {
			if !slices.Contains(found, cl) && !conflict(r, cl) && (!single && !stateless(r) || related(r, cl)) {
				found = append(found, cl)
			}
		}
	}
	if len(found) == 0 && r.chain.Type == extract.Organization && words(r.chain.Name) == 1 {
		for _, cl := range index["first\x1f"+fold(r.chain.Name)] { // "Karlsen" after "Karlsen Foods"
			if !slices.Contains(found, cl) && !conflict(r, cl) && related(r, cl) {
				found = append(found, cl)
			}
		}
	}
	if len(found) == 0 && r.chain.Type == extract.Person {
		last := lastWord(fold(r.chain.Name))
		var near []*cluster
		for _, w := range strings.Fields(fold(r.chain.Name)) {
			for _, cl := range tails[w] {
				if !slices.Contains(near, cl) {
					near = append(near, cl)
				}
			}
		}
		for _, cl := range near {
			for _, c := range cl.chains {
				if c.chain.Type != extract.Person || conflict(r, cl) {
					continue
				}
				near := !single && nearName(fold(r.chain.Name), fold(c.chain.Name))
				tail := single && words(c.chain.Name) > 1 && lastWord(fold(c.chain.Name)) == last && related(r, cl) ||
					!single && strings.HasSuffix(fold(c.chain.Name), " "+fold(r.chain.Name)) && related(r, cl) // "Villalba Ortiz"
				if near || tail {
					found = append(found, cl)
					break
				}
			}
		}
	}
	if len(found) != 1 {
		// Several bodies bear the name: the one whose best name is the same.
		for _, cl := range found {
			if fold(bestName(cl)) == fold(r.chain.Name) && !single {
				return cl
			}
		}
		return nil
	}
	return found[0]
}

// stateless: a body of some state, of which the report does not say ("Interior
// ministry spokesman Omar Haddad"); which one, only the story can tell.
func stateless(r chainRef) bool {
	return r.chain.Country == "" && (stateKinds[r.chain.Kind] || strings.HasSuffix(lastWord(fold(r.chain.Name)), "ministry"))
}

// withoutState is the name of a state's body without the state: "interior
// ministry" for the Interior Ministry of Ghana.
func withoutState(r chainRef) []string {
	if !stateKinds[r.chain.Kind] || r.chain.Kind == "country" {
		return nil
	}
	if n, _, ok := strings.Cut(fold(r.chain.Name), " of "); ok {
		return []string{n}
	}
	return nil
}

// conflict: known to be different in country or gender, or both named in full
// in one report and kept apart there.
func conflict(r chainRef, cl *cluster) bool {
	for _, c := range cl.chains {
		if c.doc == r.doc && c.chain.ID != r.chain.ID && cl.key == "" && fold(c.chain.Name) != fold(r.chain.Name) {
			return true
		}
		if r.chain.Country != "" && c.chain.Country != "" && r.chain.Country != c.chain.Country {
			return true
		}
		if r.chain.Gender != "" && c.chain.Gender != "" && r.chain.Gender != c.chain.Gender {
			return true
		}
	}
	return false
}

// related: the report of the chain and one of the cluster's share a linked
// entity that is not a whole country, or another full name.
func related(r chainRef, cl *cluster) bool {
	mine := docNames(r.doc)
	for _, c := range cl.chains {
		if c.doc == r.doc {
			continue
		}
		n := 0
		for k := range docNames(c.doc) {
			if mine[k] {
				n++
			}
		}
		if n >= 2 {
			return true
		}
	}
	return false
}

// docNames are the folded names of all named chains of a report.
func docNames(doc *extract.Document) map[string]bool {
	out := map[string]bool{}
	for i := range doc.Chains {
		if ch := &doc.Chains[i]; ch.Named && ch.Kind != "country" {
			out[fold(ch.Name)] = true
		}
	}
	return out
}

func words(s string) int { return len(strings.Fields(s)) }

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// nearName: the same number of words, all equal but one, and that one, of six
// letters or more, differs by one letter put in, left out or changed
// ("Zabihullah", "Zabiullah").
func nearName(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	diff := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		diff++
		if min(len(x[i]), len(y[i])) < 6 || !oneEdit(x[i], y[i]) {
			return false
		}
	}
	return diff == 1
}

// oneEdit: Levenshtein distance of exactly one, over bytes of folded words.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			if len(a) == len(b) {
				return a[i+1:] == b[i+1:]
			}
			return a[i:] == b[i+1:]
		}
	}
	return len(b) == len(a)+1
}
