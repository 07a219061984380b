package mention

import "dateline/extract"

// stateNames makes names of the nominals that can mean one body only: "the
// Kenyan army", "Kenya's foreign ministry", "the interior ministry". News
// writes the same names with capitals and without.
func (w *work) stateNames() {
	for k := range w.out {
		m := &w.out[k]
		if m.Form != extract.FormNominal || m.Type != extract.Organization || m.Number == "plur" {
			continue
		}
		if k := w.nameAt(m.Last); k >= 0 && w.out[k].Type == extract.Organization && w.out[k].First == m.Last && m.Last < len(w.words) && (m.Kind == "agency" || m.Kind == "organization" || service[w.low[m.HeadTok]]) {
			continue // "the Dutch roads agency | Rijkswaterstaat"
		}
		first, ok := w.namedBody(m)
		if !ok && w.oneBody(m) {
			first, ok = w.stateSpan(m)
		}
		if !ok {
			continue
		}
		m.First, m.Form = first, extract.FormName
		m.Span = w.doc.TokenSpan(m.First, m.Last)
	}
}

// namedBody: a body whose noun is small behind a name that no other body of
// its kind bears: "the Kela general hospital", "Kenya's wildlife service".
func (w *work) namedBody(m *extract.Mention) (first int, ok bool) {
	first = m.First
	if w.low[first] == "the" {
		first++
	}
	if first >= m.HeadTok || m.HeadTok != m.Last-1 || w.words[m.HeadTok] != w.low[m.HeadTok] {
		return 0, false
	}
	if first == m.First && first > 1 && (w.low[first-1] == "'s" || w.low[first-1] == "’s") {
		if k := w.nameAt(first - 2); k >= 0 && w.out[k].Kind == "country" && service[w.low[m.HeadTok]] && w.fields(first, m.HeadTok) {
			return w.out[k].First, true // "Gambia's maritime administration"
		}
		return 0, false
	}
	at, country := first, false
	if k := w.nameAt(first); k >= 0 && w.out[k].First == first && w.out[k].Type != extract.Person && w.out[k].Last <= m.HeadTok {
		at, country = w.out[k].Last, w.out[k].Kind == "country"
	} else if _, is := w.demonymAt(first); is {
		at, country = first+1, true
		if w.demonymPair(at) {
			at++
		}
	}
	if at == first {
		return 0, false
	}
	switch m.Kind {
	case "hospital", "university":
		return first, !country && first > m.First && (at == m.HeadTok || w.fields(at, m.HeadTok))
	case "agency": // "the Kabar news agency"
		return first, !country && at == m.HeadTok && w.low[m.HeadTok] == "agency" || w.lowAt(m.HeadTok-1) == "news" && at == m.HeadTok-1
	case "police":
		return first, !country && at == m.HeadTok
	}
	return first, country && service[w.low[m.HeadTok]] && at < m.HeadTok && w.fields(at, m.HeadTok)
}

// service: nouns of bodies of which a state has one in each field.
var service = map[string]bool{"service": true, "administration": true, "authority": true, "agency": true, "directorate": true, "inspectorate": true, "bureau": true, "commission": true, "board": true, "regulator": true}

// fields: small nouns and adjectives of a field, none that only describes.
func (w *work) fields(first, last int) bool {
	for i := first; i < last; i++ {
		if w.words[i] != w.low[i] || !w.noun(i) && w.tag(i) != "JJ" {
			return false
		}
		switch w.low[i] {
		case "new", "own", "former", "main", "current", "previous", "private", "leading", "big", "biggest", "top", "own-", "other", "secret":
			return false
		}
	}
	return first < last
}

// oneBody: a ministry with its field, or what a country has one of.
func (w *work) oneBody(m *extract.Mention) bool {
	switch m.Kind {
	case "ministry":
		return m.HeadTok > m.First && w.lowAt(m.HeadTok-1) != "the"
	case "embassy", "police", "parliament":
		return m.Country != ""
	case "military":
		switch w.low[m.HeadTok] {
		case "army", "navy", "military", "coastguard", "service", "force", "guard":
			return m.Country != ""
		}
	case "court": // "Kenya's supreme court"
		if w.low[m.HeadTok] == "judiciary" {
			return m.Country != ""
		}
		switch w.lowAt(m.HeadTok - 1) {
		case "supreme", "constitutional":
			return m.Country != ""
		}
	case "organization": // "Uruguay's central bank"
		switch w.lowAt(m.HeadTok - 1) {
		case "central", "election", "electoral":
			return m.Country != ""
		}
	case "agency": // "Tajik state television"
		return m.Country != "" && w.lowAt(m.HeadTok-1) == "state"
	}
	return false
}

// stateSpan leaves out the article and refuses what says more than the name:
// "a Kenyan army", "his ministry", "the new interior ministry".
func (w *work) stateSpan(m *extract.Mention) (first int, ok bool) {
	s := &w.doc.Sentences[max(0, w.doc.SentenceOf(m.First))]
	_, noun, _ := w.phraseEnding(s, m.HeadTok)
	if w.low[m.HeadTok-1] == "state" {
		noun = min(noun, m.HeadTok-1)
	}
	first = m.First
	if w.low[first] == "the" {
		first++
	}
	for i := first; i < noun; i++ {
		if _, is := w.demonymAt(i); !is && w.nameAt(i) < 0 && !(i > first && w.demonymPair(i)) {
			return 0, false
		}
	}
	if first == m.First && first > 1 && (w.low[first-1] == "'s" || w.low[first-1] == "’s") {
		if k := w.nameAt(first - 2); k >= 0 && w.out[k].Kind == "country" {
			first = w.out[k].First
		}
	}
	return first, first < m.Last
}

// demonymPair: the second word of "South Korean".
func (w *work) demonymPair(i int) bool {
	_, ok := w.lex.Demonym(w.words[i-1] + " " + w.words[i])
	return ok
}
