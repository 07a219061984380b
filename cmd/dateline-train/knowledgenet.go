package main

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"

	"dateline/extract"
	"dateline/extract/ner"
)

// fact of KnowledgeNet: a passage, in it a subject and an object.
type fact struct {
	Fold      int    `json:"fold"`
	Doc       string `json:"doc"`
	Passage   [2]int `json:"passage"`
	Subject   [2]int `json:"subj"`
	Object    [2]int `json:"obj"`
	Rel, Text string
}

// factTypes are the types of subject and object of a relation; MISC stands for
// dates and other things that are no names to us.
var factTypes = map[string][2]extract.Type{
	"CEO": {extract.Organization, extract.Person}, "CHILD_OF": {extract.Person, extract.Person},
	"DATE_FOUNDED": {extract.Organization, ""}, "DATE_OF_BIRTH": {extract.Person, ""}, "DATE_OF_DEATH": {extract.Person, ""},
	"EDUCATED_AT": {extract.Person, extract.Organization}, "EMPLOYEE_OR_MEMBER_OF": {extract.Person, extract.Organization},
	"FOUNDED_BY": {extract.Organization, extract.Person}, "HEADQUARTERS": {extract.Organization, extract.Place},
	"NATIONALITY": {extract.Person, ""}, "PLACE_OF_BIRTH": {extract.Person, extract.Place},
	"PLACE_OF_RESIDENCE": {extract.Person, extract.Place}, "POLITICAL_AFFILIATION": {extract.Person, extract.Organization},
	"SPOUSE": {extract.Person, extract.Person}, "SUBSIDIARY_OF": {extract.Organization, extract.Organization},
}

// readFacts gives the sentences of the passages of folds 1 to 3 with the names
// that the facts mark. Fold 4 is for measuring and is left out.
func (n *namesData) readFacts(path string) ([]labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	marks := map[string][]markedSpan{}
	var order []string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var x fact
		if err := json.Unmarshal(sc.Bytes(), &x); err != nil {
			return nil, err
		}
		if x.Fold == 4 {
			continue
		}
		if _, ok := marks[x.Text]; !ok {
			order = append(order, x.Text)
			marks[x.Text] = nil
		}
		for k, at := range [][2]int{x.Subject, x.Object} {
			if t := factTypes[x.Rel][k]; t != "" {
				marks[x.Text] = append(marks[x.Text], markedSpan{at[0] - x.Passage[0], at[1] - x.Passage[0], t})
			}
		}
	}
	var out []labelled
	for _, text := range order {
		doc := &extract.Document{Text: text}
		if err := n.tokenizer.Annotate(n.ctx, doc); err != nil {
			return nil, err
		}
		for _, s := range doc.Sentences {
			out = append(out, marked(doc, s, marks[text]))
		}
	}
	return out, sc.Err()
}

// markedSpan counts characters, as the file does.
type markedSpan struct {
	start, end int
	typ        extract.Type
}

// marked is a sentence with the names among the marks: those with a capital.
func marked(doc *extract.Document, s extract.Sentence, marks []markedSpan) labelled {
	var out labelled
	for i := s.First; i < s.Last; i++ {
		out.words = append(out.words, doc.Word(i))
	}
	var at []int // byte of each character
	for i := range doc.Text {
		at = append(at, i)
	}
	at = append(at, len(doc.Text))
	for _, m := range marks {
		if m.start < 0 || m.end >= len(at) || m.start >= m.end {
			continue
		}
		first, last := doc.TokenRange(extract.Span{Start: at[m.start], End: at[m.end]})
		if first < s.First || last > s.Last || first >= last || !startsUpper(doc.Word(first)) {
			continue
		}
		if last == first+1 && len(doc.Word(first)) <= 3 { // He, She, It, Who
			continue
		}
		out.names = append(out.names, ner.Span{First: first - s.First, Last: last - s.First, Type: m.typ})
	}
	slices.SortFunc(out.names, func(a, b ner.Span) int { return a.First - b.First })
	return out
}

// silverFacts completes the names of facts by what three models agree on.
func (n *namesData) silverFacts(judges []*ner.Recognizer, in []labelled) []ner.Sentence {
	var out []ner.Sentence
	for _, l := range in {
		l = n.tidy(l)
		tags := n.tagger.Words(l.words)
		first := judges[0].Words(l.words, tags)
		var names []ner.Span
		for _, sp := range l.names {
			if free(names, sp) {
				names = append(names, sp)
			}
		}
		ok := true
		for _, j := range judges {
			for _, sp := range j.Words(l.words, tags) {
				if free(names, sp) && !slices.Contains(first, sp) {
					ok = false
				}
			}
		}
		for _, sp := range first {
			if !free(names, sp) {
				continue
			}
			for _, j := range judges[1:] {
				ok = ok && slices.Contains(j.Words(l.words, tags), sp)
			}
			names = append(names, sp)
		}
		if ok && len(l.words) > 3 {
			slices.SortFunc(names, func(a, b ner.Span) int { return a.First - b.First })
			out = append(out, ner.Sentence{Words: l.words, Tags: tags, Names: names})
		}
	}
	return out
}
