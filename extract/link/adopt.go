package link

import (
	"strings"

	"dateline/extract"
)

// adopted is the share of a report that one country must have for bodies of
// state without a country to be its own.
const adopted = 0.75

// adopt gives "the interior ministry", "the army", "police" of a report that
// names no country but places of one ("Kaduna", "Kano") that country. Where
// the report names countries, coreference has chosen already.
func (w *work) adopt() {
	best := w.dominant()
	e, ok := w.base.Country(best)
	if !ok {
		return
	}
	for i := range w.doc.Chains {
		ch := &w.doc.Chains[i]
		if ch.Type != extract.Organization || ch.Named || ch.Country != "" || !w.definite(ch) {
			continue
		}
		body := strings.TrimPrefix(strings.ToLower(ch.Name), "the ")
		_, adj := w.base.CountryName(best)
		switch field, ministry := strings.CutSuffix(body, " ministry"); {
		case ministry && ch.Kind == "ministry" && len(strings.Fields(field)) < 4:
			ch.Name = capitals(field) + " Ministry of " + e.Name
		case ch.Kind == "government" && (body == "government" || body == "authorities"):
			ch.Name = "Government of " + e.Name
		case adj != "" && (body == "army" || body == "navy" || body == "air force" || body == "police" || body == "parliament" || body == "security forces"):
			ch.Name = adj + " " + body
		default:
			continue
		}
		ch.Country, ch.Named = best, true
	}
}

// dominant is the country of nearly all places of the report, or "".
func (w *work) dominant() string {
	count, all := map[string]int{}, 0
	for i := range w.doc.Chains {
		if ch := &w.doc.Chains[i]; ch.Type == extract.Place && ch.Country != "" && w.told(i) {
			count[ch.Country] += len(ch.Mentions)
			all += len(ch.Mentions)
		}
	}
	for iso, n := range count {
		if n > 1 && float64(n) >= adopted*float64(all) {
			return iso // there can be only one
		}
	}
	return ""
}

// definite: every mention of the chain is bare, or has "the".
func (w *work) definite(ch *extract.Chain) bool {
	for _, id := range ch.Mentions {
		m := &w.doc.Mentions[w.byID[id]]
		switch first := strings.ToLower(w.doc.Word(m.First)); {
		case m.Form == extract.FormPronoun:
		case m.Form != extract.FormNominal && m.Source != "nominal" || first != "the" && m.First != m.HeadTok && w.doc.Tokens[m.First].Tag == "DT" || w.doc.Tokens[m.First].Tag == "PRP$":
			return false
		}
	}
	return len(ch.Mentions) > 0
}

func capitals(s string) string {
	ws := strings.Fields(s)
	for k, x := range ws {
		if x != "of" && x != "and" && x != "the" {
			ws[k] = strings.ToUpper(x[:1]) + x[1:]
		}
	}
	return strings.Join(ws, " ")
}
