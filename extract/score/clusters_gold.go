package score

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Notice is the line that ends every text of the clusters; it is not input.
const Notice = "[Fictional test material - not a news report]"

// GoldDoc is one report of a cluster as a system gets it.
type GoldDoc struct {
	ID        string // "d1"
	File      string
	Text      string
	Published string // YYYY-MM-DD
}

// gold is a gold.json; keys that no measure reads are left out.
type gold struct {
	Cluster   string
	Documents []struct{ ID, File, Date string }
	Entities  []goldEntity
	Relations []goldRelation
	Negative  []goldRelation `json:"negative_relations"`
	Events    []struct {
		ID       string
		Triggers []struct {
			Document, Text string
			Start          int
		}
		Participants []struct{ Role, Entity string }
	}
	Claims []struct {
		Claimant, Stance, Document, Evidence string
		Start                                *int
	}
	Contradictions [][2]int
	Dates          []struct {
		Document, Text string
		Start          int
		Value          *string
	}
	docs []GoldDoc
}

type goldEntity struct {
	ID, Type, Name              string
	Aliases, Demonyms, Metonyms []string
}

type goldRelation struct{ Subject, Predicate, Object string }

// readGold reads the clusters of a folder: every c*/gold.json with its reports.
func readGold(dir string) ([]*gold, error) {
	files, err := filepath.Glob(filepath.Join(dir, "c*", "gold.json"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no cluster (c*/gold.json) in it", dir)
	}
	slices.Sort(files)
	var out []*gold
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		g := new(gold)
		if err := json.Unmarshal(b, g); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		for _, d := range g.Documents {
			t, err := os.ReadFile(filepath.Join(filepath.Dir(f), d.File))
			if err != nil {
				return nil, err
			}
			text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(t))
			text = strings.TrimRightFunc(strings.ReplaceAll(text, Notice, ""), isSpace) + "\n"
			g.docs = append(g.docs, GoldDoc{ID: d.ID, File: d.File, Text: text, Published: d.Date})
		}
		out = append(out, g)
	}
	return out, nil
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

// fold gives the form by which names are compared: no accents, lower case, no
// possessive, no article, one space for hyphens and white space.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() != 0 {
			continue
		}
		switch r {
		case '’':
			r = '\''
		case 'ı':
			r = 'i'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	s = strings.Trim(b.String(), " .,;:\"“”‘'()")
	s = strings.TrimSuffix(s, "'s")
	for _, a := range []string{"the ", "a ", "an "} {
		if t, ok := strings.CutPrefix(s, a); ok {
			s = t
			break
		}
	}
	var out strings.Builder
	gap := false
	for _, r := range s {
		if isSpace(r) || r == '-' || r == '–' || r == '—' {
			gap = true
			continue
		}
		if gap {
			out.WriteByte(' ')
			gap = false
		}
		out.WriteRune(r)
	}
	return strings.TrimFunc(out.String(), isSpace)
}

// set is a set of folded strings.
type set map[string]bool

func foldAll(lists ...[]string) set {
	out := set{}
	for _, l := range lists {
		for _, s := range l {
			out[fold(s)] = true
		}
	}
	return out
}

func (a set) meets(b set) bool {
	for s := range a {
		if b[s] {
			return true
		}
	}
	return false
}

// least is the smallest string of the set, "" for none.
func (a set) least() string {
	out, first := "", true
	for s := range a {
		if first || s < out {
			out, first = s, false
		}
	}
	return out
}

// within tells whether the words of one are all among the words of the other,
// either way: "President Kibet" and "Kibet".
func within(a, b string) bool {
	in := func(a, b []string) bool {
		for _, w := range a {
			if !slices.Contains(b, w) {
				return false
			}
		}
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	return in(x, y) || in(y, x)
}
