package merge

import (
	"slices"
	"strings"

	"dateline/extract"
)

// addAliases adds what a body or region is called in full: "Kenya's foreign
// ministry" for a ministry that the text names with its state before it, and
// "Piura" for the Piura region where nothing else of the reports is called so.
// It reads spans only, so that an extract read back without tokens gives the
// same.
func (set *entitySet) addAliases(docs []*extract.Document) {
	taken := map[string]bool{}
	for i := range set.list {
		e := &set.list[i]
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			taken[fold(n)] = true
		}
	}
	bare := map[string]map[string]bool{} // "external affairs ministry" -> the ministries called so
	for _, doc := range docs {
		before := map[int]int{} // end of a country's name -> its start
		for i := range doc.Mentions {
			if m := &doc.Mentions[i]; m.Type == extract.Place && m.Form == extract.FormName {
				before[m.End] = m.Start
			}
		}
		for i := range doc.Mentions {
			m := &doc.Mentions[i]
			e := set.byID[m.Entity]
			if e == nil || m.Type != extract.Organization || m.Form == extract.FormPronoun || m.Form == extract.FormName && !stateBody[e.Kind] {
				continue
			}
			if m.Form == extract.FormNominal && e.Kind == "ministry" { // "the external affairs ministry"
				if s := fold(doc.Text[m.Start:m.End]); strings.Contains(s, " ") && !strings.HasPrefix(s, "its ") && !strings.HasPrefix(s, "their ") {
					if bare[s] == nil {
						bare[s] = map[string]bool{}
					}
					bare[s][e.ID] = true
				}
			}
			if end := inPlace(doc, m.End, before); end > 0 && (e.Kind == "ministry" || e.Kind == "police") { // "the Foreign Ministry in Tehran", "Police in Cyprus"
				e.Aliases = addName(e, strings.Join(strings.Fields(doc.Text[m.Start:end]), " "))
			}
			if start, ok := possessorBefore(doc.Text, m.Start, before); ok {
				e.Aliases = addName(e, strings.Join(strings.Fields(doc.Text[start:m.End]), " "))
			}
		}
	}
	set.dropShared()
	for s, ids := range bare {
		if len(ids) > 1 || taken[s] { // said of several
			continue
		}
		for id := range ids {
			e := set.byID[id]
			e.Aliases = addName(e, s)
		}
	}
	for i := range set.list {
		e := &set.list[i]
		if e.Type != extract.Place {
			continue
		}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if s := withoutDivision(n); s != "" && !taken[fold(s)] {
				e.Aliases = addName(e, s)
			}
		}
	}
}

// stateBody are the kinds of which "Kenya's" tells which one is meant.
var stateBody = map[string]bool{"ministry": true, "military": true, "police": true, "parliament": true, "government": true, "embassy": true,
	"central-bank": true, "court": true, "agency": true}

// possessorBefore is where the place starts that stands before the byte, with
// its 's or without; both apostrophes count.
func possessorBefore(text string, at int, ends map[int]int) (int, bool) {
	head := strings.TrimRight(text[:at], " \n")
	if start, ok := ends[len(head)]; ok && len(head) < at { // "the U.S. Fifth Fleet"
		return start, true
	}
	for _, mark := range []string{"'s", "’s"} {
		if t, ok := strings.CutSuffix(head, mark); ok {
			if start, ok := ends[len(t)]; ok {
				return start, true
			}
			start, ok := ends[len(head)]
			return start, ok
		}
	}
	return 0, false
}

// withoutDivision is the bare name of "Piura region", "Sindh province"; "" for
// any other.
func withoutDivision(name string) string {
	w := strings.Fields(name)
	if len(w) < 2 {
		return ""
	}
	switch strings.ToLower(w[len(w)-1]) {
	case "province", "region", "state", "district", "county", "governorate", "prefecture", "oblast":
		return strings.Join(w[:len(w)-1], " ")
	}
	return ""
}

func addName(e *extract.Entity, s string) []string {
	if s == e.Name || slices.Contains(e.Aliases, s) {
		return e.Aliases
	}
	out := append(slices.Clone(e.Aliases), s)
	slices.Sort(out)
	return out
}

// inPlace is the end of the place that " in" leads to right after the byte; 0
// where there is none.
func inPlace(doc *extract.Document, at int, ends map[int]int) int {
	rest, ok := strings.CutPrefix(doc.Text[at:], " in ")
	if !ok {
		return 0
	}
	from := len(doc.Text) - len(rest)
	for end, start := range ends {
		if start == from {
			return end
		}
	}
	return 0
}

// dropShared takes "foreign ministry" from the aliases of two ministries that
// reports call so: it tells neither from the other.
func (set *entitySet) dropShared() {
	bearers := map[string]int{}
	for i := range set.list {
		if e := &set.list[i]; e.Kind == "ministry" {
			for _, a := range e.Aliases {
				bearers[fold(a)]++
			}
		}
	}
	for i := range set.list {
		if e := &set.list[i]; e.Kind == "ministry" {
			e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return bearers[fold(a)] > 1 })
		}
	}
}
