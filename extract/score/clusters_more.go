package score

import "dateline/extract"

// merging measures entities across a cluster over pairs of name mentions: of
// the pairs that the system puts into one entity, how many are one in gold,
// and the reverse. Strings that two gold entities share are left out, and
// capitals that stand for a government where gold allows that reading: they
// are the city's as well as the country's.
func (c *cluster) merging() {
	owner, governs := map[nameType]string{}, set{}
	for _, e := range c.Entities {
		for _, s := range e.Metonyms {
			governs[fold(s)] = true
		}
		for s := range foldAll(e.Aliases, []string{e.Name}) {
			k := nameType{s, e.Type}
			if o, ok := owner[k]; ok && o != e.ID {
				owner[k] = "" // ambiguous
			} else {
				owner[k] = e.ID
			}
		}
	}
	type pair struct{ gold, sys string }
	both, golds, syss := map[pair]int{}, map[string]int{}, map[string]int{}
	for _, id := range c.sys.order {
		d := c.sys.docs[id]
		for _, m := range d.Mentions {
			o := owner[nameType{fold(d.Surface(m.Span)), string(m.Type)}]
			if m.Form != extract.FormName || m.Entity == "" || o == "" || m.Metonym && governs[fold(d.Surface(m.Span))] {
				continue
			}
			both[pair{o, m.Entity}]++
			golds[o]++
			syss[m.Entity]++
		}
	}
	c.rep.add(merges, "tp_p", pairsOf(both), "sys", pairsOf(syss), "tp_r", pairsOf(both), "gold", pairsOf(golds))
}

func pairsOf[K comparable](m map[K]int) int {
	n := 0
	for _, k := range m {
		n += k * (k - 1) / 2
	}
	return n
}

// arguments measures the agents, patients and places of the gold events that
// have a trigger found. A role is right when a telling of the event gives it a
// gold filler, or the merged event that a telling belongs to does: the graph
// hangs participants on the merged event, so a report that leaves the doer
// unsaid has the doer of the reports that name him. A given role is one where
// the system names anybody.
func (c *cluster) arguments() {
	for _, e := range c.Events {
		var tellings []*extract.EventMention
		var docs []*sysDoc
		for _, t := range e.Triggers {
			if v, id := c.trigger(t.Document, t.Start, t.Text); v != nil {
				tellings, docs = append(tellings, v), append(docs, c.sys.docs[id])
			}
		}
		if len(tellings) == 0 {
			continue
		}
		for _, role := range []string{"agent", "patient", "place"} {
			c.role(e.ID, role, c.fillers(e.Participants, role), tellings, docs)
		}
	}
}

// fillers are the gold participants of a role.
func (c *cluster) fillers(parts []struct{ Role, Entity string }, role string) []string {
	var out []string
	for _, p := range parts {
		if _, ok := c.alx[p.Entity]; ok && p.Role == role {
			out = append(out, p.Entity)
		}
	}
	return out
}

// fills tells whether one of the strings that may stand for the entity is one
// of the system's, or the words of one are all in the other ("the interior
// ministry", "Lebanon's interior ministry").
func (c *cluster) fills(entity string, given set) bool {
	if c.alx[entity].meets(given) {
		return true
	}
	for w := range c.alx[entity] {
		for g := range given {
			if len(w) > 3 && len(g) > 3 && within(w, g) {
				return true
			}
		}
	}
	return false
}

func (c *cluster) role(event, role string, want []string, tellings []*extract.EventMention, docs []*sysDoc) {
	if len(want) == 0 {
		return
	}
	var given []set
	for i, v := range tellings {
		for _, a := range v.Arguments {
			if a.Role == role && a.Mention != "" {
				given = append(given, c.sys.names(docs[i], a.Mention))
			}
		}
	}
	seen := set{}
	for _, v := range tellings {
		if ev := c.sys.events[v.Event]; ev != nil && !seen[v.Event] {
			seen[v.Event] = true
			for _, a := range ev.Arguments {
				if a.Role == role {
					given = append(given, c.sys.entityNames(a.Entity))
				}
			}
		}
	}
	right := 0
	for _, w := range want {
		hit := false
		for _, g := range given {
			hit = hit || c.fills(w, g)
		}
		if hit {
			right++
		} else if len(given) == 0 {
			c.diff("arguments", "", "missed", event+" "+role+" "+c.ent[w].Name)
		} else {
			c.diff("arguments", "", "wrong", event+" "+role+" "+c.ent[w].Name+", not "+given[0].least())
		}
	}
	n := 0
	if len(given) > 0 {
		n = len(want)
	}
	c.rep.add(arguments, role+"_right", right, role+"_gold", len(want), "right", right, "given", n, "gold", len(want))
}
