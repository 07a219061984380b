package coref_test

import (
	"context"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"dateline/extract"
	"dateline/extract/coref"
	"dateline/extract/kb"
	"dateline/extract/mention"
	"dateline/extract/ner"
	"dateline/extract/parse"
	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

var chain = sync.OnceValues(func() ([]extract.Stage, error) {
	base, err := kb.Default()
	if err != nil {
		return nil, err
	}
	tg, err := tag.New()
	if err != nil {
		return nil, err
	}
	ps, err := parse.New()
	if err != nil {
		return nil, err
	}
	rec, err := ner.New(base.Gazetteer())
	if err != nil {
		return nil, err
	}
	return []extract.Stage{tokenize.New(), tg, ps, rec, mention.New(base), coref.New(base)}, nil
})

func annotate(t testing.TB, text string) *extract.Document {
	t.Helper()
	stages, err := chain()
	if err != nil {
		t.Skip("no models: ", err)
	}
	doc := &extract.Document{ID: "d", Text: text}
	for _, st := range stages {
		if err := st.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
	return doc
}

// find gives the mention with that text, "text@2" the second one.
func find(doc *extract.Document, want string) *extract.Mention {
	text, n, ok := strings.Cut(strings.TrimSpace(want), "@")
	k := 1
	if ok {
		k, _ = strconv.Atoi(n)
	}
	for i := range doc.Mentions {
		if doc.Surface(doc.Mentions[i].Span) == text {
			if k--; k == 0 {
				return &doc.Mentions[i]
			}
		}
	}
	return nil
}

func TestChains(t *testing.T) {
	b, err := os.ReadFile("testdata/chains.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, para := range strings.Split(string(b), "\n\n")[1:] {
		lines := strings.Split(strings.TrimSpace(para), "\n")
		doc := annotate(t, lines[0])
		names := map[string]string{}
		for _, ch := range doc.Chains {
			names[ch.ID] = ch.Name
		}
		for _, l := range lines[1:] {
			parts := strings.Split(l[2:], " | ")
			if l[0] == '>' {
				if m := find(doc, parts[0]); m == nil || names[m.Chain] != parts[1] {
					t.Errorf("%s\n  %s: mention %+v, chain %q", lines[0], l, m, names[chainOf(m)])
				}
				continue
			}
			var first *extract.Mention
			for _, p := range parts {
				m := find(doc, p)
				if m == nil {
					t.Errorf("%s\n  no mention %q", lines[0], p)
					continue
				}
				if first == nil {
					first = m
					continue
				}
				if same := m.Chain == first.Chain && m.Chain != ""; same != (l[0] == '=') {
					t.Errorf("%s\n  %s: %q is in %q, %q in %q", lines[0], l, parts[0], names[first.Chain], p, names[m.Chain])
				}
			}
		}
	}
}

func chainOf(m *extract.Mention) string {
	if m == nil {
		return ""
	}
	return m.Chain
}

// TestLaws: every mention but pronouns has a chain that lists it.
func TestLaws(t *testing.T) {
	doc := annotate(t, "The rebels said they would leave. He denied it. Kenyan police arrested Omar Haddad in Garissa, the ministry said.")
	lists := map[string]string{}
	for _, ch := range doc.Chains {
		if len(ch.Mentions) == 0 || ch.Name == "" {
			t.Errorf("empty chain %+v", ch)
		}
		for _, id := range ch.Mentions {
			lists[id] = ch.ID
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Chain != lists[m.ID] || m.Chain == "" && m.Form != extract.FormPronoun {
			t.Errorf("mention %s %q: chain %q, listed in %q", m.ID, doc.Surface(m.Span), m.Chain, lists[m.ID])
		}
	}
}

// TestLong: a hostile text ends quickly.
func TestLong(t *testing.T) {
	annotate(t, strings.Repeat("The rebels of Kenya met Omar Haddad and they said the ministry of the army was the group. ", 400))
}
