package merge

import (
	"cmp"
	"slices"
	"strings"

	"dateline/extract"
)

// chainRef is one chain of one document.
type chainRef struct {
	doc   *extract.Document
	chain *extract.Chain
	names []string // folded name and aliases

	folded string // the name
	words  int    // in it
	host   string // of an embassy: the country it stands in
}

func refTo(doc *extract.Document, ch *extract.Chain) chainRef {
	r := chainRef{doc: doc, chain: ch, names: foldedNames(ch), folded: fold(ch.Name), words: words(ch.Name)}
	r.host = host(r)
	return r
}

// cluster is a set of chains that are one entity.
type cluster struct {
	chains []chainRef
	key    string   // knowledge-base key, or ""
	took   []string // ids of the entities that decisions joined to it
	known  known
	settled
}

// entitySet is the result of joining chains.
type entitySet struct {
	list  []extract.Entity
	byID  map[string]*extract.Entity
	up    map[string][]string // entity -> entities it is located in, nearest first
	asked map[string]*node    // those that were asked for
	notes []string            // remarks on decisions
}

// node is an entity with what the comparison of events asks of it.
type node struct {
	*extract.Entity // nil: no such entity
	id              string
	names, up       []string
}

func (n *node) named() bool { return n.Entity != nil && !n.Anonymous }

func (n *node) kind() string {
	if n.Entity == nil {
		return ""
	}
	return n.Kind
}

func (set *entitySet) node(id string) *node {
	n := set.asked[id]
	if n == nil {
		n = &node{Entity: set.byID[id], id: id, up: set.up[id]}
		if n.Entity != nil {
			n.names = significant(n.Entity)
		}
		set.asked[id] = n
	}
	return n
}

func (set *entitySet) nodes(ids []string) []*node {
	var out []*node
	for _, id := range ids {
		out = append(out, set.node(id))
	}
	return out
}

// entities joins the chains of all documents and sets Mention.Entity.
func (mg *Merger) entities(docs []*extract.Document) *entitySet {
	agreeTypes(docs)
	linked := map[string]*cluster{}
	var nils []chainRef
	set := &entitySet{byID: map[string]*extract.Entity{}, up: map[string][]string{}, asked: map[string]*node{}}
	var all []*cluster
	for _, doc := range docs {
		for i := range doc.Chains {
			ch := &doc.Chains[i]
			ref := refTo(doc, ch)
			switch {
			case len(ch.Links) > 0:
				k := ch.Links[0].KB + ":" + ch.Links[0].ID
				if linked[k] == nil {
					linked[k] = &cluster{key: k}
					all = append(all, linked[k])
				}
				linked[k].chains = append(linked[k].chains, ref)
			case ch.Named, ch.Type == extract.Organization && stateKinds[ch.Kind]:
				nils = append(nils, ref) // "the interior ministry" may be known from the story
			case onlyPronouns(doc, ch):
				// "They" whom nothing resolved is nobody that a reader could look for.
			default:
				// Two anonymous sources are never one: "a security source" of one
				// report may be another's than that of the next.
				all = append(all, &cluster{chains: []chainRef{mg.unnamed(ref)}})
			}
		}
	}
	all = append(all, joinNils(nils, linked)...)
	for _, cl := range all {
		cl.known = known{} // makes room
	}
	all, set.notes = mg.decide(all)
	set.list = make([]extract.Entity, 0, len(all)+len(all)/16) // and what lies above them
	for i, cl := range all {
		set.add(cl)
		all[i] = nil // makes room for what follows
	}
	mg.addFacts(set)
	set.addStated(docs)
	slices.SortFunc(set.list, func(a, b extract.Entity) int { return cmp.Compare(a.ID, b.ID) })
	for i := range set.list {
		e := &set.list[i]
		set.byID[e.ID] = e
	}
	set.addAliases(docs)
	return set
}

// unnamed is a chain without a name as its cluster keeps it: only a decision
// asks for what it is called.
func (mg *Merger) unnamed(r chainRef) chainRef {
	if mg.decisions != nil {
		return r
	}
	return chainRef{doc: r.doc, chain: r.chain}
}

// onlyPronouns: no mention of the chain says who it is.
func onlyPronouns(doc *extract.Document, ch *extract.Chain) bool {
	for _, id := range ch.Mentions {
		if m := doc.Mention(id); m != nil && m.Form != extract.FormPronoun {
			return false
		}
	}
	return true
}

// add turns a cluster into an entity.
func (set *entitySet) add(cl *cluster) {
	slices.SortFunc(cl.chains, func(a, b chainRef) int {
		return cmp.Or(cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.chain.Mentions[0], b.chain.Mentions[0]))
	})
	first := cl.chains[0]
	e := extract.Entity{Type: majorityType(cl), Name: bestName(cl), Anonymous: !first.chain.Named && cl.key == ""}
	e.Aliases = aliases(cl, e.Name)
	for _, c := range cl.chains {
		if !cl.speaks(c) {
			continue
		}
		e.Country = cmp.Or(e.Country, c.chain.Country)
		e.Kind = cmp.Or(e.Kind, c.chain.Kind)
		e.Gender = cmp.Or(e.Gender, c.chain.Gender)
		if e.Location == nil {
			e.Location = c.chain.Location
		}
		if len(e.Links) == 0 || len(c.chain.Links) > 0 && c.chain.Links[0].Score > e.Links[0].Score {
			e.Links = c.chain.Links
		}
		e.Facts = append(e.Facts, c.chain.Facts...)
	}
	if len(e.Links) > 0 {
		// Runners-up belong to one reading of one document; the entity keeps
		// its identity, and what other bases call the same thing.
		e.Links = identity(e.Links)
		if e.Links[0].Name != "" && e.Type == extract.Place {
			e.Name = e.Links[0].Name
			e.Aliases = aliases(cl, e.Name)
		}
	}
	switch {
	case cl.key != "":
		e.Resolved = true
		e.ID = entityID(cl.key)
	case e.Anonymous:
		e.ID = hash("e_", "anon", first.doc.ID, first.chain.Mentions[0], e.Name)
	default:
		e.ID = hash("e_", string(e.Type), fold(e.Name), e.Country)
		if set.byID[e.ID] != nil { // same name, told apart by joinNils
			e.ID = hash("e_", string(e.Type), fold(e.Name), e.Country, first.doc.ID)
		}
	}
	cl.settle(&e)
	for _, c := range cl.chains {
		for _, id := range c.chain.Mentions {
			if m := c.doc.Mention(id); m != nil && m.Chain == c.chain.ID {
				m.Entity = e.ID
				e.Mentions = append(e.Mentions, extract.Ref{c.doc.ID, m.ID})
			}
		}
	}
	set.list = append(set.list, e)
	set.byID[e.ID] = &set.list[len(set.list)-1]
}

// identity is the best link with those that are the same thing elsewhere.
func identity(links []extract.Link) []extract.Link {
	out := []extract.Link{links[0]}
	for _, l := range links[1:] {
		if strings.HasPrefix(l.Reason, "same as ") {
			out = append(out, l)
		}
	}
	return out
}

// majorityType is the type that most chains of the cluster have; ties go to
// the first in the alphabet.
func majorityType(cl *cluster) extract.Type {
	n := map[extract.Type]int{}
	for _, c := range cl.chains {
		n[c.chain.Type] += len(c.chain.Mentions)
	}
	best := cl.chains[0].chain.Type
	for _, t := range []extract.Type{extract.Organization, extract.Person, extract.Place} {
		if n[t] > n[best] {
			best = t
		}
	}
	return best
}

// bestName is the name most chains use; among equals the longest, then the
// first in the alphabet.
func bestName(cl *cluster) string {
	n := map[string]int{}
	for _, c := range cl.chains {
		n[c.chain.Name]++
	}
	best := ""
	for name, k := range n {
		words, bw := strings.Count(name, " "), strings.Count(best, " ")
		switch {
		case best == "":
		case majorityType(cl) == extract.Person && words != bw && (words == 0 || bw == 0):
			// a full name is better than a last name, however frequent
			if words < bw {
				continue
			}
		case k < n[best], k == n[best] && len(name) < len(best), k == n[best] && len(name) == len(best) && name > best:
			continue
		}
		best = name
	}
	return best
}

func aliases(cl *cluster, name string) []string {
	seen := map[string]bool{name: true, "": true}
	var out []string
	for _, c := range cl.chains {
		for _, a := range append([]string{c.chain.Name}, c.chain.Aliases...) {
			if !seen[a] {
				seen[a] = true
				out = append(out, a)
			}
		}
	}
	slices.Sort(out)
	return out
}

// addFacts turns knowledge-base keys into entity ids, adds the places above
// those that the reports name, and drops facts that lead elsewhere: facts are
// drawn only between entities of the reports or on the way up from them.
func (mg *Merger) addFacts(set *entitySet) {
	for i := 0; i < len(set.list); i++ { // grows while it runs: parents of parents
		for _, f := range set.list[i].Facts {
			if f.Type == "located_in" && set.byID[entityID(f.Object)] == nil {
				mg.addAbove(set, f.Object, set.list[i].Name)
			}
		}
	}
	// Only now is everything there that a fact may lead to: Kabul is the
	// capital of the country that its province lies in.
	for i := range set.list {
		e := &set.list[i]
		var kept []extract.Fact
		seen := map[string]bool{}
		for _, f := range e.Facts {
			to := entityID(f.Object)
			if seen[f.Type+to] || to == e.ID || set.byID[to] == nil {
				continue
			}
			seen[f.Type+to] = true
			kept = append(kept, extract.Fact{Type: f.Type, Object: to, KB: f.KB})
		}
		slices.SortFunc(kept, func(a, b extract.Fact) int {
			return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Object, b.Object))
		})
		e.Facts = kept
		set.byID[e.ID] = e
	}
	for i := range set.list {
		if up := set.above(set.list[i].ID); up != nil {
			set.up[set.list[i].ID] = up
		}
	}
}

// addAbove adds the place of that key, which no report names.
func (mg *Merger) addAbove(set *entitySet, key, below string) {
	if mg.base == nil {
		return
	}
	en, ok := mg.base.Describe(key)
	if !ok {
		return
	}
	kbn, kid, _ := strings.Cut(key, ":")
	links := []extract.Link{{KB: kbn, ID: kid, Name: en.Name, Score: 1, Reason: "above " + below}}
	p := extract.Entity{ID: entityID(key), Type: en.Type, Name: en.Name, Kind: en.Kind, Country: en.Country,
		Location: en.Location, Links: append(links, en.Links...), Resolved: true, Facts: en.Facts}
	set.byID[p.ID] = &p
	set.list = append(set.list, p)
}

// addStated adds to the way up what reports say of places: "the crossing in
// Wesh". It serves the comparison of events only; the graph has the relations
// themselves.
func (set *entitySet) addStated(docs []*extract.Document) {
	for _, doc := range docs {
		for i := range doc.Relations {
			r := &doc.Relations[i]
			if r.Type != "located_in" || r.Polarity == "negative" || r.Status != "" {
				continue
			}
			s, o := doc.Mention(r.Subject), doc.Mention(r.Object)
			if s == nil || o == nil || s.Entity == "" || o.Entity == "" || s.Entity == o.Entity || set.byID[o.Entity] == nil {
				continue
			}
			if k := set.byID[o.Entity].Kind; k == "country" {
				continue
			}
			set.up[s.Entity] = addTo(set.up[s.Entity], o.Entity)
		}
	}
}

// above is the way up from a place, nearest first.
func (set *entitySet) above(id string) []string {
	var out []string
	for at := []string{id}; len(at) > 0 && len(out) < 8; {
		var next []string
		for _, x := range at {
			e := set.byID[x]
			if e == nil {
				continue
			}
			for _, f := range e.Facts {
				if f.Type == "located_in" && f.Object != id && !slices.Contains(out, f.Object) {
					out = append(out, f.Object)
					next = append(next, f.Object)
				}
			}
		}
		at = next
	}
	return out
}
