package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// page is a tab of a real Chromium that notes what goes wrong in it.
type page struct {
	t   testing.TB
	ctx context.Context

	mu       sync.Mutex
	faults   []string // console errors, exceptions, what the policy blocked
	requests []string // whatever was asked for but the page itself
}

// chromium finds the browser. Without one the test is skipped, and under
// CI=true it fails.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no Chromium: apt-get install chromium, or set CHROMIUM")
	}
	t.Skip("no Chromium here: apt-get install chromium, or set CHROMIUM")
	return ""
}

// browse starts a browser with a window of that size.
func browse(t testing.TB, width, height int64) *page {
	t.Helper()
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(90*time.Second))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	p := &page{t: t}
	ctx, stop := chromedp.NewContext(alloc, chromedp.WithListener(p.listen))
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits for the browser to end, so that its folder can go
		stop()
	})
	ctx, stop = context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(stop)
	p.ctx = ctx
	p.run(chromedp.EmulateViewport(width, height))
	for _, enable := range []cdp.Command[cdp.Empty, cdp.Empty]{log.Enable, runtime.Enable} {
		if _, err := chromedp.Call(ctx, enable, cdp.Empty{}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *page) listen(ev any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			b, _ := json.Marshal(ev.Args)
			p.faults = append(p.faults, string(ev.Type)+": "+string(b))
		}
	case *runtime.EventExceptionThrown:
		b, _ := json.Marshal(ev.ExceptionDetails)
		p.faults = append(p.faults, "exception: "+string(b))
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			p.faults = append(p.faults, string(ev.Entry.Source)+": "+ev.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(ev.Request.URL, "data:") {
			p.requests = append(p.requests, ev.Request.URL)
		}
	}
}

// seen is a copy of what listen gathered so far.
func (p *page) seen(list *[]string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(*list)
}

func (p *page) run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, actions...); err != nil {
		p.t.Fatalf("browser: %v\nfaults: %q", err, p.seen(&p.faults))
	}
}

// open loads a dossier from disk and waits until it is usable.
func (p *page) open(file string) {
	p.t.Helper()
	abs, err := filepath.Abs(file)
	if err != nil {
		p.t.Fatal(err)
	}
	p.run(chromedp.Navigate("file://" + abs))
	p.wait(`document.body.dataset.ready === 'true'`)
}

// wait asks until an expression is true. (The driver's own polling makes
// functions from strings, which the page's policy forbids.)
func (p *page) wait(expr string) {
	p.t.Helper()
	if !p.within(30*time.Second, expr) {
		p.t.Fatalf("never true: %s\nfaults: %q", expr, p.seen(&p.faults))
	}
}

// within tells whether an expression comes true in that time.
func (p *page) within(d time.Duration, expr string) bool {
	p.t.Helper()
	for end := time.Now().Add(d); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if eval[bool](p, "Boolean("+expr+")") {
			return true
		}
	}
	return false
}

// eval gives an expression's value; a promise is waited for.
func eval[T any](p *page, expr string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expr, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expr, err)
	}
	return v
}

// click clicks the first element that a selector finds with a mouse, in the
// middle of its longest line, as soon as it can be seen.
func (p *page) click(selector string) {
	p.t.Helper()
	quoted, _ := json.Marshal(selector)
	find := fmt.Sprintf(`(() => {
		const e = document.querySelector(%s);
		if (!e) return [];
		e.scrollIntoView({ block: 'center', inline: 'center' });
		const r = [...e.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height)[0];
		if (!r || r.width === 0) return [];
		const x = r.left + r.width / 2, y = r.top + r.height / 2, hit = document.elementFromPoint(x, y);
		return hit && e.contains(hit) ? [x, y] : [];
	})()`, quoted)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if at := eval[[]float64](p, find); len(at) == 2 {
			p.run(chromedp.MouseClickXY(at[0], at[1]))
			return
		}
	}
	p.t.Fatalf("nothing to click at %s\nfaults: %q", selector, p.seen(&p.faults))
}

// keys types keys where the focus is.
func (p *page) keys(keys string) {
	p.t.Helper()
	p.run(chromedp.KeyEvent(keys))
}

// shot writes a picture of the window.
func (p *page) shot(file string) {
	p.t.Helper()
	b, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// clean fails the test if the page had a fault or asked for anything but
// itself.
func (p *page) clean(allowed string) {
	p.t.Helper()
	if y := eval[float64](p, `document.documentElement.scrollTop + document.body.scrollTop`); y != 0 {
		p.t.Errorf("the whole page is scrolled by %v", y)
	}
	for _, f := range p.seen(&p.faults) {
		p.t.Error("fault in the page: ", f)
	}
	for _, r := range p.seen(&p.requests) {
		if !strings.HasPrefix(r, allowed) {
			p.t.Error("the page asked for ", r)
		}
	}
}

// clickText clicks the first element of a selector that has the words.
func (p *page) clickText(selector, words string) {
	p.t.Helper()
	mark := `(() => {
		document.querySelectorAll('[data-wanted]').forEach(e => e.removeAttribute('data-wanted'));
		const e = [...document.querySelectorAll(` + quote(selector) + `)].find(e => e.textContent.includes(` + quote(words) + `));
		if (e) e.setAttribute('data-wanted', '');
		return Boolean(e); })()`
	p.wait(mark)
	p.click("[data-wanted]")
}

// scrollTo scrolls a virtual list until a row has the words.
func (p *page) scrollTo(host, row, words string) {
	p.t.Helper()
	found := eval[bool](p, `(async () => {
		const host = document.querySelector(`+quote(host)+`);
		for (let y = 0; y <= host.scrollHeight; y += 300) {
			host.scrollTop = y;
			await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
			if ([...host.querySelectorAll(`+quote(row)+`)].some(e => e.textContent.includes(`+quote(words)+`))) return true;
		}
		return false; })()`)
	if !found {
		p.t.Fatalf("no row of %s has %q", host, words)
	}
}

// moreDisputes asks the account for all disputed events.
func (p *page) moreDisputes() {
	p.t.Helper()
	for eval[bool](p, `[...document.querySelectorAll('.disputed .more')].some(b => b.textContent.includes('disputed events'))`) {
		p.click(".disputed .more")
	}
}

// choose sets a list box as a person would.
func (p *page) choose(selector, value string) {
	p.t.Helper()
	p.wait(`document.querySelector(` + quote(selector) + `)`)
	if !eval[bool](p, `(() => { const s = document.querySelector(`+quote(selector)+`); s.focus(); s.value = `+quote(value)+`;
		if (s.value !== `+quote(value)+`) return false;
		for (const type of ['input', 'change']) s.dispatchEvent(new Event(type, { bubbles: true }));
		return true; })()`) {
		p.t.Fatalf("%s has no choice %q", selector, value)
	}
}

// quote writes a string as JavaScript.
func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func itoa(n int) string { return fmt.Sprint(n) }
