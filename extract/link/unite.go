package link

import (
	"slices"
	"strconv"

	"dateline/extract"
)

// unite makes one chain of those that are linked to one entry: "ANDSF" and
// "the Afghan security forces", "Bombay" and "Mumbai". Chains keep the order
// of their first mentions and are numbered anew.
func (w *work) unite() {
	byKey := map[string]int{}
	renamed := map[string]string{}
	var out []extract.Chain
	for i := range w.doc.Chains {
		ch := w.doc.Chains[i]
		if len(ch.Links) > 0 {
			key := ch.Links[0].KB + ":" + ch.Links[0].ID + string(ch.Type)
			if j, ok := byKey[key]; ok {
				absorb(&out[j], &ch)
				renamed[ch.ID] = out[j].ID
				continue
			}
			byKey[key] = len(out)
		}
		id := "k" + strconv.Itoa(len(out)+1)
		renamed[ch.ID] = id
		ch.ID = id
		out = append(out, ch)
	}
	if len(out) == len(w.doc.Chains) {
		return
	}
	for i := range w.doc.Mentions {
		if m := &w.doc.Mentions[i]; m.Chain != "" {
			m.Chain = renamed[m.Chain]
		}
	}
	for i := range out {
		slices.SortFunc(out[i].Mentions, func(a, b string) int { return w.byID[a] - w.byID[b] })
	}
	w.doc.Chains = out
}

// absorb adds the names and mentions of b to a.
func absorb(a, b *extract.Chain) {
	for _, s := range append([]string{b.Name}, b.Aliases...) {
		if s != a.Name && !slices.Contains(a.Aliases, s) {
			a.Aliases = append(a.Aliases, s)
		}
	}
	a.Mentions = append(a.Mentions, b.Mentions...)
}
