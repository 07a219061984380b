package main

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"

	"dateline/extract/tag"
	"dateline/extract/tokenize"
)

// readPress reads the words and tags of the Groningen Meaning Bank's table,
// in the words of our tokenizer (U.S.-led is three). A tag that the split of a
// word leaves open is empty. Sentences that are spoilt (scores of matches
// turned into dates by a spreadsheet, letters lost) or occur twice are left
// out.
func readPress(path string) ([]sentence, error) {
	rows, err := gmbRows(path)
	if err != nil {
		return nil, err
	}
	cutter := &namesData{ctx: context.Background(), tokenizer: tokenize.New(), cuts: map[string][]string{}}
	var out []sentence
	var s sentence
	seen := map[string]bool{}
	flush := func() {
		if k := strings.Join(s.words, " "); len(s.words) > 3 && !seen[k] && !spoilt(s.words) {
			seen[k] = true
			out = append(out, s)
		}
		s = sentence{}
	}
	for _, row := range rows {
		if len(row) < 3 {
			continue
		}
		if row[0] != "" {
			flush()
		}
		w := strings.TrimSpace(row[1])
		if w == "" {
			continue
		}
		pieces := cutter.pieces(w)
		for _, p := range pieces {
			t := row[2]
			if len(pieces) > 1 {
				t = ""
			}
			s.words, s.tags = append(s.words, p), append(s.tags, t)
		}
	}
	flush()
	return out, nil
}

var spreadsheet = regexp.MustCompile(`^\d\d?-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$`)

func spoilt(words []string) bool {
	for i, w := range words {
		if strings.Contains(w, "\uFFFD") || w == "FALSE" || w == "TRUE" || spreadsheet.MatchString(w) {
			return true
		}
		if i+2 < len(words) && spreadsheet.MatchString(w+words[i+1]+words[i+2]) {
			return true
		}
	}
	return false
}

// harmonizer gives agency news the tags of the treebanks' conventions. judge is
// a tagger that learned from the treebanks alone.
type harmonizer struct {
	judge *tag.Tagger
	seen  map[string]bool // "word" and "word tag" of the treebanks, in small letters
}

func newHarmonizer(treebanks []sentence, o *options) *harmonizer {
	h := &harmonizer{seen: map[string]bool{}}
	h.judge = tag.Train(tagSentences(treebanks), tag.Options{Epochs: 5, Seed: o.seed, Least: o.least, Prune: defaults["tags"].prune})
	for _, s := range treebanks {
		for i, w := range s.words {
			w = strings.ToLower(w)
			h.seen[w], h.seen[w+" "+s.tags[i]] = true, true
		}
	}
	return h
}

func (h *harmonizer) all(in []sentence, notes io.Writer) []sentence {
	var out []sentence
	words, differ, changed, dropped := 0, 0, 0, 0
	for _, s := range in {
		tags := h.judge.Words(s.words)
		lemmas := make([]string, len(tags))
		for k, news := range s.tags {
			words++
			if news != "" && news != tags[k] {
				differ++
				if t := h.settle(s, k, tags[k]); t != tags[k] {
					changed++
					tags[k] = t
				}
			}
			lemmas[k] = bareLemma(s.words[k], tags[k])
		}
		if x := (sentence{words: s.words, tags: tags, lemmas: lemmas}); verbless(x) {
			dropped++
		} else {
			out = append(out, x)
		}
	}
	fmt.Fprintf(notes, "agency news: %d sentences, %d words; judge and table differ on %d, %d times the table is followed; %d sentences without a verb dropped\n", len(out), words, differ, changed, dropped)
	return out
}

// settle chooses between the tag of the table of news and the judge's. The
// judge decides about function words, marks and words in -ing, where the
// conventions differ ("to Paris" is TO there and IN here, "the ruling party" NN
// and VBG). Where the build of a clause hangs on the tag the table is better
// and is followed: "demonstrators marched" is VBD, whatever the judge thinks.
func (h *harmonizer) settle(s sentence, i int, judge string) string {
	word, news := s.words[i], s.tags[i]
	a, b := kind(news), kind(judge)
	switch {
	case a == 'V' && (b == 'V' || b == 'N' || b == 'G'), b == 'V' && (a == 'N' || a == 'G'):
		return news
	case a == 'V' && news != "VBN" && judge == "JJ", news == "JJ" && b == 'V' && judge != "VBN":
		return news
	case news == "CD" && (b == 'N' || judge == "JJ") && !strings.EqualFold(word, "one"):
		return news // "Seven miners"
	}
	return h.settleNominal(s, i, judge)
}

// settleNominal settles differences among nouns, proper nouns and adjectives. A
// name may begin like a common noun ("Vice Foreign Minister") and a sentence
// with one that looks like a name ("Gunmen stormed"). Else the table is
// followed about words that the treebanks do not have with the judge's tag.
func (h *harmonizer) settleNominal(s sentence, i int, judge string) string {
	word, news := s.words[i], s.tags[i]
	proper := strings.HasPrefix(judge, "NNP")
	next := ""
	if i+1 < len(s.words) {
		next = s.tags[i+1]
	}
	switch {
	case news == "NNP" && i > 0 && startsUpper(word) && judge == "NN":
		return "NNP"
	case news == "NNP" && i > 0 && startsUpper(word) && judge == "NNS":
		return "NNPS"
	case proper && news == "JJ" && (next == "NN" || next == "NNS" || next == "JJ"):
		return news // "Venezuelan officials"
	case proper && i == 0 && (news == "NN" || news == "NNS") && next != "NNP" && !h.seen[strings.ToLower(word)+" "+judge]:
		return news
	case proper || strings.HasPrefix(news, "NNP") || !open(news) || !open(judge):
		return judge
	}
	low := strings.ToLower(word)
	if !h.seen[low+" "+judge] && (h.seen[low+" "+news] || !h.seen[low]) {
		return news
	}
	return judge
}

// open tells classes of words that have no end.
func open(t string) bool {
	switch t {
	case "NN", "NNS", "JJ", "JJR", "JJS", "RB", "VBN":
		return true
	}
	return false
}

// kind of a tag: V finite verb, infinitive or past participle, N noun, G word
// in -ing, 0 other.
func kind(t string) byte {
	switch t {
	case "VB", "VBD", "VBN", "VBZ", "VBP":
		return 'V'
	case "NN", "NNS", "NNP", "NNPS":
		return 'N'
	case "VBG":
		return 'G'
	}
	return 0
}

// bareLemma is the lemma of a word that is its own base form; others stay
// open ("_").
func bareLemma(w, t string) string {
	low := strings.ToLower(w)
	switch t {
	case "VB", "VBP":
		if low == "are" || low == "am" || strings.HasPrefix(low, "'") {
			return "_"
		}
		return low
	case "NN", "JJ", "RB":
		return low
	}
	return "_"
}

// mostHeadline is how many words a headline made of a sentence may have.
const mostHeadline = 14

// press is the agency news to learn tags from, and what is kept apart of it
// for measuring: the last tenth, so that no report falls into both.
func (o *options) press(treebanks []sentence, notes io.Writer) (train, apart []sentence, err error) {
	if len(o.agency) == 0 {
		return nil, nil, nil
	}
	h := newHarmonizer(treebanks, o)
	for _, path := range o.agency {
		in, err := readPress(path)
		if err != nil {
			return nil, nil, err
		}
		news := h.all(in, notes)
		cut := len(news) * 9 / 10
		apart = append(apart, news[cut:]...)
		heads := flatHeadlines(h.judge, news[:cut], mostHeadline)
		fmt.Fprintf(notes, "agency news: %d headlines made\n", len(heads))
		train = append(append(train, news[:cut]...), heads...)
	}
	return train, apart, nil
}

// scoreVerbs is the share of words that are finite verbs, infinitives or past
// participles in the file, or that the tagger takes for such, on which both
// agree.
func scoreVerbs(t *tag.Tagger, test []sentence) float64 {
	n, right := 0, 0
	for _, s := range test {
		for i, p := range t.Words(s.words) {
			if kind(p) != 'V' && kind(s.tags[i]) != 'V' {
				continue
			}
			n++
			if p == s.tags[i] {
				right++
			}
		}
	}
	return 100 * float64(right) / float64(max(n, 1))
}

// verbless tells whether a sentence of words and tags has a participle and a
// full stop, but no finite verb: the machine that tagged the table took the
// verb for a participle.
func verbless(s sentence) bool {
	participle := false
	for _, t := range s.tags {
		switch t {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		case "VBN":
			participle = true
		}
	}
	return participle && s.words[len(s.words)-1] == "."
}

// flatHeadlines makes headlines of news that has no trees: of sentences that
// begin with a plain noun phrase and its verb. "Gunmen killed three soldiers in
// the north ." -> "Gunmen kill three soldiers in north", "A mayor was charged
// with fraud ." -> "Mayor charged with fraud".
func flatHeadlines(t *tag.Tagger, in []sentence, most int) []sentence {
	var out []sentence
	for _, s := range in {
		if h, ok := flatHeadline(t, s); ok && len(h.words) <= most {
			out = append(out, h)
		}
	}
	return out
}

func flatHeadline(t *tag.Tagger, s sentence) (sentence, bool) {
	verb, plural := subjectAndVerb(s)
	if verb < 0 {
		return s, false
	}
	var out sentence
	for i, w := range s.words {
		tg := s.tags[i]
		switch {
		case tg == "DT" && (strings.EqualFold(w, "the") || strings.EqualFold(w, "a") || strings.EqualFold(w, "an")), w == "." && i == len(s.words)-1:
			continue
		case i == verb && tg == "VBD" && i+1 < len(s.words) && s.tags[i+1] == "VBN" && (w == "was" || w == "were"):
			continue
		case i == verb && tg == "VBD":
			w, tg = presentOf(t.Lemma(w, tg), plural)
		}
		out.words, out.tags, out.lemmas = append(out.words, w), append(out.tags, tg), append(out.lemmas, "_")
	}
	if len(out.words) < 4 {
		return s, false
	}
	out.words[0] = tag.Title(out.words[0])
	return out, true
}

// subjectAndVerb finds the past tense that directly follows the noun phrase
// with which a sentence begins, and whether that is in the plural. -1: there is
// none.
func subjectAndVerb(s sentence) (verb int, plural bool) {
	for i, tg := range s.tags {
		switch {
		case tg == "VBD" && i > 0 && kind(s.tags[i-1]) == 'N':
			if w := s.words[i]; w == "had" || (w == "was" || w == "were") && (i+1 == len(s.tags) || s.tags[i+1] != "VBN") {
				return -1, false
			}
			return i, strings.HasSuffix(s.tags[i-1], "S") || s.words[i-1] == "police"
		case kind(tg) == 'N', tg == "JJ", tg == "DT", tg == "CD", tg == "HYPH", tg == "POS":
		default:
			return -1, false
		}
	}
	return -1, false
}
