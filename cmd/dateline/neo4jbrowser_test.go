package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dateline/graph"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/queries/browser"
)

// neo4jBrowser opens the real Browser of a real server that holds the corpus,
// logs in and gives the page and the address of our style and guide.
func neo4jBrowser(t *testing.T, width, height int64) (*page, string) {
	t.Helper()
	srv := neo4jtest.Start(t)
	e := &env{out: new(bytes.Buffer), err: new(bytes.Buffer), quiet: true}
	corpus, _, err := extractAll(context.Background(), e, extractOptions{paths: []string{corpusDir}})
	if err != nil {
		t.Fatal(err)
	}
	g, schema, err := buildGraph(corpus, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := srv.Store(t, schema).Load(context.Background(), g, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	at := fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)
	h, err := browser.Handler(at)
	if err != nil {
		t.Fatal(err)
	}
	kit := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() { _ = kit.Serve(l) }()
	t.Cleanup(func() { _ = kit.Close() })

	p := browse(t, width, height)
	p.run(chromedp.Navigate(browser.Link(srv.BrowserURL, srv.URI, ":help")))
	p.wait(`document.querySelector('[data-testid="password"]')`)
	// under load the form may come again while it is being filled in
	for range 5 {
		if eval[bool](p, `Boolean(document.querySelector('[data-testid="password"]'))`) {
			p.fill(`[data-testid="username"]`, srv.Username)
			p.fill(`[data-testid="password"]`, srv.Password)
			p.click(`[data-testid="connect"]`)
		}
		if p.within(10*time.Second, `/You are connected/.test(document.body.textContent)`) {
			return p, at
		}
	}
	t.Fatalf("no login: %s", eval[string](p, `document.body.innerText.slice(0, 500)`))
	return nil, ""
}

// fill writes into a field as a person would.
func (p *page) fill(selector, text string) {
	p.t.Helper()
	p.click(selector)
	p.run(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.insert(text)
}

func (p *page) insert(text string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

// command runs a command in Browser's editor.
func (p *page) command(text string) {
	p.t.Helper()
	p.click(`[data-testid="activeEditor"] .monaco-editor`)
	p.run(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.insert(text)
	p.run(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// circles are the colours of the nodes in the picture that a query came back
// as, by the number of nodes.
const circles = `Object.fromEntries([...document.querySelectorAll('[data-testid="frameContents"] svg circle[fill^="#"]')]
	.reduce((m, c) => m.set(c.getAttribute('fill').toUpperCase(), 1 + (m.get(c.getAttribute('fill').toUpperCase()) || 0)), new Map()))`

// In the real Browser the style takes hold, the guide opens, and every saved
// query comes back as a picture. Links fill the editor.
func TestNeo4jBrowser(t *testing.T) {
	p, at := neo4jBrowser(t, 1400, 900)
	p.command(":style " + at + "/style.grass")
	p.wait(`/node\.Person/.test(document.querySelector('[data-testid="frameContents"]').textContent)`)
	p.command(":play " + at + "/guide.html")
	list, err := browser.Favourites()
	if err != nil {
		t.Fatal(err)
	}
	p.wait(fmt.Sprintf(`document.querySelector('[data-testid="carousel"]') && document.body.textContent.includes('1 / %d')`, len(list)+1))
	colours, lines := map[string]bool{}, map[string]bool{}
	for _, f := range list {
		p.command(":clear")
		p.wait(`document.querySelectorAll('[data-testid="frame"]').length === 0`)
		p.command(f.Query)
		p.wait(`document.querySelector('[data-testid="frame-loaded-contents"], [data-testid="cypherFrameSidebarVisualization"]') && document.querySelectorAll('[data-testid="frameContents"] svg circle[fill^="#"]').length > 1`)
		for _, colour := range eval[[]string](p, `[...document.querySelectorAll('[data-testid="frameContents"] svg path[fill^="#"]')].map(e => e.getAttribute('fill').toUpperCase())`) {
			lines[colour] = true
		}
		n := 0
		for colour, c := range eval[map[string]int](p, circles) {
			colours[colour] = true
			n += c
		}
		if n > 80 { // a circle and its ring for each node
			t.Errorf("%s: %d circles: too many to read", f.Name, n)
		}
	}
	for label, colour := range map[string]string{"Person": "#4C8EDA", "Organization": "#F79767", "Place": "#57C7A3", "Event": "#FFE081", "Claim": "#DA7194", "Sentence": "#E7EBF0", "Document": "#8D99AE"} {
		if !colours[colour] {
			t.Errorf("no %s has its colour %s in any picture; there are %v", label, colour, colours)
		}
	}
	for typ, colour := range map[string]string{"DENIES": "#D22630", "ASSERTS": "#2E9E78"} {
		if !lines[colour] {
			t.Errorf("no %s has its colour %s in any picture; there are %v", typ, colour, lines)
		}
	}
	for _, r := range p.seen(&p.requests) {
		if u, err := url.Parse(r); err == nil && u.Hostname() != "localhost" && u.Hostname() != "127.0.0.1" && u.Scheme == "http" {
			t.Logf("Browser itself asks for %s", r)
		}
	}
}
