package english_test

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/score"
	"dateline/extract/source"
)

// meantimeDir holds MEANTIME (Minard et al., LREC 2016; CC BY 4.0), which is
// not part of the project.
const meantimeDir = "../../../shared/data/crossdoc/meantime"

// goldMention is an event mention of the gold.
type goldMention struct {
	ID     string `json:"mention_id"`
	Chain  string `json:"coref_chain"`
	Lemma  string `json:"mention_head_lemma"`
	Doc    string `json:"subtopic"`
	Topic  string `json:"topic"`
	Sent   int    `json:"sent_id"`
	Tokens []int  `json:"tokens_number"`
	Head   int    `json:"mention_head_id"`
}

// meantimeDoc is the text of a report with the place of each token.
type meantimeDoc struct {
	topic, id string
	text      strings.Builder
	at        map[[2]int]extract.Span // sentence, token
	last      int
}

// readMeantime reads the reports and the gold mentions.
func readMeantime(t *testing.T) (map[string]*meantimeDoc, []goldMention) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(meantimeDir, "event_mentions.json"))
	if err != nil {
		t.Skip("MEANTIME is not beside the checkout")
	}
	var gold []goldMention
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(meantimeDir, "meantime.conll"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs := map[string]*meantimeDoc{}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		col := strings.Split(sc.Text(), "\t")
		if len(col) < 5 {
			continue
		}
		topic, id, _ := strings.Cut(col[0], "/")
		d := docs[id]
		if d == nil {
			d = &meantimeDoc{topic: topic, id: id, at: map[[2]int]extract.Span{}}
			docs[id] = d
		}
		sent, _ := strconv.Atoi(col[1])
		tok, _ := strconv.Atoi(col[2])
		switch {
		case d.text.Len() == 0:
		case sent != d.last && d.last <= 1: // title and date line
			d.text.WriteString("\n\n")
		case sent != d.last:
			d.text.WriteString("\n")
		case !glued(d.text.String(), col[3]):
			d.text.WriteString(" ")
		}
		d.last = sent
		d.at[[2]int{sent, tok}] = extract.Span{Start: d.text.Len(), End: d.text.Len() + len(col[3])}
		d.text.WriteString(col[3])
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return docs, gold
}

// glued: no space stands between the text and the token in print.
func glued(text, token string) bool {
	switch token {
	case ",", ".", ";", ":", "!", "?", ")", "%", "'s", "’s", "n't", "'":
		return true
	}
	return strings.HasSuffix(text, "(") || strings.HasSuffix(text, "$") || strings.HasSuffix(text, "``")
}

// evalHalf are the reports of the second half of each topic, in order of
// number, among those that hold gold mentions.
func evalHalf(gold []goldMention) map[string]bool {
	byTopic := map[string][]string{}
	for _, g := range gold {
		if !slices.Contains(byTopic[g.Topic], g.Doc) {
			byTopic[g.Topic] = append(byTopic[g.Topic], g.Doc)
		}
	}
	out := map[string]bool{}
	for _, ids := range byTopic {
		slices.SortFunc(ids, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
		for i, id := range ids {
			out[id] = i >= len(ids)/2
		}
	}
	return out
}

// TestMeantime measures which gold mentions of events merge joins, over the
// reports of a topic, on the half that rules may be read from and on the other.
func TestMeantime(t *testing.T) {
	docs, gold := readMeantime(t)
	en := load(t)
	eval := evalHalf(gold)
	for _, half := range []struct {
		name  string
		eval  bool
		floor float64
	}{{"dev", false, 0.76}, {"eval", true, 0.78}} {
		var key, response, lemma, single [][]string
		topics := map[string][]goldMention{}
		for _, g := range gold {
			if eval[g.Doc] == half.eval {
				topics[g.Topic] = append(topics[g.Topic], g)
			}
		}
		for _, ms := range topics {
			key = append(key, grouped(ms, func(g goldMention) string { return g.Chain })...)
			single = append(single, grouped(ms, func(g goldMention) string { return g.ID })...)
			lemma = append(lemma, grouped(ms, func(g goldMention) string { return g.Doc + g.Lemma })...)
			event := mergeGold(t, en, docs, ms)
			response = append(response, grouped(ms, func(g goldMention) string { return event[g.ID] })...)
			if !half.eval && os.Getenv("MEANTIME_SHOW") != "" {
				showMeantime(t, docs, ms, event)
			}
		}
		got := score.CorefOf(key, response)
		t.Logf("%s: %d chains; CoNLL F1: nothing linked %.1f, one lemma of a report %.1f, merge %.1f (MUC %.1f, B3 %.1f, CEAFe %.1f)", half.name, len(key),
			100*score.CorefOf(key, single).CoNLL(), 100*score.CorefOf(key, lemma).CoNLL(), 100*got.CoNLL(), 100*got.MUC.F, 100*got.B3.F, 100*got.CEAFe.F)
		if got.CoNLL() < half.floor {
			t.Errorf("%s: CoNLL F1 %.3f under %.3f", half.name, got.CoNLL(), half.floor)
		}
	}
}

func grouped(ms []goldMention, key func(goldMention) string) [][]string {
	by := map[string][]string{}
	for _, m := range ms {
		by[key(m)] = append(by[key(m)], m.ID)
	}
	var out [][]string
	for _, c := range by {
		out = append(out, c)
	}
	return out
}

// mergeGold annotates the reports of the mentions, puts the gold mentions in
// the place of the events that were found, and gives the event of each.
func mergeGold(t *testing.T, en *english.English, docs map[string]*meantimeDoc, ms []goldMention) map[string]string {
	t.Helper()
	byDoc := map[string][]goldMention{}
	var ids []string
	for _, m := range ms {
		if byDoc[m.Doc] == nil {
			ids = append(ids, m.Doc)
		}
		byDoc[m.Doc] = append(byDoc[m.Doc], m)
	}
	slices.Sort(ids)
	var list []*extract.Document
	where := map[string][2]string{} // gold mention -> document, event mention
	for _, id := range ids {
		doc := source.Options{}.Document("", source.Record{ID: id, Text: docs[id].text.String() + "\n"})
		if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		if doc.Text[:100] != docs[id].text.String()[:100] {
			t.Fatalf("%s: the text moved", id)
		}
		goldEvents(doc, docs[id], byDoc[id], where)
		list = append(list, doc)
	}
	en.Merger.Merge(list)
	event := map[string]string{}
	for _, doc := range list {
		for g, w := range where {
			if w[0] == doc.SourceID {
				event[g] = doc.Event(w[1]).Event
			}
		}
	}
	return event
}

// goldEvents replaces Document.Events by the gold mentions. One that our own
// stage found too keeps its type and arguments; another gets the beginning of
// its lemma as type and what the tree hangs on it as arguments.
func goldEvents(doc *extract.Document, md *meantimeDoc, gold []goldMention, where map[string][2]string) {
	found := doc.Events
	doc.Events, doc.Claims = nil, nil
	slices.SortFunc(gold, func(a, b goldMention) int {
		return cmp.Or(cmp.Compare(md.at[[2]int{a.Sent, a.Tokens[0]}].Start, md.at[[2]int{b.Sent, b.Tokens[0]}].Start), cmp.Compare(a.ID, b.ID))
	})
	for n, g := range gold {
		s := md.at[[2]int{g.Sent, g.Tokens[0]}]
		head := md.at[[2]int{g.Sent, g.Head}]
		if head.End == 0 {
			head = s
		}
		for _, k := range g.Tokens {
			s = s.Cover(md.at[[2]int{g.Sent, k}])
		}
		id := "v" + strconv.Itoa(n+1)
		ev := extract.EventMention{Type: "lemma " + g.Lemma[:min(5, len(g.Lemma))], Trigger: extract.Pair(s), Polarity: "positive", Modality: "asserted", Score: 0.8, TrigTok: doc.TokenAt(head.Start)}
		k := slices.IndexFunc(found, func(e extract.EventMention) bool { return e.Trigger.Span().Overlaps(head) })
		if k >= 0 {
			ev = found[k]
			ev.Trigger = extract.Pair(s)
		} else {
			ev.Arguments = hung(doc, ev.TrigTok)
		}
		ev.ID = id
		doc.Events = append(doc.Events, ev)
		where[g.ID] = [2]string{doc.SourceID, id}
	}
}

// hung are the mentions that hang on a token as subject, object and place.
func hung(doc *extract.Document, tok int) []extract.Argument {
	var out []extract.Argument
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.HeadTok < 0 || m.HeadTok >= len(doc.Tokens) || doc.Tokens[m.HeadTok].Head != tok || m.HeadTok == tok {
			continue
		}
		switch rel := doc.Tokens[m.HeadTok].Rel; {
		case rel == "nsubj", rel == "nmod:poss":
			out = append(out, extract.Argument{Role: "agent", Mention: m.ID})
		case rel == "obj", rel == "nsubj:pass":
			out = append(out, extract.Argument{Role: "patient", Mention: m.ID})
		case (rel == "obl" || rel == "nmod") && m.Type == extract.Place:
			out = append(out, extract.Argument{Role: "place", Mention: m.ID})
		}
	}
	return out
}

// showMeantime lists the disagreements of the development half.
func showMeantime(t *testing.T, docs map[string]*meantimeDoc, ms []goldMention, event map[string]string) {
	text := func(g goldMention) string {
		s := docs[g.Doc].at[[2]int{g.Sent, g.Tokens[0]}]
		all := docs[g.Doc].text.String()
		return g.Doc + " [" + g.Lemma + "] " + extract.OneLine(all[max(0, s.Start-60):min(len(all), s.End+50)])
	}
	for i, a := range ms {
		for _, b := range ms[i+1:] {
			if one, ours := a.Chain == b.Chain, event[a.ID] == event[b.ID]; one != ours {
				t.Logf("gold %v ours %v\n  %s\n  %s", one, ours, text(a), text(b))
			}
		}
	}
}
