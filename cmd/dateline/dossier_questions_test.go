package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// dossierQuestions are the ten of docs/dossier.md, each answered by clicks.
var dossierQuestions = []struct {
	title  string
	answer func(p *page, f dossierFacts)
}{
	{"What is disputed?", func(p *page, f dossierFacts) {
		p.moreDisputes()
		p.wait(`[...document.querySelectorAll('#v-account .dispute h3')].some(h => h.textContent === ` + quote(f.disputed) + `)`)
	}},
	{"Who denies it, and in which words?", func(p *page, f dossierFacts) {
		p.moreDisputes()
		p.clickText("#v-account .voices li:has(.badge.denies) a", f.denial)
		p.inSight(f.denialIn)
		p.wait(`document.querySelector('#reader .ev-head').textContent.includes(` + quote(f.denier) + `)`)
	}},
	{"Which figures do the sources give?", func(p *page, f dossierFacts) {
		p.moreDisputes()
		p.wait(`[...document.querySelectorAll('#v-account .figures')].some(e => e.textContent.includes(` + quote(f.figures) + `))`)
	}},
	{"Which outcomes exclude each other?", func(p *page, f dossierFacts) {
		p.clickText("#v-account .versus .side h4 a", f.rival)
		p.inSight()
	}},
	{"When did it happen, and how exactly is that known?", func(p *page, f dossierFacts) {
		p.click("#tab-timeline")
		p.scrollTo("#v-timeline .timeline", ".trow:has(.bar.day)", f.dated)
		p.clickText("#v-timeline .trow:has(.bar.day)", f.dated)
		p.inSight(f.datedIn)
	}},
	{"Which events have no date?", func(p *page, _ dossierFacts) {
		p.click("#tab-timeline")
		p.click("#v-timeline .trow")
		p.keys(kb.Escape + kb.End)
		p.wait(`document.activeElement.matches('.trow') && !document.activeElement.querySelector('.bar')`)
	}},
	{"Where did it happen?", func(p *page, f dossierFacts) {
		p.click("#tab-map")
		p.clickText("#v-map .placelist a", f.place)
		p.wait(`document.querySelector('#reader .ev-head a[href^="#event-"]')`)
		p.inSight()
	}},
	{"Who speaks for whom?", func(p *page, f dossierFacts) {
		p.click("#tab-graph")
		p.clickText("#v-graph .switch button", "List of edges")
		p.choose(`#v-graph select[data-key="type"]`, "spokesman_of")
		p.clickText("#v-graph .erow", f.spokesman)
		p.inSight(f.spokesmanIn...)
	}},
	{"How does each report tell it?", func(p *page, f dossierFacts) {
		p.click("#tab-claims")
		p.clickText("#v-claims .switch button", "By report")
		p.clickText("#v-claims .cell.denies", f.denial)
		p.inSight(f.denialIn)
	}},
	{"What does one publisher tell?", func(p *page, f dossierFacts) {
		p.choose("#filters select[name=source]", "p"+f.publisher)
		p.click("#tab-reports")
		p.wait(`document.querySelectorAll('#v-reports .report').length === 1`)
		p.click("#v-reports .report")
		p.wait(`document.querySelector('.ev-text header').textContent.includes(` + quote(f.publisher) + `) && document.querySelector('.ev-text p[dir]')`)
	}},
}

func TestDossierQuestions(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "dossier.md"))
	if err != nil {
		t.Fatal(err)
	}
	file, g := dossierOf(t, corpusDir)
	f := factsOf(t, g)
	p := browse(t, 1440, 900)
	for i, q := range dossierQuestions {
		if !strings.Contains(string(doc), "| "+q.title+" |") {
			t.Errorf("docs/dossier.md has no question %q", q.title)
		}
		p.open(file + "?" + itoa(i)) // another address: a fresh page
		q.answer(p, f)
	}
	p.clean("file://")
}
