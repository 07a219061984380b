package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dateline/queries/browser"
)

// make screenshots: the pictures of the documentation, taken anew.
var screenshots = flag.String("screenshots", "", "folder to write the pictures of the documentation to")

func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("pictures are taken by \"make screenshots\"")
	}
	file, g := dossierOf(t, corpusDir)
	f := factsOf(t, g)
	for _, s := range []struct {
		name, theme   string
		width, height int64
		steps         func(p *page)
	}{
		{"dossier-account", "light", 1280, 760, func(p *page) {
			p.click("#v-account .voices li:has(.badge.denies) a")
			p.inSight()
			eval[any](p, `(document.querySelector('#v-account > .account').scrollTop = 0, null)`)
		}},
		{"dossier-timeline", "light", 1280, 760, func(p *page) {
			p.click("#tab-timeline")
			p.scrollTo("#v-timeline .timeline", ".trow", f.dated)
			p.clickText("#v-timeline .trow", f.dated)
			p.inSight()
		}},
		{"dossier-claims", "light", 1280, 760, func(p *page) {
			p.click("#tab-claims")
			p.clickText("#v-claims .cell.denies", f.denial)
			p.inSight()
		}},
		{"dossier-graph", "dark", 1280, 760, func(p *page) { p.click("#tab-graph") }},
		{"dossier-map", "light", 1280, 760, func(p *page) {
			p.click("#tab-map")
			p.clickText("#v-map .placelist a", f.place)
			p.inSight()
		}},
		{"dossier-phone", "dark", 400, 760, func(p *page) {
			p.moreDisputes()
			p.clickText("#v-account .voices a", f.denial)
			p.inSight()
		}},
	} {
		p := browse(t, s.width, s.height)
		p.theme(s.theme)
		p.open(file)
		s.steps(p)
		time.Sleep(500 * time.Millisecond)
		p.picture(s.name)
	}
	p, at := neo4jBrowser(t, 1280, 680)
	p.command(":style " + at + "/style.grass")
	p.wait(`document.querySelector('[data-testid="exportGraSSButton"]')`)
	list, err := browser.Favourites()
	if err != nil {
		t.Fatal(err)
	}
	p.command(":clear")
	p.wait(`document.querySelectorAll('[data-testid="frame"]').length === 0`)
	p.command(list[0].Query)
	p.wait(`document.querySelectorAll('[data-testid="frameContents"] svg circle[fill^="#"]').length > 1`)
	time.Sleep(6 * time.Second) // the picture comes to rest
	p.picture("neo4j-browser")
	p.command(":play " + at + "/guide.html")
	p.wait(`document.querySelector('[data-testid="carousel"]')`)
	time.Sleep(time.Second)
	p.picture("neo4j-guide")
}

// picture takes a picture that is light enough for a repository.
func (p *page) picture(name string) {
	p.t.Helper()
	path := filepath.Join(*screenshots, name+".png")
	p.shot(path)
	if info, err := os.Stat(path); err != nil || info.Size() > 300_000 {
		p.t.Errorf("%s: over 300 kB, or %v", path, err)
	}
}
