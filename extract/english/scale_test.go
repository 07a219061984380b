package english_test

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/english"
	"dateline/extract/source"
)

// permuted makes n annotated short reports out of the paragraphs of the
// corpus. Twenty reports in a row make a story: they share their names, places
// and days, which no other story has, since every letter of a name is moved
// along the alphabet by a number of the story, and its key in the knowledge
// base with it; countries stay. One word in three of the rest is changed for
// each report, so that they are no copies. Lengths stay, so that every offset
// holds.
func permuted(tb testing.TB, en *english.English, n int) []*extract.Document {
	tb.Helper()
	return stories(tb, en, n, 20)
}

// stories is permuted with another number of reports to a story.
func stories(tb testing.TB, en *english.English, n, size int) []*extract.Document {
	tb.Helper()
	var base []*extract.Document
	for _, t := range texts(tb) {
		for p := range strings.SplitSeq(t, "\n\n") {
			if len(strings.Fields(p)) < 15 {
				continue
			}
			doc := source.Options{Date: "2021-07-14"}.Document("", source.Record{Text: p + "\n"})
			if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
				tb.Fatal(err)
			}
			doc.Tokens = nil // as in a stored extract
			base = append(base, doc)
		}
	}
	out := make([]*extract.Document, n)
	for i := range out {
		out[i] = permute(base[i%len(base)], i, i/size)
	}
	return out
}

func permute(src *extract.Document, report, story int) *extract.Document {
	d := *src
	h := fnv.New64a()
	fmt.Fprint(h, "report ", report)
	d.ID, d.SourceID = fmt.Sprintf("d_%016x", h.Sum64()), strconv.Itoa(report)
	move := story % 3650
	day := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, move)
	d.Published = day.Format(time.DateOnly)
	text := []byte(src.Text)
	kept := make([]bool, len(text))
	named := map[string]int{}
	for k, ch := range src.Chains {
		named[ch.ID] = k
	}
	d.Chains = append([]extract.Chain(nil), src.Chains...)
	d.Mentions = append([]extract.Mention(nil), src.Mentions...)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		k, ok := named[m.Chain]
		for at := m.Start; at < m.End; at++ {
			kept[at] = true
		}
		if ok && m.Form == extract.FormName && src.Chains[k].Kind != "country" {
			turn(text[m.Start:m.End], story)
		}
	}
	for i := range d.Chains {
		ch := &d.Chains[i]
		if !ch.Named || ch.Kind == "country" {
			continue
		}
		name := []byte(ch.Name)
		turn(name, story)
		ch.Name, ch.Aliases = string(name), nil
		ch.Links = append([]extract.Link(nil), ch.Links...)
		for j := range ch.Links {
			ch.Links[j].ID += "-" + strconv.Itoa(story)
		}
		ch.Facts, ch.Location = nil, nil
	}
	d.Events = append([]extract.EventMention(nil), src.Events...)
	for i := range d.Events {
		for at := d.Events[i].Trigger.Start; at < d.Events[i].Trigger.End; at++ {
			kept[at] = true
		}
		d.Events[i].Values = append([]extract.Value(nil), d.Events[i].Values...)
	}
	rnd := rand.New(rand.NewSource(int64(report)))
	for at := 0; at < len(text); at++ {
		end := at
		for end < len(text) && text[end] >= 'a' && text[end] <= 'z' && !kept[end] {
			end++
		}
		if end-at > 3 && rnd.Intn(3) == 0 {
			turn(text[at:end], 1+rnd.Intn(25))
		}
		at = max(at, end)
	}
	d.Text = string(text)
	d.Times = append([]extract.TimeExpr(nil), src.Times...)
	for i := range d.Times {
		t := &d.Times[i]
		for _, s := range []*string{&t.Earliest, &t.Latest} {
			if *s != "" {
				*s = d.Published
			}
		}
	}
	d.Claims = append([]extract.Claim(nil), src.Claims...)
	return &d
}

// turn moves the letters of a word along the alphabet.
func turn(w []byte, by int) {
	for i, c := range w {
		switch {
		case c >= 'a' && c <= 'z':
			w[i] = 'a' + (c-'a'+byte((by+i*(by/26))%26))%26
		case c >= 'A' && c <= 'Z':
			w[i] = 'A' + (c-'A'+byte((by+i*(by/26))%26))%26
		}
	}
}

// userTime is the CPU time that the process has used.
func userTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}

// work counts the allocations of f: a measure of work that no other load on
// the machine disturbs.
func work(f func()) float64 {
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	f()
	runtime.ReadMemStats(&b)
	return float64(b.Mallocs - a.Mallocs)
}

// Merging grows about in step with the number of reports. DATELINE_SCALE=1000,10000,100000
// measures time and memory at these numbers.
func TestMergeScale(t *testing.T) {
	en := load(t)
	if s := os.Getenv("DATELINE_SCALE"); s != "" {
		for part := range strings.SplitSeq(s, ",") {
			n, err := strconv.Atoi(part)
			if err != nil {
				t.Fatal(err)
			}
			docs := permuted(t, en, n)
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			from := userTime()
			c := en.Merger.Merge(docs)
			spent := userTime() - from
			runtime.ReadMemStats(&after)
			t.Logf("%d reports: %d entities, %d events, %d contradictions; user time %.1f s, heap %d MB before, %d MB from the system after", n, len(c.Entities), len(c.Events), len(c.Contradictions),
				spent.Seconds(), before.HeapAlloc>>20, after.Sys>>20)
		}
		return
	}
	small, large := permuted(t, en, 200), permuted(t, en, 800)
	a, b := work(func() { en.Merger.Merge(small) }), work(func() { en.Merger.Merge(large) })
	if b > 6*a {
		t.Errorf("four times the reports took %.1f times the work", b/a)
	}
}

// hostile is how many reports, or quotations, the tests of bad input are made
// of when DATELINE_HOSTILE says so, which only measures; 0 for the short tests.
func hostile(t *testing.T) int {
	n, err := strconv.Atoi(cmp.Or(os.Getenv("DATELINE_HOSTILE"), "0"))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// measure logs what f costs.
func measure(t *testing.T, what string, f func() *extract.Corpus) {
	t.Helper()
	runtime.GC()
	from := userTime()
	c := f()
	spent := userTime() - from
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%s: %d events, %d contradictions; user time %.1f s, %d MB from the system", what, len(c.Events), len(c.Contradictions), spent.Seconds(), m.Sys>>20)
}

// Reports that are all alike, all of one day, undated, or that quote
// themselves cost no more than others.
func TestMergeBadInput(t *testing.T) {
	en := load(t)
	one := texts(t)[0]
	for _, c := range []struct {
		name string
		make func(n int) []*extract.Document
	}{
		{"copies of one report", func(n int) []*extract.Document {
			src := annotate(t, en, one, "2021-07-14")
			out := make([]*extract.Document, n)
			for i := range out {
				d := *src
				d.ID = fmt.Sprintf("d_%016x", i)
				d.Mentions = append([]extract.Mention(nil), src.Mentions...)
				d.Events = append([]extract.EventMention(nil), src.Events...)
				out[i] = &d
			}
			return out
		}},
		{"one day", func(n int) []*extract.Document {
			out := permuted(t, en, n)
			for _, d := range out {
				d.Published = "2021-07-14"
			}
			return out
		}},
		{"one story", func(n int) []*extract.Document {
			return stories(t, en, n, n)
		}},
		{"no date", func(n int) []*extract.Document {
			out := permuted(t, en, n)
			for _, d := range out {
				d.Published, d.Times = "", nil
				for i := range d.Events {
					d.Events[i].Arguments = nil
				}
			}
			return out
		}},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			if n := hostile(t); n > 0 {
				docs := c.make(n)
				measure(t, fmt.Sprintf("%d reports, %s", n, c.name), func() *extract.Corpus { return en.Merger.Merge(docs) })
				return
			}
			n := 60
			if c.name == "copies of one report" {
				n = 400 // beyond the bounds that cut what copies are compared with
			}
			small, large := c.make(n), c.make(4*n)
			var sc, lc *extract.Corpus
			a, b := work(func() { sc = en.Merger.Merge(small) }), work(func() { lc = en.Merger.Merge(large) })
			if b > 6*a {
				t.Errorf("four times the reports took %.1f times the work", b/a)
			}
			if c.name == "copies of one report" {
				if len(sc.Events) != len(lc.Events) || len(sc.Contradictions) != len(lc.Contradictions) {
					t.Errorf("400 copies: %d events, %d contradictions; 1600: %d, %d", len(sc.Events), len(sc.Contradictions), len(lc.Events), len(lc.Contradictions))
				}
				for _, e := range lc.Events {
					if e.Sources > 1 || e.Status == "corroborated" {
						t.Errorf("copies corroborate: %s has %d sources", e.Name, e.Sources)
					}
				}
			}
		})
	}
}

func annotate(tb testing.TB, en *english.English, text, date string) *extract.Document {
	tb.Helper()
	doc := source.Options{Date: date}.Document("", source.Record{Text: text})
	if err := en.Pipeline.Annotate(context.Background(), doc); err != nil {
		tb.Fatal(err)
	}
	return doc
}

// A text of ten thousand quotations, and one that quotes itself.
func TestQuotesBounded(t *testing.T) {
	en := load(t)
	quotes := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "“We never took %d,” said Omar Haddad. The army denied it. ", i)
			if i%7 == 6 {
				b.WriteString("\n\n")
			}
		}
		return b.String()
	}
	if n := hostile(t); n > 0 {
		text := quotes(n)
		var doc *extract.Document
		measure(t, fmt.Sprintf("%d quotations, read", n), func() *extract.Corpus {
			doc = annotate(t, en, text, "2021-07-14")
			return &extract.Corpus{}
		})
		measure(t, fmt.Sprintf("%d quotations, merged", n), func() *extract.Corpus { return en.Merger.Merge([]*extract.Document{doc}) })
		return
	}
	run := func(text string) float64 {
		return work(func() { en.Merger.Merge([]*extract.Document{annotate(t, en, text, "2021-07-14")}) })
	}
	a, b := run(quotes(150)), run(quotes(600))
	if b > 6*a {
		t.Errorf("four times the quotations took %.1f times the work", b/a)
	}
	one := texts(t)[0]
	c := en.Merger.Merge([]*extract.Document{annotate(t, en, one+"\n\nThe report said: “"+strings.ReplaceAll(one, "\n", " ")+"”\n", "2021-07-14")})
	for _, e := range c.Events {
		if e.Status == "corroborated" {
			t.Errorf("a report that quotes itself corroborates itself: %s", e.Name)
		}
	}
}

// Adding reports to a stored extract gives the same as all at once, whatever
// the split and the order.
func TestMergeIncremental(t *testing.T) {
	en := load(t)
	all := texts(t)
	dump := func(c *extract.Corpus) []byte {
		var b bytes.Buffer
		if err := extract.NewEncoder(&b).Corpus(c); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	fresh := func() []*extract.Document {
		var out []*extract.Document
		for i, text := range all {
			out = append(out, annotate(t, en, text, []string{"2021-07-14", "2023-10-11", "2024-03-12"}[i%3]))
		}
		return out
	}
	want := dump(en.Merger.Merge(fresh()))
	r := rand.New(rand.NewSource(5))
	for range 3 {
		docs := fresh()
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		k := 1 + r.Intn(len(docs)-1)
		stored, err := extract.ReadCorpus(bytes.NewReader(dump(en.Merger.Merge(docs[:k]))))
		if err != nil {
			t.Fatal(err)
		}
		got := dump(en.Merger.Merge(append(stored.Documents, docs[k:]...)))
		if !bytes.Equal(got, want) {
			t.Fatalf("%d reports stored and %d added give another extract: %s", k, len(docs)-k, firstDifference(string(got), string(want)))
		}
	}
}
