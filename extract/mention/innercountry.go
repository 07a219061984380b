package mention

import "dateline/extract"

// innerCountries makes a mention of the country inside the name of an organ of
// its state, where the report names the country nowhere else: "The Malawi
// Revenue Authority", "the Electoral Commission of Ghana", "the Philippine
// Coast Guard". Without it nothing could be said of the country whose organ
// it is. One mention per country is enough.
func (w *work) innerCountries() {
	known := map[string]bool{}
	for k := range w.out {
		if m := &w.out[k]; m.Type == extract.Place && m.Country != "" && (m.Kind == "country" || m.Form == extract.FormDemonym) {
			known[m.Country] = true
		}
	}
	for k, n := 0, len(w.out); k < n; k++ {
		m := w.out[k]
		if m.Type != extract.Organization || m.Form != extract.FormName || m.Country == "" || known[m.Country] || !w.stateOrgan(&m) {
			continue
		}
		first, last, form := w.countrySpan(&m)
		if first == last {
			continue
		}
		known[m.Country] = true
		w.add(first, last, last-1, extract.Mention{Type: extract.Place, Form: form, Kind: "country", Country: m.Country, Number: "sing", Source: "inner", Score: 0.7})
	}
}

// stateOrgan: the noun of the name says an organ of a state: its last word, or
// the one before its first "of" ("the National Bureau of Statistics of Nigeria").
func (w *work) stateOrgan(m *extract.Mention) bool {
	if m.Last-m.First < 2 {
		return false
	}
	for i := m.First + 1; i < m.Last; i++ {
		if w.low[i] == "of" {
			return stateWord[w.low[i-1]]
		}
	}
	return stateWord[w.low[m.Last-1]]
}

// countrySpan is where the country of the body stands in its name.
func (w *work) countrySpan(m *extract.Mention) (first, last int, form extract.Form) {
	for i := m.First; i < m.Last; i++ {
		if n, _ := w.lex.Longest(w.words[:m.Last], i); n > 0 && n < m.Last-m.First {
			if iso, ok := w.lex.CountryNamed(w.doc.Surface(w.doc.TokenSpan(i, i+n))); ok && iso == m.Country {
				return i, i + n, extract.FormName
			}
		}
		if iso, ok := w.lex.CountryNamed(w.words[i]); ok && iso == m.Country && upper(w.words[i]) {
			return i, i + 1, extract.FormName
		}
		if iso, ok := w.lex.Demonym(w.words[i]); ok && iso == m.Country && upper(w.words[i]) {
			return i, i + 1, extract.FormDemonym
		}
		if i+1 < m.Last && w.demonymPair(i+1) {
			return i, i + 2, extract.FormDemonym
		}
	}
	return 0, 0, ""
}
