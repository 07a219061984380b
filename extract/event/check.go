package event

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/ontology"
)

// Check tells whether the document, which was made of an example's text,
// shows what the example of type t says: for a positive one an event of the
// type with the expected fillers, for a negative one none. A nil error means
// that it does.
//
// Expected keys are roles (a filler is found when a mention of the role, or
// the time, contains it or is contained in it), polarity, modality, tense, or
// a value's property with its number.
func Check(doc *extract.Document, t *ontology.Type, ex ontology.Example) error {
	var fails []string
	for i := range doc.Events {
		ev := &doc.Events[i]
		if ev.Type != t.ID {
			continue
		}
		if !ex.Positive {
			return fmt.Errorf("%s: must not match, but %q does", t.ID, doc.Surface(ev.Trigger.Span()))
		}
		missing := misses(doc, ev, ex.Expect)
		if missing == "" {
			return nil
		}
		fails = append(fails, missing)
	}
	if !ex.Positive {
		return nil
	}
	if fails == nil {
		return fmt.Errorf("%s: no such event found", t.ID)
	}
	return fmt.Errorf("%s: %s", t.ID, strings.Join(fails, " / "))
}

// misses names the first expectation that the event does not meet.
func misses(doc *extract.Document, ev *extract.EventMention, want map[string]string) string {
	for key, fillers := range want {
		for _, w := range strings.Split(fillers, "&") {
			if w = strings.TrimSpace(w); w != "" && !meets(doc, ev, key, w) {
				return key + "=" + w + " is missing"
			}
		}
	}
	return ""
}

func meets(doc *extract.Document, ev *extract.EventMention, key, want string) bool {
	switch key {
	case "polarity":
		return ev.Polarity == want
	case "modality":
		return ev.Modality == want
	case "tense":
		return ev.Tense == want
	}
	for _, v := range ev.Values {
		if v.Property == key && strconv.FormatFloat(v.Number, 'f', -1, 64) == want {
			return true
		}
	}
	for _, a := range ev.Arguments {
		if a.Role != key {
			continue
		}
		got := ""
		if m := doc.Mention(a.Mention); m != nil {
			got = doc.Surface(m.Span)
		} else if t := doc.Time(a.Time); t != nil {
			got = doc.Surface(t.Span)
		}
		if g, w := strings.ToLower(got), strings.ToLower(want); g != "" && (strings.Contains(g, w) || strings.Contains(w, g)) {
			return true
		}
	}
	return false
}
