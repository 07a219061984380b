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
	answer func(p *page)
}{
	{"What is disputed?", func(p *page) {
		p.wait(`[...document.querySelectorAll('#v-account .dispute h3')].some(h => h.textContent.includes('die in Quebrada Honda'))`)
	}},
	{"Who denies it, and in which words?", func(p *page) {
		p.clickText("#v-account .voices li:has(.badge.denies) a", "the number of dead had not changed")
		p.inSight("Minera Cobreluz denied it and said that the number of dead had not changed since Tuesday")
	}},
	{"Which figures do the sources give?", func(p *page) {
		p.wait(`/killed: \d+ \/ \d+/.test(document.querySelector('#v-account .dispute .figures').textContent)`)
	}},
	{"Which outcomes exclude each other?", func(p *page) {
		p.clickText("#v-account .versus .side h4 a", "Taliban seize Spin Boldak")
		p.inSight("crossing")
	}},
	{"When did it happen, and how exactly is that known?", func(p *page) {
		p.click("#tab-timeline")
		p.clickText("#v-timeline .trow:has(.bar.day)", "Taliban seize Spin Boldak")
		p.inSight("")
		p.wait(`document.querySelector('#reader .ev-head').textContent.includes('14 Jul 2021')`)
	}},
	{"Which events have no date?", func(p *page) {
		p.click("#tab-timeline")
		p.click("#v-timeline .trow")
		p.keys(kb.Escape + kb.End)
		p.wait(`document.activeElement.matches('.trow') && !document.activeElement.querySelector('.bar')`)
	}},
	{"Where did it happen?", func(p *page) {
		p.click("#tab-map")
		p.clickText("#v-map .placelist a", "Maseru")
		p.wait(`document.querySelector('#reader .ev-head a[href^="#event-"]')`)
		p.inSight("")
	}},
	{"Who speaks for whom?", func(p *page) {
		p.click("#tab-graph")
		p.clickText("#v-graph .switch button", "List of edges")
		p.choose(`#v-graph select[data-key="type"]`, "spokesman_of")
		p.clickText("#v-graph .erow", "Zabihullah Mujahid")
		p.inSight("spokesman Zabihullah Mujahid")
	}},
	{"How does each report tell it?", func(p *page) {
		p.click("#tab-claims")
		p.clickText("#v-claims .switch button", "By report")
		p.click("#v-claims .cell.tells, #v-claims .cell.asserts")
		p.inSight("")
	}},
	{"What does one publisher tell?", func(p *page) {
		p.choose("#filters select[name=source]", "pDesert Herald")
		p.click("#tab-reports")
		p.wait(`document.querySelectorAll('#v-reports .report').length === 1`)
		p.click("#v-reports .report")
		p.wait(`document.querySelector('.ev-text').textContent.includes('Union says seven dead')`)
	}},
}

func TestDossierQuestions(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "dossier.md"))
	if err != nil {
		t.Fatal(err)
	}
	file, _ := dossierOf(t, corpusDir)
	p := browse(t, 1440, 900)
	for _, q := range dossierQuestions {
		if !strings.Contains(string(doc), "| "+q.title+" |") {
			t.Errorf("docs/dossier.md has no question %q", q.title)
		}
		p.open(file + "?" + itoa(len(p.requests))) // another address: a fresh page
		q.answer(p)
	}
	p.clean("file://")
}
