package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/graph"
)

// dossierOf runs the program on reports and gives its page and its graph.
func dossierOf(t *testing.T, paths ...string) (string, *graph.Graph) {
	t.Helper()
	dir := t.TempDir()
	var errs bytes.Buffer
	args := append([]string{"dateline", "run", "--quiet", "--out", dir}, paths...)
	if code := Main(context.Background(), args, strings.NewReader(""), new(bytes.Buffer), &errs); code != 0 {
		t.Fatalf("run ends with %d: %s", code, errs.String())
	}
	f, err := os.Open(filepath.Join(dir, graphFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, err := graph.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, dossierFile), g
}

var corpusDir = filepath.Join("..", "..", "testdata", "corpus")

func nodesThat(g *graph.Graph, fits func(graph.Node) bool) int {
	n := 0
	for _, node := range g.Nodes {
		if fits(node) {
			n++
		}
	}
	return n
}

// Every view shows what the graph holds, without a fault and without asking
// for anything outside the file.
func TestDossierViews(t *testing.T) {
	file, g := dossierOf(t, corpusDir)
	events := nodesThat(g, func(n graph.Node) bool { return n.Label == graph.Event })
	disputed := nodesThat(g, func(n graph.Node) bool {
		return n.Label == graph.Event && (n.Props["status"] == "disputed" || n.Props["status"] == "denied")
	})
	undated := nodesThat(g, func(n graph.Node) bool {
		return n.Label == graph.Event && n.Props["earliest"] == nil && n.Props["latest"] == nil
	})
	docs := nodesThat(g, func(n graph.Node) bool { return n.Label == graph.Document })
	p := browse(t, 1440, 900)
	p.open(file)
	has := func(what, expr string, want int) {
		t.Helper()
		if got := eval[int](p, expr); got != want {
			t.Errorf("%s: the page shows %d, the graph has %d", what, got, want)
		}
	}
	p.moreDisputes()
	has("disputed events", `document.querySelectorAll('#v-account .dispute').length`, disputed)

	p.click("#tab-timeline")
	seen := walkTimeline(p)
	if len(seen.Events) != events {
		t.Errorf("the timeline shows %d events, the graph has %d", len(seen.Events), events)
	}
	if seen.Undated != undated {
		t.Errorf("the timeline has %d events apart as undated, the graph %d", seen.Undated, undated)
	}
	if seen.MostRows > 80 {
		t.Errorf("%d rows at once: the list is not a virtual one", seen.MostRows)
	}

	p.click("#tab-claims")
	p.wait(`document.querySelectorAll('#v-claims .cell.denies').length > 3 && document.querySelectorAll('#v-claims .cell.asserts').length > 10`)
	p.click("#tab-graph")
	p.wait(`document.querySelector('.canvas')._cyreg.cy.nodes().length > 20`)
	if s := eval[string](p, overlaps); s != "" {
		t.Errorf("labels of the graph overlap: %s", s)
	}
	p.click("#tab-map")
	p.wait(`document.querySelectorAll('.pin').length > 5 && document.querySelectorAll('.land path').length > 200`)
	if s := eval[string](p, nameOverlaps); s != "" {
		t.Errorf("names on the map overlap: %s", s)
	}
	p.click("#tab-reports")
	has("reports", `document.querySelectorAll('#v-reports .report').length`, docs)
	p.clean("file://")
}

type timelineSeen struct {
	Events            []string
	Undated, MostRows int
}

// walkTimeline scrolls the timeline to its end and gathers what passes.
func walkTimeline(p *page) timelineSeen {
	return eval[timelineSeen](p, `(async () => {
		const host = document.querySelector('.timeline'), events = new Set();
		let undated = 0, most = 0;
		for (let y = 0; y <= host.scrollHeight; y += 300) {
			host.scrollTop = y;
			await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
			for (const r of host.querySelectorAll('.trow')) events.add(r.dataset.event);
			for (const h of host.querySelectorAll('.thead')) if (h.textContent.startsWith('Undated')) undated = parseInt(h.querySelector('.dim').textContent);
			most = Math.max(most, host.querySelectorAll('.vrow').length);
		}
		return { Events: [...events], Undated: undated, MostRows: most }; })()`)
}

// overlaps names the pairs of nodes in the graph whose boxes, labels included,
// lie over each other.
const overlaps = `(() => {
	const boxes = document.querySelector('.canvas')._cyreg.cy.nodes().map(n => [n.data('label'), n.boundingBox({ includeOverlays: false })]);
	const out = [];
	boxes.forEach(([a, x], i) => boxes.slice(i + 1).forEach(([b, y]) => {
		if (x.x1 < y.x2 && y.x1 < x.x2 && x.y1 < y.y2 && y.y1 < x.y2) out.push(a + ' / ' + b);
	}));
	return out.join('; ');
})()`

const nameOverlaps = `(() => {
	const boxes = [...document.querySelectorAll('.pinname')].map(n => [n.textContent, n.getBoundingClientRect()]);
	const out = [];
	boxes.forEach(([a, x], i) => boxes.slice(i + 1).forEach(([b, y]) => {
		if (x.left < y.right && y.left < x.right && x.top < y.bottom && y.top < x.bottom) out.push(a + ' / ' + b);
	}));
	return out.join('; ');
})()`

// A click on an event, a cell, an edge, a place or a report ends at a sentence.
func TestDossierJumps(t *testing.T) {
	file, g := dossierOf(t, corpusDir)
	f := factsOf(t, g)
	p := browse(t, 1440, 900)
	p.open(file)
	p.moreDisputes()
	p.clickText("#v-account .voices a", f.denial)
	p.inSight(f.denialIn)
	p.clickText("#reader .ev-head a", f.denier)
	p.wait(`document.querySelector('#reader h2').textContent === ` + quote(f.denier))
	p.click("#reader .back")
	p.inSight(f.denialIn)

	p.click("#tab-timeline")
	p.scrollTo("#v-timeline .timeline", ".trow", f.dated)
	p.clickText("#v-timeline .trow", f.dated)
	p.inSight(f.datedIn)

	p.click("#tab-claims")
	p.clickText("#v-claims .cell.denies", f.denial)
	p.inSight(f.denialIn)

	p.click("#tab-graph")
	p.clickText("#v-graph .switch button", "List of edges")
	p.choose(`#v-graph select[data-key="type"]`, "spokesman_of")
	p.clickText("#v-graph .erow", f.spokesman)
	p.inSight(f.spokesmanIn...)

	p.click("#tab-map")
	p.clickText("#v-map .placelist a", f.place)
	p.inSight()

	p.click("#tab-reports")
	p.click("#v-reports .report")
	p.wait(`document.querySelector('.ev-text p[dir]')`)
	p.click(".ev-text .mark.person, .ev-text .mark.place, .ev-text .mark.organization")
	p.inSight()
	p.clean("file://")
}

// An edge in the picture of the graph is a click away from its sentence too.
func TestDossierGraphEdge(t *testing.T) {
	file, g := dossierOf(t, corpusDir)
	f := factsOf(t, g)
	p := browse(t, 1440, 900)
	p.open(file)
	p.click("#tab-graph")
	p.click("#v-graph .switch:nth-child(2) button:nth-child(2)") // relations
	p.choose(`#v-graph select[data-key="type"]`, "spokesman_of")
	at := eval[[]float64](p, `(() => {
		const box = document.querySelector('.canvas'), cy = box._cyreg.cy;
		const e = cy.edges().filter(e => e.source().data('label').replace(/\n/g, ' ') === `+quote(f.spokesman)+`)[0];
		const m = e.renderedMidpoint(), r = box.getBoundingClientRect();
		return [m.x + r.left, m.y + r.top]; })()`)
	p.run(chromedp.MouseClickXY(at[0], at[1]))
	p.inSight(f.spokesmanIn...)
	p.clean("file://")
}

// Whoever has no mouse gets everywhere.
func TestDossierKeyboard(t *testing.T) {
	file, _ := dossierOf(t, corpusDir)
	p := browse(t, 1440, 900)
	p.open(file)
	focus := func(what, expr string) {
		t.Helper()
		if !eval[bool](p, `Boolean((() => { const a = document.activeElement; return `+expr+`; })())`) {
			t.Errorf("%s: the focus is on %s", what, eval[string](p, `document.activeElement.outerHTML.slice(0, 120)`))
		}
	}
	p.keys(kb.Tab)
	focus("the first stop", `a.className === 'skip' && a.getBoundingClientRect().left >= 0`)
	p.keys(kb.Tab + kb.Tab)
	focus("the tabs", `a.id === 'tab-account'`)
	p.keys(kb.ArrowRight)
	focus("the next tab", `a.id === 'tab-timeline' && a.ariaSelected === 'true'`)
	p.wait(`document.querySelector('#v-timeline .trow')`)
	eval[any](p, `(document.querySelector('#v-timeline .trow').focus(), null)`)
	first := eval[string](p, `document.activeElement.textContent`)
	p.keys(kb.ArrowDown)
	focus("the next row", `a.classList.contains('trow') && a.textContent !== `+quote(first))
	p.keys(kb.End)
	focus("the last row", `Number(a.closest('.vrow').ariaPosInSet) === Number(a.closest('.vrow').ariaSetSize)`)
	p.keys(kb.Home + kb.ArrowDown)
	row := eval[string](p, `document.activeElement.textContent`)
	p.keys(kb.Enter)
	p.inSight()
	focus("the sentence", `a.classList.contains('hit')`)
	p.keys(kb.Escape)
	focus("back at the row", `a.textContent === `+quote(row))
	p.keys("/")
	focus("the search", `a.name === 'q'`)
	p.keys("on")
	p.wait(`document.getElementById('status').textContent.startsWith('Filter:')`)
	p.clean("file://")
}

// The filter narrows every view; a word is found in the texts.
func TestDossierFilter(t *testing.T) {
	file, g := dossierOf(t, corpusDir)
	f := factsOf(t, g)
	p := browse(t, 1440, 900)
	p.open(file)
	p.click("#tab-timeline")
	all := eval[int](p, `Number(document.querySelector('#v-timeline .vrow').ariaSetSize)`)
	p.choose("#filters select[name=source]", "p"+f.publisher)
	p.wait(`Number(document.querySelector('#v-timeline .vrow').ariaSetSize) < ` + itoa(all))
	p.click("#tab-reports")
	p.wait(`document.querySelectorAll('#v-reports .report').length === 1`)
	p.click("#clear")
	p.wait(`document.querySelectorAll('#v-reports .report').length === 11`)
	p.click("#filters input[name=q]")
	p.keys(strings.ToLower(f.denier))
	p.wait(`document.querySelectorAll('#v-reports .report .snippet').length > 0 && document.querySelectorAll('#v-reports .report').length < 11`)
	p.click("#clear")
	p.click("#tab-timeline")
	p.choose("#filters select[name=status]", "disputed")
	p.wait(`[...document.querySelectorAll('#v-timeline .trow')].every(r => r.textContent.includes('disputed'))`)
	p.click("#clear")
	eval[any](p, `(() => { const f = document.querySelector('#filters [name=from]'); f.value = '2024-01-01'; f.dispatchEvent(new Event('input', { bubbles: true })); })()`)
	p.wait(`document.querySelectorAll('#v-timeline .trow').length > 0 && [...document.querySelectorAll('#v-timeline .trow')].every(r => !/20(21|23)/.test(r.querySelector('.twhen').textContent))`)
	p.clean("file://")
}

// On paper stand the account, all of the timeline, the claims and the list of
// reports, and nothing is cut off at the side; afterwards all is as before.
func TestDossierPrint(t *testing.T) {
	file, g := dossierOf(t, corpusDir)
	events := nodesThat(g, func(n graph.Node) bool { return n.Label == graph.Event })
	p := browse(t, 800, 1100)
	p.open(file)
	p.click("#tab-timeline")
	print := func(event, media string) {
		t.Helper()
		eval[any](p, `(window.dispatchEvent(new Event(`+quote(event)+`)), new Promise(r => setTimeout(r, 300)))`)
		if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
			t.Fatal(err)
		}
		eval[any](p, `new Promise(r => setTimeout(r, 300))`)
	}
	print("beforeprint", "print")
	if n := eval[int](p, `[...document.querySelectorAll('#v-timeline .trow')].filter(r => r.getBoundingClientRect().height > 0).length`); n != events {
		t.Errorf("%d events on paper, the graph has %d", n, events)
	}
	for _, v := range []string{"account .dispute", "claims .dispute", "reports .report"} {
		if n := eval[int](p, `[...document.querySelectorAll('#v-`+v+`')].filter(r => r.getBoundingClientRect().height > 0).length`); n == 0 {
			t.Errorf("no %s on paper", v)
		}
	}
	if w := eval[int](p, `document.documentElement.scrollWidth`); w > 800 {
		t.Errorf("the paper would have to be %d pixels wide", w)
	}
	print("afterprint", "screen")
	p.wait(`document.querySelectorAll('#v-timeline .trow').length < ` + itoa(events))
	p.clean("file://")
}
