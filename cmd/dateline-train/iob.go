package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"dateline/extract"
	"dateline/extract/ner"
)

// labelled is a sentence with names, and the document it is from if known.
type labelled struct {
	doc   string
	words []string
	names []ner.Span
}

// nameTypes maps the labels of the data sets to ours; what is not here is no
// name.
var nameTypes = map[string]extract.Type{
	"per": extract.Person, "person": extract.Person,
	"loc": extract.Place, "location": extract.Place, "geo": extract.Place,
	"org": extract.Organization, "corporation": extract.Organization, "group": extract.Organization,
	"misc": extract.Misc, "creative-work": extract.Misc, "product": extract.Misc, "art": extract.Misc, "eve": extract.Misc,
	"gpe": "GPE", // gmb: countries and words of nationality
}

// spansOf reads IOB labels: a name begins at B-, or at I- after another type.
func spansOf(labels []string) []ner.Span {
	var out []ner.Span
	typ := extract.Type("")
	for i, l := range labels {
		pos, name, _ := strings.Cut(l, "-")
		t := nameTypes[strings.ToLower(name)]
		if t != "" && pos == "I" && t == typ {
			out[len(out)-1].Last = i + 1
		} else if t != "" {
			out = append(out, ner.Span{First: i, Last: i + 1, Type: t})
		}
		typ = t
	}
	return out
}

// readIOB reads a file of words with labels, one a line, an empty line between
// sentences. The columns are separated by white space; lines that begin with a
// number and a tab have the word second (UNER), else it is first.
func readIOB(path string) ([]labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []labelled
	var words, labels []string
	doc := ""
	flush := func() {
		if len(words) > 0 {
			words, labels = handles(words, labels)
			out = append(out, labelled{doc, words, spansOf(labels)})
		}
		words, labels = nil, nil
	}
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		text := strings.TrimRight(sc.Text(), " \t\r")
		if d, ok := strings.CutPrefix(text, "# newdoc id = "); ok {
			doc = d
		}
		if text == "" {
			flush()
			continue
		}
		if strings.HasPrefix(text, "# ") && strings.Contains(text, " = ") {
			continue
		}
		col := strings.Split(text, "\t")
		switch {
		case len(col) >= 5:
			words, labels = append(words, col[1]), append(labels, col[2])
		case len(col) == 2:
			words, labels = append(words, col[0]), append(labels, col[1])
		case len(col) == 1 && strings.Contains(text, " "):
			i := strings.LastIndexByte(text, ' ')
			words, labels = append(words, text[:i]), append(labels, text[i+1:])
		case len(col) == 1: // a bare word in noisy text
			words, labels = append(words, text), append(labels, "O")
		default:
			return nil, fmt.Errorf("%s:%d: %d columns", path, line, len(col))
		}
	}
	flush()
	return out, sc.Err()
}

// gmbRows are the rows of the Groningen Meaning Bank's table, without its heading:
// number of a sentence where one begins, word, tag, label.
func gmbRows(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return rows[min(1, len(rows)):], nil
}

// readGMB reads the table of the Groningen Meaning Bank as it circulates.
func readGMB(path string) ([]labelled, error) {
	rows, err := gmbRows(path)
	if err != nil {
		return nil, err
	}
	var out []labelled
	var words, labels []string
	flush := func() {
		if len(words) > 0 {
			out = append(out, labelled{"", words, spansOf(labels)})
		}
		words, labels = nil, nil
	}
	for _, row := range rows {
		if len(row) < 4 {
			continue
		}
		if row[0] != "" {
			flush()
		}
		if w := strings.TrimSpace(row[1]); w != "" {
			words, labels = append(words, w), append(labels, row[3])
		}
	}
	flush()
	return out, nil
}

// handles joins "@ name" to "@name" (BTC), which is no name to us; nor is what
// a data set labels as one with the mark.
func handles(words, labels []string) (w, l []string) {
	for i := 0; i < len(words); i++ {
		x, y := words[i], labels[i]
		if x == "@" && i+1 < len(words) && y != "O" {
			x += words[i+1]
			i++
		}
		if len(x) > 1 && (x[0] == '@' || x[0] == '#') {
			y = "O"
		}
		w, l = append(w, x), append(l, y)
	}
	return w, l
}
