package english_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/ontology"
)

// trigger is an indented line of events.txt taken apart.
type trigger struct {
	codes, words, roles string
}

func (s statement) trigger(t *testing.T) trigger {
	t.Helper()
	if len(s.parts) < 2 {
		t.Fatalf("events.txt:%d: want code | trigger | roles", s.line)
	}
	tr := trigger{codes: s.parts[0], words: s.parts[1]}
	if len(s.parts) > 2 {
		tr.roles = s.parts[2]
	}
	return tr
}

// at tells whether the span holds one of the words ("/" parts them).
func (tr trigger) at(text string, span extract.Pair) bool {
	for w := range strings.SplitSeq(tr.words, "/") {
		if strings.Contains(" "+strings.ToLower(text[span.Start:span.End])+" ", " "+strings.ToLower(w)+" ") {
			return true
		}
	}
	return false
}

// fills tells whether the event has the role filled by what is called so: by
// name, or by the last word of a phrase ("armed men", "the men").
func (r reading) fills(ev *extract.EventMention, role, names string) bool {
	for _, a := range ev.Arguments {
		if a.Role != role || a.Mention == "" {
			continue
		}
		if r.called(a.Mention, names) {
			return true
		}
		words := strings.Fields(bare(r.words(a.Mention)))
		for n := range strings.SplitSeq(names, "/") {
			if f := strings.Fields(bare(n)); len(words) > 0 && len(f) > 0 && words[len(words)-1] == f[len(f)-1] {
				return true
			}
		}
	}
	return false
}

// Events of single sentences: the trigger, the kind, who and where.
func TestSentencesEvents(t *testing.T) {
	for _, name := range elsewhere([]string{"events.txt", "blind/events.txt"}) {
		t.Run(name, func(t *testing.T) { eventsOf(t, name) })
	}
}

// eventsOf measures the events of one file of sentences.
func eventsOf(t *testing.T, name string) {
	file := readSentences(t, name)
	onto := load(t).Ontology
	codes := map[string]string{}
	for _, typ := range onto.Types(ontology.KindEvent) {
		codes[typ.ID] = typ.Code
	}
	var gold, found, kinds, roles, given, right int
	for _, c := range file.cases {
		r := read(t, c.text)
		var faults []string
		for _, w := range c.want {
			tr := w.trigger(t)
			gold++
			var hit *extract.EventMention
			for i := range r.doc.Events {
				ev := &r.doc.Events[i]
				if tr.at(r.doc.Text, ev.Trigger) && (hit == nil || allowedCode(tr.codes, codes[ev.Type])) {
					hit = ev
				}
			}
			if hit == nil {
				faults = append(faults, "missed "+w.text)
				continue
			}
			found++
			if allowedCode(tr.codes, codes[hit.Type]) {
				kinds++
			} else {
				faults = append(faults, fmt.Sprintf("%s is %s (%s)", w.text, hit.Type, codes[hit.Type]))
			}
			for kv := range strings.SplitSeq(tr.roles, ";") {
				role, names, ok := strings.Cut(strings.TrimSpace(kv), "=")
				if !ok {
					continue
				}
				roles++
				filled := false
				for _, a := range hit.Arguments {
					filled = filled || a.Role == role && a.Mention != ""
				}
				if filled {
					given++
				}
				if r.fills(hit, role, names) {
					right++
				} else {
					faults = append(faults, fmt.Sprintf("%s of %q is not %s", role, tr.words, names))
				}
			}
		}
		if len(faults) > 0 && !file.unread {
			t.Logf("%d: %s\n  %s", c.line, c.text, strings.Join(faults, "\n  "))
		}
	}
	holds(t, file, map[string]float64{
		"R": percent(found, gold), "kind": percent(kinds, found), "roles": percent(right, roles), "roles-given": percent(right, given),
	})
}

func allowedCode(list, code string) bool {
	for c := range strings.SplitSeq(list, "/") {
		if c == code {
			return true
		}
	}
	return false
}
