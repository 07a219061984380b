package relation

import (
	"context"
	"fmt"
	"strings"

	"dateline/extract"
)

// Trial is a construction that was seen and gave no relation: the word of a
// type with what it lacks, or two mentions and why they may not be joined.
type Trial struct {
	Type   string
	Rule   string       // construction, empty where none was found
	Span   extract.Span // the words that say so
	Reason string       // what failed, for people
}

// Explain runs the stage on an annotated document without changing it and
// gives the constructions that failed, in text order, each once. It is for
// people who write type files; the stage itself does not keep them.
func (st *Stage) Explain(ctx context.Context, doc *extract.Document) ([]Trial, error) {
	cp := *doc
	var out []Trial
	seen := map[string]bool{}
	f := st.finder(&cp)
	f.trial = func(t Trial) {
		if k := fmt.Sprint(t.Type, t.Span, t.Reason); !seen[k] {
			seen[k] = true
			out = append(out, t)
		}
	}
	if err := st.run(ctx, f); err != nil {
		return nil, err
	}
	said := map[string]bool{}
	for _, r := range cp.Relations {
		said[r.Type] = true
	}
	kept := out[:0]
	for _, t := range out { // where a type was found, what else it might have been is no news
		if !said[t.Type] || t.Rule != "" {
			kept = append(kept, t)
		}
	}
	return kept, nil
}

// refuse records why a pair is not joined; it gives false, for emit.
func (f *finder) refuse(x found, s, o int, reason string) bool {
	if f.trial != nil {
		span := f.m(s).Span.Cover(f.m(o).Span)
		f.trial(Trial{Type: x.typ.id, Rule: x.rule, Span: span, Reason: fmt.Sprintf("%q and %q: %s",
			extract.OneLine(f.doc.Surface(f.m(s).Span)), extract.OneLine(f.doc.Surface(f.m(o).Span)), reason)})
	}
	return false
}

// lacks records a word of a type whose sides were not found.
func (f *finder) lacks(l lexeme, first, last int, reason string) {
	if f.trial != nil && first < last && last <= len(f.doc.Tokens) {
		f.trial(Trial{Type: l.typ.id, Span: f.doc.TokenSpan(first, last), Reason: reason})
	}
}

// whyTyped says which types a side may have, and which it has.
func (f *finder) whyTyped(side string, want []extract.Type, m *extract.Mention) string {
	var w []string
	for _, t := range want {
		w = append(w, string(t))
	}
	return fmt.Sprintf("the %s must be %s, %q is %s", side, strings.Join(w, " or "), extract.OneLine(f.doc.Surface(m.Span)), m.Type)
}

// Path is the way through the tree from one mention's head word to the
// other's, for people: "Haddad <-nsubj- leads -obj-> Party"; empty where the
// two are in different sentences or no tree joins them.
func Path(doc *extract.Document, from, to string) string {
	a, b := doc.Mention(from), doc.Mention(to)
	if a == nil || b == nil || doc.SentenceOf(a.HeadTok) != doc.SentenceOf(b.HeadTok) {
		return ""
	}
	up := func(tok int) []int {
		out := []int{tok}
		for n := 0; n < 100 && doc.Tokens[tok].Head >= 0 && doc.Tokens[tok].Head != tok; n++ {
			tok = doc.Tokens[tok].Head
			out = append(out, tok)
		}
		return out
	}
	left, right := up(a.HeadTok), up(b.HeadTok)
	at := map[int]int{}
	for i, t := range right {
		at[t] = i
	}
	for i, t := range left {
		j, ok := at[t]
		if !ok {
			continue
		}
		var w strings.Builder
		w.WriteString(doc.Word(left[0]))
		for k := 0; k < i; k++ {
			fmt.Fprintf(&w, " <-%s- %s", doc.Tokens[left[k]].Rel, doc.Word(left[k+1]))
		}
		for k := j; k > 0; k-- {
			fmt.Fprintf(&w, " -%s-> %s", doc.Tokens[right[k-1]].Rel, doc.Word(right[k-1]))
		}
		return w.String()
	}
	return ""
}
