package claim_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract"
)

// fold makes names comparable as the scorer of the gold clusters does.
func fold(s string) string {
	s = strings.Trim(strings.ToLower(strings.ReplaceAll(s, "’", "'")), " .,;:\"“”‘'()")
	s = strings.TrimSuffix(s, "'s")
	for _, a := range []string{"the ", "a ", "an "} {
		s = strings.TrimPrefix(s, a)
	}
	return strings.TrimSpace(regexp.MustCompile(`[\s\-–—]+`).ReplaceAllString(s, " "))
}

type goldCluster struct {
	Documents []struct{ ID, File, Date string }
	Entities  []struct {
		ID, Name                    string
		Aliases, Demonyms, Metonyms []string
	}
	Claims []struct {
		Claimant, Stance, Document, Evidence string
		Start                                *int
	}
}

// TestGoldClusters measures claims on the gold clusters, with the chain's own
// mentions in place of corpus entities.
func TestGoldClusters(t *testing.T) {
	files, _ := filepath.Glob(cmp.Or(os.Getenv("CLAIM_GOLD"), "../../../shared/gold/c*/gold.json"))
	if len(files) == 0 {
		t.Skip("no gold clusters here")
	}
	show := os.Getenv("CLAIM_SHOW") != ""
	gold, found, source, stance, full, sys := 0, 0, 0, 0, 0, 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g goldCluster
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		names := map[string]map[string]bool{}
		for _, e := range g.Entities {
			m := map[string]bool{fold(e.Name): true}
			for _, l := range [][]string{e.Aliases, e.Demonyms, e.Metonyms} {
				for _, a := range l {
					m[fold(a)] = true
				}
			}
			names[e.ID] = m
		}
		docs := map[string]*extract.Document{}
		for _, d := range g.Documents {
			text, err := os.ReadFile(filepath.Join(filepath.Dir(f), d.File))
			if err != nil {
				t.Fatal(err)
			}
			body := strings.TrimRight(strings.ReplaceAll(string(text), "[Fictional test material - not a news report]", ""), " \n") + "\n"
			docs[d.ID] = annotate(t, body, d.Date)
			sys += len(docs[d.ID].Claims)
			if show {
				dump(t, docs[d.ID])
			}
		}
		for _, c := range g.Claims {
			gold++
			if c.Start == nil {
				continue
			}
			doc := docs[c.Document]
			a := byteOffset(doc.Text, *c.Start)
			b := a + len(c.Evidence)
			best, bestO := -1, 0
			for k := range doc.Claims {
				x, y := hull(&doc.Claims[k])
				if o := min(b, y) - max(a, x); 10*o > 4*min(b-a, y-x) && o > bestO {
					best, bestO = k, o
				}
			}
			if best < 0 {
				if show {
					t.Logf("MISSED %s | %s | %s | %s", c.Document, c.Claimant, c.Stance, c.Evidence)
				}
				continue
			}
			found++
			k := &doc.Claims[best]
			src := sourceNames(doc, k)
			want := names[c.Claimant]
			if u, ok := strings.CutPrefix(c.Claimant, "unnamed:"); ok {
				want = map[string]bool{fold(u): true}
			}
			okS, okT := matches(src, want), same(k.Stance) == same(c.Stance)
			if okS {
				source++
			}
			if okT {
				stance++
			}
			if okS && okT {
				full++
			} else if show {
				t.Logf("WRONG source=%v stance=%v | want %s %s | got %v %s (%s) | %s", okS, okT, c.Claimant, c.Stance, src, k.Stance, k.Rule, c.Evidence)
			}
		}
	}
	pc := func(n int) float64 { return 100 * float64(n) / float64(gold) }
	t.Logf("gold clusters: %d claims, found %.1f, source %.1f, stance %.1f, full %.1f; %d claims in all", gold, pc(found), pc(source), pc(stance), pc(full), sys)
	if pc(found) < 75 || pc(full) < 50 {
		t.Errorf("below the bar of 75 found, 50 full")
	}
}

func same(s string) string {
	if s == "confirms" {
		return "asserts"
	}
	return s
}

func matches(src, want map[string]bool) bool {
	for w := range want {
		for s := range src {
			if w == s || w != "" && len(s) > 3 && (strings.Contains(s, w) || strings.Contains(w, s)) {
				return true
			}
		}
	}
	return false
}

func hull(c *extract.Claim) (int, int) {
	if c.Cue.IsZero() {
		return c.Content.Start, c.Content.End
	}
	return min(c.Cue.Start, c.Content.Start), max(c.Cue.End, c.Content.End)
}

// sourceNames are the names of the speaker: the words, and his chain's names.
func sourceNames(doc *extract.Document, c *extract.Claim) map[string]bool {
	out := map[string]bool{}
	if !c.SourceSpan.IsZero() {
		out[fold(surface(doc, c.SourceSpan))] = true
	}
	if m := doc.Mention(c.Source); m != nil {
		out[fold(doc.Surface(m.Span))] = true
		for _, k := range doc.Chains {
			if k.ID == m.Chain {
				out[fold(k.Name)] = true
				for _, a := range k.Aliases {
					out[fold(a)] = true
				}
			}
		}
	}
	delete(out, "")
	return out
}

func byteOffset(s string, runes int) int {
	at := 0
	for ; runes > 0 && at < len(s); runes-- {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return at
}

func dump(t *testing.T, doc *extract.Document) {
	for i := range doc.Claims {
		c := &doc.Claims[i]
		ch := ""
		if m := doc.Mention(c.Channel); m != nil {
			ch = " via " + doc.Surface(m.Span)
		}
		m := doc.Mention(c.Source)
		mn := "-"
		if m != nil {
			mn = doc.Surface(m.Span)
		}
		t.Logf("%-10s [%s|%s]%s <%s> %q %v %v %s %.2f", c.Stance, surface(doc, c.SourceSpan), mn, ch, surface(doc, c.Cue), surface(doc, c.Content), c.About, c.Values, c.Rule, c.Score)
	}
}

// TestShow prints the claims of files: CLAIM_FILES="a.txt b.txt" go test -run Show -v
func TestShow(t *testing.T) {
	files := strings.Fields(os.Getenv("CLAIM_FILES"))
	if len(files) == 0 {
		t.Skip("CLAIM_FILES is empty")
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Log("=== " + f)
		dump(t, annotate(t, string(text), ""))
	}
}
