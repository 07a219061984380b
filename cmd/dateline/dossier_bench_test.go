package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"dateline/extract"
	"dateline/graph"
	"dateline/graph/export/dossier"
)

// castings is how many times copies makes an entity anew.
const castings = 20

// copies makes n corpora of one: everything is told anew under other ids and
// on other days, of twenty castings of entities in turn, and each text goes on
// with 300 words in an order of its own, so that 11 reports become 11 n which
// do not pack better than reports do.
func copies(g *graph.Graph, texts map[string]string, n int) (*graph.Graph, map[string]string) {
	out, outTexts := &graph.Graph{}, map[string]string{}
	for i := range n {
		mark := fmt.Sprintf("x%03d", i)
		id := func(id, label string) string {
			if graph.IsEntity(label) {
				return fmt.Sprintf("y%02d", i%castings) + id
			}
			return mark + id
		}
		day := func(props map[string]any) map[string]any {
			props = maps.Clone(props)
			for k, v := range props {
				if d, ok := v.(graph.Date); ok {
					if t, err := time.Parse(time.DateOnly, string(d)); err == nil {
						props[k] = graph.Date(t.AddDate(0, 0, i*3).Format(time.DateOnly))
					}
				}
			}
			return props
		}
		for _, node := range g.Nodes {
			if i >= castings && graph.IsEntity(node.Label) {
				continue
			}
			props := day(node.Props)
			if name, ok := props["name"].(string); ok && n > 1 && node.Label != graph.Sentence {
				props["name"] = fmt.Sprintf("%s %d", name, i)
			}
			out.Nodes = append(out.Nodes, graph.Node{ID: id(node.ID, node.Label), Label: node.Label, Props: props})
		}
		for _, e := range g.Edges {
			if i >= castings && graph.IsEntity(e.FromLabel) && graph.IsEntity(e.ToLabel) {
				continue
			}
			e.ID, e.From, e.To, e.Props = mark+e.ID, id(e.From, e.FromLabel), id(e.To, e.ToLabel), maps.Clone(e.Props)
			if ev, ok := e.Props["evidence"].([]string); ok {
				ev = slices.Clone(ev)
				for j := range ev {
					ev[j] = mark + ev[j]
				}
				e.Props["evidence"] = ev
			}
			out.Edges = append(out.Edges, e)
		}
		for _, doc := range slices.Sorted(maps.Keys(texts)) {
			outTexts[mark+doc] = texts[doc]
			if n == 1 {
				continue
			}
			words := strings.Fields(texts[doc])
			order := rand.New(rand.NewPCG(uint64(i), uint64(len(words))))
			for range 300 {
				outTexts[mark+doc] += " " + words[order.IntN(len(words))]
			}
		}
	}
	return out, outTexts
}

// BenchmarkDossier opens the page of the corpus and one of 2,000 reports in
// headless Chromium and reports size and times: until it is usable, and until
// each view is drawn. See docs/results.md.
func BenchmarkDossier(b *testing.B) {
	for _, n := range []int{1, 182} {
		b.Run(fmt.Sprintf("reports=%d", 11*n), func(b *testing.B) {
			file, size := benchFile(b, n)
			for b.Loop() {
				p := browse(b, 1440, 900)
				start := time.Now()
				p.run(chromedp.Navigate("file://" + file))
				p.wait(`document.body.dataset.ready === 'true'`)
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-usable")
				for _, v := range views[1:] {
					ms := eval[float64](p, `(async () => { const t = performance.now(); document.getElementById('tab-`+v+`').click(); await new Promise(r => requestAnimationFrame(() => setTimeout(r))); return performance.now() - t; })()`)
					b.ReportMetric(ms, "ms-"+v)
				}
				ms := eval[float64](p, `(async () => { const t = performance.now(), q = document.querySelector('#filters [name=q]'); q.value = 'lesotho'; document.getElementById('filters').requestSubmit(); await new Promise(r => setTimeout(r)); while (!/stand in/.test(document.querySelector('#v-reports .lead').textContent)) await new Promise(r => setTimeout(r, 5)); return performance.now() - t; })()`)
				b.ReportMetric(ms, "ms-search")
			}
			b.ReportMetric(float64(size)/1e6, "MB")
		})
	}
}

func benchFile(b *testing.B, n int) (string, int) {
	e := &env{out: new(bytes.Buffer), err: new(bytes.Buffer), quiet: true}
	corpus, _, err := extractAll(b.Context(), e, extractOptions{paths: []string{corpusDir}})
	if err != nil {
		b.Fatal(err)
	}
	g, _, err := buildGraph(corpus, nil)
	if err != nil {
		b.Fatal(err)
	}
	g, texts := copies(g, textsOf(corpus), n)
	var page bytes.Buffer
	start := time.Now()
	if err := dossier.Write(&page, g, dossier.Options{Texts: texts}); err != nil {
		b.Fatal(err)
	}
	b.Logf("written in %.1f s", time.Since(start).Seconds())
	name := filepath.Join(b.TempDir(), "dossier.html")
	if err := os.WriteFile(name, page.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	return name, page.Len()
}

func textsOf(c *extract.Corpus) map[string]string { return dossierOptions(c, "").Texts }
