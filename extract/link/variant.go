package link

// told: the place stands in the report itself, not in its byline alone.
func (w *work) told(i int) bool {
	for _, id := range w.doc.Chains[i].Mentions {
		if s := w.doc.SentenceOf(w.doc.Mentions[w.byID[id]].First); s >= 0 && w.doc.Sentences[s].Kind != "boilerplate" {
			return true
		}
	}
	return false
}

// leads: the report speaks of this country more than of any other.
func (w *work) leads(iso string) bool {
	mine := w.share[iso]
	for c, s := range w.share {
		if c != iso && s >= mine {
			return false
		}
	}
	return true
}
