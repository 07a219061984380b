package merge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/ontology"
)

// eventName makes the short caption of an event: "Taliban seize Spin Boldak",
// "Release of detainees", "Protest in Tripoli".
func (set *evSet) eventName(g *evGroup, t *ontology.Type) string {
	var agents, patients, places []string
	plural := false
	for _, a := range g.event.Arguments {
		n := set.shortName(a.Entity)
		if n == "" {
			continue
		}
		switch a.Role {
		case "agent":
			if len(agents) < 2 {
				agents = append(agents, n)
			}
			if e := set.ents.byID[a.Entity]; e.Type == extract.Organization || strings.HasSuffix(strings.ToLower(e.Name), "s") {
				plural = true
			}
		case "patient":
			if len(patients) < 2 {
				patients = append(patients, n)
			}
		case "place":
			if len(places) < 1 {
				places = append(places, n)
			}
		}
	}
	verb := strings.ReplaceAll(g.event.Type, "_", " ")
	if t != nil && len(t.Get("verb")) > 0 {
		verb = t.Get("verb")[0]
		if strings.HasPrefix(verb, strings.SplitN(g.event.Type, "_", 2)[0]) || len(t.Get("caption")) == 0 {
			verb = strings.ReplaceAll(g.event.Type, "_", " ")
		}
		if c := t.First("caption"); c != "" {
			verb = c
		}
	}
	var b strings.Builder
	switch {
	case len(agents) > 0:
		b.WriteString(strings.Join(agents, " and "))
		b.WriteByte(' ')
		b.WriteString(agree(verb, plural || len(agents) > 1))
		if len(patients) > 0 {
			b.WriteString(" " + strings.Join(patients, " and "))
		} else if len(places) > 0 {
			b.WriteString(" in " + places[0])
		}
	default:
		b.WriteString(upperFirst(verb))
		if len(patients) > 0 {
			b.WriteString(": " + strings.Join(patients, " and "))
		}
		if len(places) > 0 && (len(patients) == 0 || places[0] != patients[0]) {
			b.WriteString(" in " + places[0])
		}
	}
	return clip(upperFirst(b.String()), 80)
}

// agree puts the third person's s on the first word for one person.
func agree(verb string, plural bool) string {
	if plural {
		return verb
	}
	w, rest, _ := strings.Cut(verb, " ")
	switch {
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "x"):
		w += "es"
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		w = w[:len(w)-1] + "ies"
	default:
		w += "s"
	}
	if rest != "" {
		return w + " " + rest
	}
	return w
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// clip shortens to n runes at most, at a word where there is one.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
