package main

import (
	"strings"
	"testing"

	"dateline/extract/parse"
	"dateline/extract/tag"
)

// tagged reads "Rebels/NNS fled/VBD".
func tagged(text string) sentence {
	var s sentence
	for f := range strings.FieldsSeq(text) {
		w, t, _ := strings.Cut(f, "/")
		s.words, s.tags = append(s.words, w), append(s.tags, t)
	}
	return s
}

func (s sentence) text() string {
	var out []string
	for i, w := range s.words {
		out = append(out, w+"/"+s.tags[i])
	}
	return strings.Join(out, " ")
}

// Whom to follow where the table of news and the judge differ.
func TestSettle(t *testing.T) {
	h := &harmonizer{seen: map[string]bool{"police": true, "police NN": true, "border": true, "border NN": true}}
	for _, c := range []struct {
		news  string
		at    int
		judge string
		want  string
	}{
		{"demonstrators/NNS marched/VBD", 1, "VBN", "VBD"},
		{"Witnesses/NNS say/VBP", 0, "NNP", "NNS"},
		{"to/TO Paris/NNP", 0, "IN", "IN"},
		{"the/DT ruling/NN party/NN", 1, "VBG", "VBG"},
		{"Taiwan/NNP 's/POS Vice/NNP Foreign/NNP Minister/NNP", 2, "NN", "NNP"},
		{"Human/NNP Rights/NNP Watch/NNP", 1, "NNS", "NNPS"},
		{"local/JJ police/NNS said/VBD", 1, "NN", "NN"},
		{"Seven/CD miners/NNS died/VBD", 0, "NNP", "CD"},
		{"the/DT Venezuelan/JJ envoy/NN", 1, "NNP", "JJ"},
		{"a/DT renegade/NN province/NN", 1, "JJ", "NN"},
	} {
		if got := h.settle(tagged(c.news), c.at, c.judge); got != c.want {
			t.Errorf("%s at %d, judge %s: got %s, want %s", c.news, c.at, c.judge, got, c.want)
		}
	}
}

func TestFlatHeadline(t *testing.T) {
	tg, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"Gunmen/NNS killed/VBD three/CD soldiers/NNS in/IN the/DT north/NN ./.": "Gunmen/NNS kill/VBP three/CD soldiers/NNS in/IN north/NN",
		"The/DT army/NN denied/VBD the/DT report/NN today/NN ./.":               "Army/NN denies/VBZ report/NN today/NN",
		"A/DT mayor/NN was/VBD charged/VBN with/IN fraud/NN ./.":                "Mayor/NN charged/VBN with/IN fraud/NN",
		"He/PRP killed/VBD three/CD soldiers/NNS ./.":                           "",
		"The/DT river/NN was/VBD high/JJ today/NN ./.":                          "",
	} {
		got := ""
		if h, ok := flatHeadline(tg, tagged(in)); ok {
			got = h.text()
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}

// Trees that cannot be right are not learned from; a head left open forbids
// nothing.
func TestFitting(t *testing.T) {
	for _, c := range []struct {
		text  string
		heads []int
		rels  string
		want  bool
	}{
		{"Rebels/NNS fled/VBD ./.", []int{1, -1, 1}, "nsubj root punct", true},
		{"Rebels/NNS fled/VBD ./.", []int{-1, 0, 0}, "root acl punct", false},
		{"Rebels/NNS fled/VBD ./.", []int{-1, parse.Unknown, 0}, "root acl punct", true},
		{"Rebels/NNS seen/VBN ./.", []int{1, -1, 1}, "nsubj root punct", false},
		{"Rebels/NNS were/VBD seen/VBN", []int{2, 2, -1}, "nsubj aux:pass root", true},
		{"The/DT party/NN met/VBD", []int{2, 0, -1}, "nsubj dep root", false},
	} {
		s := tagged(c.text)
		s.heads, s.rels = c.heads, strings.Fields(c.rels)
		if got := fitting(s); got != c.want {
			t.Errorf("%s %v %s: %v", c.text, c.heads, c.rels, got)
		}
	}
}

// What the embedded models make of clauses of agency news: see
// testdata/clauses/README.md. The floors are what they reached when they were
// made.
func TestClauses(t *testing.T) {
	tg, p, careful, err := (&options{}).judges()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file                string
		tags, fast, careful int
	}{
		{"dev", 136, 163, 172},
		{"held", 122, 155, 155},
	} {
		in, err := readClauses("../../testdata/clauses/" + c.file + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		fast, slow := scoreClauses(tg, p, in, t.Output()), scoreClauses(tg, careful, in, t.Output())
		t.Logf("%s\n  fast    %v\n  careful %v", c.file, fast, slow)
		if fast.tagsRight < c.tags || fast.arcsRight < c.fast || slow.arcsRight < c.careful {
			t.Errorf("%s: under the floor of %d tags, %d arcs fast, %d careful", c.file, c.tags, c.fast, c.careful)
		}
	}
}
