package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/internal/letters"
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
		return cmp.Or(cmp.Compare(a.chain.Type, b.chain.Type), cmp.Compare(b.words, a.words),
			cmp.Compare(a.folded, b.folded), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.chain.ID, b.chain.ID))
	})
	var out []*cluster
	index := map[string][]*cluster{} // type + folded name or alias -> clusters
	short := func(cl *cluster, r chainRef) {
		if first, _, ok := strings.Cut(r.folded, " "); ok && r.chain.Type == extract.Organization && firm(r.chain.Kind) && !generic[first] && len(first) > 3 {
			index["first\x1f"+first] = append(index["first\x1f"+first], cl)
		}
	}
	put := func(cl *cluster, r chainRef) {
		cl.chains = append(cl.chains, r)
		cl.note(r)
		short(cl, r)
		for _, n := range append(slices.Clone(r.names), bareLandmarks(r)...) {
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
			linked[k].note(r)
			short(linked[k], r)
			for _, n := range append(slices.Clone(r.names), withoutState(r)...) {
				ik := string(r.chain.Type) + "\x1f" + n
				if !slices.Contains(index[ik], linked[k]) {
					index[ik] = append(index[ik], linked[k])
				}
			}
		}
	}
	near := reportNames{}
	for _, r := range refs {
		if cl := home(r, index, tails, near); cl != nil {
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
			for _, w := range strings.Fields(r.folded) {
				tails[w] = append(tails[w], cl)
			}
		}
	}
	return out
}

// home is the one cluster that the chain may join, or nil.
func home(r chainRef, index, tails map[string][]*cluster, names reportNames) *cluster {
	t := string(r.chain.Type) + "\x1f"
	single := r.chain.Type == extract.Person && r.words == 1
	var found []*cluster
	for _, n := range append(slices.Clone(r.names), bareLandmarks(r)...) {
		for _, cl := range index[t+n] {
			if !slices.Contains(found, cl) && !conflict(r, cl) && (!single && !stateless(r) || names.related(r, cl)) {
				found = append(found, cl)
			}
		}
	}
	if len(found) == 0 && r.chain.Type == extract.Organization && r.words == 1 {
		for _, cl := range index["first\x1f"+r.folded] { // "Karlsen" after "Karlsen Foods"
			if !slices.Contains(found, cl) && !conflict(r, cl) && names.related(r, cl) {
				found = append(found, cl)
			}
		}
	}
	if len(found) == 0 && r.chain.Type == extract.Person {
		last := lastWord(r.folded)
		var near []*cluster
		for _, w := range strings.Fields(r.folded) {
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
				near := !single && nearName(r.folded, c.folded)
				tail := single && c.words > 1 && lastWord(c.folded) == last && (names.related(r, cl) || sameOffice(r, c)) ||
					!single && strings.HasSuffix(c.folded, " "+r.folded) // "Villalba Ortiz"
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
			if fold(bestName(cl)) == r.folded && !single {
				return cl
			}
		}
		return nil
	}
	return found[0]
}

// bareLandmarks are the names of a canal, an island or a checkpoint without the
// word for its kind, by which other reports call it: "Kela" for the Kela canal.
// A town of that name is linked, and so is another thing.
func bareLandmarks(r chainRef) (out []string) {
	if r.chain.Type != extract.Place || len(r.chain.Links) > 0 {
		return nil
	}
	for _, n := range r.names {
		if ws := strings.Fields(n); len(ws) > 1 && landmark[ws[len(ws)-1]] {
			out = append(out, strings.Join(ws[:len(ws)-1], " "))
		}
	}
	return out
}

var landmark = map[string]bool{"island": true, "islands": true, "canal": true, "checkpoint": true, "peninsula": true, "archipelago": true, "reef": true, "atoll": true, "shoal": true, "lagoon": true,
	"volcano": true, "plateau": true, "reservoir": true, "oilfield": true}

// sameOffice: both are called by one office of two words or more right before
// the name: "Defence Minister Keita", "Defence Minister Amara Keita".
func sameOffice(a, b chainRef) bool {
	mine := offices(a)
	return slices.ContainsFunc(offices(b), func(t string) bool { return slices.Contains(mine, t) })
}

func offices(r chainRef) (out []string) {
	for _, id := range r.chain.Mentions {
		m := r.doc.Mention(id)
		if m == nil || m.Title.IsZero() {
			continue
		}
		if ws := strings.Fields(fold(r.doc.Surface(m.Title.Span()))); len(ws) > 1 {
			out = append(out, strings.Join(ws[len(ws)-2:], " "))
		}
	}
	return out
}

// stateless: a body of some state, of which the report does not say ("Interior
// ministry spokesman Omar Haddad"); which one, only the story can tell.
func stateless(r chainRef) bool {
	return r.chain.Country == "" && (stateKinds[r.chain.Kind] || strings.HasSuffix(lastWord(r.folded), "ministry"))
}

// withoutState is the name of a state's body without the state: "interior
// ministry" for the Interior Ministry of Ghana.
func withoutState(r chainRef) []string {
	if !stateKinds[r.chain.Kind] || r.chain.Kind == "country" {
		return nil
	}
	if n, _, ok := strings.Cut(r.folded, " of "); ok {
		return []string{n}
	}
	return nil
}

// known is what the chains of a cluster say of it, so that a chain is not held
// against each of ten thousand.
type known struct {
	countries, genders []string
	hosts              []string // of embassies
	in                 map[*extract.Document][]chainRef
	reports            []*extract.Document
}

func (cl *cluster) note(r chainRef) {
	if cl.known.in == nil {
		cl.known.in = map[*extract.Document][]chainRef{}
	}
	if c := r.chain.Country; c != "" {
		cl.known.countries = addTo(cl.known.countries, c)
	}
	if slices.Contains(missions, r.chain.Kind) {
		cl.known.hosts = addTo(cl.known.hosts, r.host)
	}
	if g := r.chain.Gender; g != "" {
		cl.known.genders = addTo(cl.known.genders, g)
	}
	if cl.known.in[r.doc] == nil {
		cl.known.reports = append(cl.known.reports, r.doc)
	}
	cl.known.in[r.doc] = append(cl.known.in[r.doc], r)
}

// conflict: known to be different in country or gender, or both named in full
// in one report and kept apart there.
func conflict(r chainRef, cl *cluster) bool {
	if cl.key == "" && slices.ContainsFunc(cl.known.in[r.doc], func(c chainRef) bool { return c.chain.ID != r.chain.ID && c.folded != r.folded }) {
		return true
	}
	other := func(list []string, mine string) bool {
		return mine != "" && slices.ContainsFunc(list, func(s string) bool { return s != mine })
	}
	if slices.ContainsFunc(cl.known.hosts, func(h string) bool { return h != r.host }) {
		return true // two embassies of one state
	}
	return other(cl.known.countries, r.chain.Country) || other(cl.known.genders, r.chain.Gender)
}

// reportNames caches the sorted, folded names of the named chains of a report.
type reportNames map[*extract.Document][]string

// asked is the most reports of a cluster that a report is compared with.
const asked = 300

// related: the report of the chain and one of the cluster's share a linked
// entity that is not a whole country, or another full name.
func (rn reportNames) related(r chainRef, cl *cluster) bool {
	mine := rn.of(r.doc)
	for _, doc := range cl.known.reports[:min(len(cl.known.reports), asked)] {
		if doc != r.doc && sharesTwo(mine, rn.of(doc)) {
			return true
		}
	}
	return false
}

// sharesTwo: two sorted lists have two names in common.
func sharesTwo(a, b []string) bool {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b) && n < 2; {
		switch c := cmp.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n >= 2
}

func (rn reportNames) of(doc *extract.Document) []string {
	out, ok := rn[doc]
	if !ok {
		for i := range doc.Chains {
			if ch := &doc.Chains[i]; ch.Named && ch.Kind != "country" {
				out = append(out, fold(ch.Name))
			}
		}
		slices.Sort(out)
		out = slices.Compact(out)
		rn[doc] = out
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
		if min(len(x[i]), len(y[i])) < 6 || !letters.OneApart(x[i], y[i]) {
			return false
		}
	}
	return diff == 1
}
