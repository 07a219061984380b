package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"dateline/graph"
	"dateline/graph/export/dossier"
)

var views = []string{"account", "timeline", "claims", "graph", "map", "reports"}

// theme sets what the system prefers.
func (p *page) theme(name string) {
	p.t.Helper()
	set := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, set); err != nil {
		p.t.Fatal(err)
	}
}

// axe-core finds nothing serious in any view, in either theme, wide or narrow.
func TestDossierAccessible(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join("testdata", "axe", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dossierOf(t, corpusDir)
	for _, c := range []struct {
		width int64
		theme string
	}{{1440, "light"}, {1440, "dark"}, {400, "light"}} {
		p := browse(t, c.width, 900)
		p.theme(c.theme)
		p.open(file)
		eval[any](p, string(axe)+"; null")
		check := func(what string) {
			t.Helper()
			found := eval[[]string](p, `axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
				.map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.html.slice(0, 140) + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | ')))`)
			for _, f := range found {
				t.Errorf("%s, %s, %d px: %s", what, c.theme, c.width, f)
			}
		}
		for _, v := range views {
			p.click("#tab-" + v)
			check(v)
		}
		p.click("#tab-account")
		p.click("#v-account .voices a")
		p.inSight()
		check("reader")
	}
}

// The policy of the page stops what is put into it by force.
func TestDossierPolicy(t *testing.T) {
	file, _ := dossierOf(t, corpusDir)
	p := browse(t, 1200, 800)
	p.open(file)
	strict := false
	blocked, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`(async () => {
		const seen = new Set();
		document.addEventListener('securitypolicyviolation', e => seen.add(e.effectiveDirective));
		const attempt = f => { try { f(); } catch (e) { seen.add('threw ' + e.name); } };
		attempt(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s); });
		attempt(() => { const s = document.createElement('script'); s.src = 'https://example.org/x.js'; document.body.append(s); });
		attempt(() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.pwned = 2">'); });
		attempt(() => { const b = document.createElement('b'); b.setAttribute('onclick', 'window.pwned = 3'); document.body.append(b); b.click(); });
		attempt(() => { new Function('window.pwned = 4')(); });
		attempt(() => { const i = new Image(); i.src = 'https://example.org/x.png'; });
		attempt(() => { const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f); });
		attempt(() => { const a = document.createElement('a'); a.href = 'javascript:window.pwned = 5'; document.body.append(a); a.click(); });
		attempt(() => { const s = document.createElement('style'); s.textContent = 'body { background: url(https://example.org/x) }'; document.head.append(s); });
		await fetch('https://example.org/').catch(e => seen.add('fetch ' + e.name));
		await new Promise(r => setTimeout(r, 400));
		return [...seen, 'pwned ' + window.pwned]; })()`, chromedp.EvalAwaitPromise, func(e *runtime.EvaluateParams) { e.AllowUnsafeEvalBlockedByCSP = &strict }))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(blocked, ", ")
	for _, want := range []string{"script-src-elem", "img-src", "frame-src", "style-src", "connect-src", "fetch TypeError", "pwned undefined"} {
		if !strings.Contains(all, want) {
			t.Errorf("the policy let it through: %s is not in %s", want, all)
		}
	}
	for _, r := range p.seen(&p.requests) {
		if !strings.HasPrefix(r, "file://") && !strings.HasPrefix(r, "https://example.org/") {
			t.Error("unexpected request: ", r)
		}
	}
}

// hostile strings, and what they would do if they were not inert.
var hostile = []string{
	`</script><script>window.pwned=1</script>`,
	`<img src=x onerror="window.pwned=2">`,
	`"><svg onload=window.pwned=3>`,
	`javascript:window.pwned=4`,
	"line\u2028separator\u2029window.pwned=5",
	"\u202etxt.exe\u202c \u2066isolate",
	`<!--<script>`,
	`]]>{{title}}${window.pwned=6}`,
	`__proto__`,
	strings.Repeat("A", 100_000),
	"nul\x00bell\x07",
	`data:text/html,<script>window.pwned=7</script>`,
}

// hostileReports are files and records whose every part is hostile.
func hostileReports(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var records strings.Builder
	for i, h := range hostile {
		h = h[:min(len(h), 20_000)]
		text := fmt.Sprintf("Police in Lima arrested %d people on Tuesday, %s said.\n\n“%s,” said Ana %s, a spokeswoman for the ministry. The army denied that it had attacked Lima.", i+2, h, h, h)
		b, err := json.Marshal(map[string]string{"id": h[:min(len(h), 300)] + itoa(i), "title": h, "publisher": h, "url": h, "published": "2024-03-12", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		records.Write(append(b, '\n'))
	}
	name := filepath.Join(dir, "hostile.jsonl")
	if err := os.WriteFile(name, []byte(records.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return []string{name}
}

// hostileGraph has hostile strings wherever a graph may hold a string.
func hostileGraph() *graph.Graph {
	g := &graph.Graph{}
	for i, h := range hostile {
		n := itoa(i)
		doc, sent := "d_"+n, "d_"+n+"#0"
		g.Nodes = append(g.Nodes,
			graph.Node{ID: doc, Label: graph.Document, Props: map[string]any{"name": h, "title": h, "publisher": h, "url": h, "path": h, "published": graph.Date("2024-01-0" + itoa(1+i%9))}},
			graph.Node{ID: sent, Label: graph.Sentence, Props: map[string]any{"name": h, "text": h, "start": int64(0), "end": int64(len(h))}},
			graph.Node{ID: "p" + n, Label: graph.Person, Props: map[string]any{"name": h, "aliases": []string{h}, "kind": h, "country": h, "mentions": int64(1)}},
			graph.Node{ID: "o" + n, Label: graph.Place, Props: map[string]any{"name": h, "wikidata_id": h, "mentions": int64(1), "location": graph.Point{Lat: float64(i), Lon: float64(i)}}},
			graph.Node{ID: "v" + n, Label: graph.Event, Props: map[string]any{"name": h, "type": h, "status": h, "modality": "asserted", "date_text": h, "values": []string{h}, "sources": int64(1)}},
			graph.Node{ID: "c" + n, Label: graph.Claim, Props: map[string]any{"name": h, "text": h, "stance": h, "property": h, "value": h}})
		edge := func(typ, from, fl, to, tl string, props map[string]any) {
			g.Edges = append(g.Edges, graph.Edge{ID: from + typ + to, Type: typ, From: from, To: to, FromLabel: fl, ToLabel: tl, Props: props})
		}
		span := map[string]any{"start": int64(0), "end": int64(len(h)), "text": h}
		edge(graph.InDocument, sent, graph.Sentence, doc, graph.Document, nil)
		edge(graph.Mentions, sent, graph.Sentence, "p"+n, graph.Person, span)
		edge(graph.Mentions, sent, graph.Sentence, "o"+n, graph.Place, span)
		edge(graph.SupportedBy, "v"+n, graph.Event, sent, graph.Sentence, span)
		edge(graph.SupportedBy, "c"+n, graph.Claim, sent, graph.Sentence, span)
		edge(graph.Claims, "p"+n, graph.Person, "c"+n, graph.Claim, nil)
		edge(graph.Denies, "c"+n, graph.Claim, "v"+n, graph.Event, nil)
		edge("LIVES_IN", "p"+n, graph.Person, "o"+n, graph.Place, map[string]any{"evidence": []string{sent}, "office": h, "status": h})
		edge("OCCURRED_AT", "v"+n, graph.Event, "o"+n, graph.Place, map[string]any{"evidence": []string{sent}})
		if i > 0 {
			edge(graph.IncompatibleWith, "v0", graph.Event, "v"+n, graph.Event, map[string]any{"reason": h, "detail": h})
		}
	}
	return g
}

// Nothing in a report runs, loads or leads anywhere.
func TestDossierHostile(t *testing.T) {
	byHand := filepath.Join(t.TempDir(), "hand.html")
	f, err := os.Create(byHand)
	if err != nil {
		t.Fatal(err)
	}
	if err := dossier.Write(f, hostileGraph(), dossier.Options{Title: hostile[0] + hostile[1]}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	byRun, _ := dossierOf(t, hostileReports(t)...)
	for _, file := range []string{byHand, byRun} {
		p := browse(t, 1200, 800)
		p.open(file)
		for _, v := range views {
			p.click("#tab-" + v)
			eval[any](p, `new Promise(r => setTimeout(r, 150))`)
		}
		for _, kind := range []string{"doc", "event", "claim", "ent", "rel"} { // by address, one after the other
			for i := range len(hostile) {
				eval[any](p, fmt.Sprintf(`(location.hash = '#%s-%d', new Promise(r => setTimeout(r, 15)))`, kind, i))
			}
		}
		if s := eval[string](p, `String(window.pwned)`); s != "undefined" {
			t.Errorf("%s: a report ran: window.pwned is %s", filepath.Base(file), s)
		}
		if s := eval[string](p, `[...document.querySelectorAll('img, iframe, object, embed, form:not(#filters), link, base, [onclick], [onerror], [onload], a[href^="javascript" i], a[href^="data:"]')].map(e => e.outerHTML.slice(0, 100)).join()`); s != "" {
			t.Errorf("%s: made of a report's text: %s", filepath.Base(file), s)
		}
		if n := eval[int](p, `document.querySelectorAll('script:not([type])').length`); n != 2 {
			t.Errorf("%s: %d scripts, not the library and ours", filepath.Base(file), n)
		}
		if s := eval[string](p, `(document.body.textContent.match(/[\u202a-\u202e\u2066-\u2069]/g) || []).join()`); s != "" {
			t.Errorf("%s: characters that turn the text stand in the page: %q", filepath.Base(file), s)
		}
		if wide := eval[int](p, `document.documentElement.scrollWidth`); wide > 1200 {
			t.Errorf("%s: a long word makes the page %d pixels wide", filepath.Base(file), wide)
		}
		p.clean("file://")
	}
}
