package event_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
)

// triggerRecall is the least share of the gold's event triggers that must be
// found on the real chain.
const triggerRecall = 0.8

// TestGoldTriggers measures the recall of triggers on the gold clusters, as
// their scoring tool does: by overlap.
func TestGoldTriggers(t *testing.T) {
	dirs, _ := filepath.Glob("../../../shared/gold/c*")
	if len(dirs) == 0 {
		t.Skip("no gold clusters beside the checkout")
	}
	found, all, events := 0, 0, 0
	for _, d := range dirs {
		f, n, e := scoreCluster(t, d)
		found, all, events = found+f, all+n, events+e
	}
	rate := float64(found) / float64(all)
	t.Logf("%d of %d triggers found (%.1f %%); %d events in all", found, all, 100*rate, events)
	if rate < triggerRecall {
		t.Errorf("recall %.3f, want %.3f", rate, triggerRecall)
	}
}

type goldFile struct {
	Documents []struct{ ID, File, Date string }
	Events    []struct {
		Type, Label, Realis string
		Triggers            []struct {
			Document, Text string
			Start          int
		}
	}
}

func scoreCluster(t *testing.T, dir string) (found, all, events int) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g goldFile
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	docs := map[string]*extract.Document{}
	for _, d := range g.Documents {
		text, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			t.Fatal(err)
		}
		docs[d.ID] = annotateDated(t, strings.Replace(string(text), "[Fictional test material - not a news report]", "", 1), d.Date)
		events += len(docs[d.ID].Events)
	}
	for _, ge := range g.Events {
		for _, tr := range ge.Triggers {
			all++
			doc := docs[tr.Document]
			start := byteOffset(doc.Text, tr.Start)
			want := extract.Span{Start: start, End: start + len(tr.Text)}
			if ev := eventAt(doc, want); ev != nil {
				found++
				t.Logf("ok   %s %-8s %-12q %s", tr.Document, ge.Type, tr.Text, show(doc, ev))
			} else {
				t.Logf("MISS %s %-8s %-12q %s", tr.Document, ge.Type, tr.Text, doc.Surface(doc.Sentences[doc.SentenceAt(want.Start)].Span))
			}
		}
	}
	return found, all, events
}

func eventAt(doc *extract.Document, s extract.Span) *extract.EventMention {
	for i := range doc.Events {
		if doc.Events[i].Trigger.Span().Overlaps(s) {
			return &doc.Events[i]
		}
	}
	return nil
}

// byteOffset turns a code-point offset into a byte offset.
func byteOffset(s string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(s); runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

// TestGoldArguments measures, on the gold events whose trigger is found, how
// many of their agents, patients, instruments and places are found with the
// same role (agent and patient by the names of the mention's chain), and how
// many dates agree. It uses the default pipeline, for the chains.
func TestGoldArguments(t *testing.T) {
	dirs, _ := filepath.Glob("../../../shared/gold/c*")
	if len(dirs) == 0 {
		t.Skip("no gold clusters beside the checkout")
	}
	en, err := english.New(english.Options{})
	if err != nil {
		t.Fatal(err)
	}
	right, gold := map[string]int{}, map[string]int{}
	for _, d := range dirs {
		scoreArguments(t, en, d, right, gold)
	}
	for _, role := range []string{"agent", "patient", "place", "date"} {
		t.Logf("%s: %d of %d", role, right[role], gold[role])
	}
}

type goldArguments struct {
	Documents []struct{ ID, File, Date string }
	Entities  []struct {
		ID       string
		Name     string
		Aliases  []string
		Demonyms []string
		Metonyms []string
	}
	Events []struct {
		Label    string
		Triggers []struct {
			Document, Text string
			Start          int
		}
		Participants []struct{ Role, Entity string }
		Date         struct{ Earliest, Latest string }
	}
}

func scoreArguments(t *testing.T, en *english.English, dir string, right, gold map[string]int) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g goldArguments
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	names := map[string]map[string]bool{}
	for _, e := range g.Entities {
		set := map[string]bool{}
		for _, list := range [][]string{{e.Name}, e.Aliases, e.Demonyms, e.Metonyms} {
			for _, n := range list {
				set[strings.ToLower(n)] = true
			}
		}
		names[e.ID] = set
	}
	docs := map[string]*extract.Document{}
	for _, d := range g.Documents {
		text, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			t.Fatal(err)
		}
		for doc, err := range source.Open(context.Background(), []string{filepath.Join(dir, d.File)}, source.Options{Date: d.Date}) {
			if err != nil {
				t.Fatal(err)
			}
			if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			doc.Text = string(text[:len(doc.Text)])
			docs[d.ID] = doc
		}
	}
	for _, ge := range g.Events {
		got := map[string]map[string]bool{}
		dated, dateOK := false, false
		hit := false
		for _, tr := range ge.Triggers {
			doc := docs[tr.Document]
			start := byteOffset(doc.Text, tr.Start)
			ev := eventAt(doc, extract.Span{Start: start, End: start + len(tr.Text)})
			if ev == nil {
				continue
			}
			hit = true
			for _, a := range ev.Arguments {
				if x := doc.Time(a.Time); x != nil {
					if x.Earliest != "" && a.Score >= 0.4 {
						dated = true
						dateOK = dateOK || x.Earliest <= max(ge.Date.Latest, ge.Date.Earliest) && (x.Latest == "" || x.Latest >= ge.Date.Earliest)
					}
					continue
				}
				m := doc.Mention(a.Mention)
				if got[a.Role] == nil {
					got[a.Role] = map[string]bool{}
				}
				got[a.Role][strings.ToLower(doc.Surface(m.Span))] = true
				for _, c := range doc.Chains {
					if c.ID == m.Chain {
						for _, n := range append([]string{c.Name}, c.Aliases...) {
							got[a.Role][strings.ToLower(n)] = true
						}
					}
				}
			}
		}
		if !hit {
			continue
		}
		var missed []string
		for _, p := range ge.Participants {
			gold[p.Role]++
			ok := false
			for n := range got[p.Role] {
				for want := range names[p.Entity] {
					ok = ok || n == want || strings.Contains(n, want) && len(want) > 3
				}
			}
			if ok {
				right[p.Role]++
			} else {
				missed = append(missed, p.Role+"="+p.Entity)
			}
		}
		if dated {
			gold["date"]++
			if dateOK {
				right["date"]++
			} else {
				missed = append(missed, "date "+ge.Date.Earliest)
			}
		}
		if missed != nil {
			t.Logf("%s: missed %v; have %v", ge.Label, missed, got)
		}
	}
}
