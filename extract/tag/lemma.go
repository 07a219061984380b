package tag

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"sort"
	"strings"
)

// lemmatizer knows irregular forms ("VBD went" -> go) and base forms, which
// decide between the results of the rules: "hoped" is hope, "hopped" hop.
type lemmatizer struct {
	except map[string]string   // group + " " + lower word
	base   map[string]struct{} // group + " " + base form
}

// group is the class of tags that share rules: N V J R, P for names, O for
// the rest.
func group(tag string) byte {
	switch {
	case strings.HasPrefix(tag, "NNP"):
		return 'P'
	case strings.HasPrefix(tag, "NN"):
		return 'N'
	case strings.HasPrefix(tag, "VB"), tag == "MD":
		return 'V'
	case strings.HasPrefix(tag, "JJ"):
		return 'J'
	case strings.HasPrefix(tag, "RB"):
		return 'R'
	}
	return 'O'
}

func (l *lemmatizer) lemma(w, tag string) string {
	g := group(tag)
	if g == 'P' {
		if tag == "NNPS" {
			return l.plural(w, 'P')
		}
		return w
	}
	low := strings.ToLower(w)
	var buf [48]byte
	key := append(append(append(buf[:0], tag...), ' '), low...)
	if e, ok := l.except[string(key)]; ok {
		return e
	}
	return l.rule(low, tag, g)
}

func (l *lemmatizer) known(g byte, w string) bool {
	var buf [48]byte
	key := append(append(buf[:0], g, ' '), w...)
	_, ok := l.base[string(key)]
	return ok
}

func (l *lemmatizer) rule(low, tag string, g byte) string {
	switch tag {
	case "NNS":
		return l.plural(low, 'N')
	case "VBZ":
		return l.plural(low, 'V')
	case "VBD", "VBN":
		return l.stem(low, "ed")
	case "VBG":
		return l.stem(low, "ing")
	case "JJR", "RBR":
		return l.compare(low, "er", g)
	case "JJS", "RBS":
		return l.compare(low, "est", g)
	}
	return low
}

// plural takes off -s: "cities" city, "clashes" clash, "houses" house.
func (l *lemmatizer) plural(w string, g byte) string {
	n := len(w)
	switch {
	case n < 3 || w[n-1] != 's' || strings.HasSuffix(w, "ss"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		if l.known(g, w[:n-1]) {
			return w[:n-1] // movie
		}
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "es"):
		if l.known(g, w[:n-1]) {
			return w[:n-1]
		}
		if l.known(g, w[:n-2]) {
			return w[:n-2]
		}
		for _, e := range []string{"sses", "shes", "ches", "xes", "zzes", "oes"} {
			if strings.HasSuffix(w, e) {
				return w[:n-2]
			}
		}
	}
	return w[:n-1]
}

// stem takes off -ed or -ing: "hopped" hop, "hoped" hope, "denied" deny,
// "attacked" attack. Base forms decide; else the spelling does.
func (l *lemmatizer) stem(w, end string) string {
	s, ok := strings.CutSuffix(w, end)
	if !ok || len(s) < 2 || !strings.ContainsAny(s, "aeiouy") {
		return w
	}
	n := len(s)
	if end == "ed" && s[n-1] == 'i' && n > 2 {
		return s[:n-1] + "y"
	}
	double := n > 2 && s[n-1] == s[n-2]
	switch {
	case double && l.known('V', s[:n-1]):
		return s[:n-1]
	case l.known('V', s):
		return s
	case l.known('V', s+"e"):
		return s + "e"
	case double && !strings.ContainsRune("lszf", rune(s[n-1])):
		return s[:n-1]
	case needsE(s):
		return s + "e"
	}
	return s
}

// needsE guesses a silent e for unknown verbs: "televised", "reignited",
// "besieged".
func needsE(s string) bool {
	n := len(s)
	if n < 3 {
		return false
	}
	for _, e := range []string{"at", "iz", "is", "us", "as", "ag", "iv", "rg", "dg", "eg", "ng", "nc", "rc", "uc", "ic", "ac", "rs", "ns", "ur", "ir", "ar", "u", "v", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "ut", "it", "id", "ud", "ad"} {
		if strings.HasSuffix(s, e) {
			if e == "it" || e == "ar" || e == "ng" || e == "ad" {
				return false // visit, clear, hang, load are more common
			}
			return true
		}
	}
	return false
}

func (l *lemmatizer) compare(w, end string, g byte) string {
	s, ok := strings.CutSuffix(w, end)
	if !ok || len(s) < 2 {
		return w
	}
	n := len(s)
	switch {
	case s[n-1] == 'i':
		return s[:n-1] + "y"
	case n > 2 && s[n-1] == s[n-2] && l.known(g, s[:n-1]):
		return s[:n-1]
	case l.known(g, s):
		return s
	case l.known(g, s+"e"):
		return s + "e"
	}
	return s
}

// learnLemmas keeps the base forms seen and the forms that the rules get
// wrong.
func learnLemmas(sents []Sentence) *lemmatizer {
	l := &lemmatizer{map[string]string{}, map[string]struct{}{}}
	counts := map[string]map[string]int{}
	for _, s := range sents {
		for k, w := range s.Words {
			if k >= len(s.Lemmas) || s.Lemmas[k] == "_" || group(s.Tags[k]) == 'P' || strings.Contains(w+s.Lemmas[k], " ") {
				continue
			}
			key := s.Tags[k] + " " + strings.ToLower(w)
			if counts[key] == nil {
				counts[key] = map[string]int{}
			}
			counts[key][s.Lemmas[k]]++
			if g := group(s.Tags[k]); g != 'O' {
				l.base[string(g)+" "+strings.ToLower(s.Lemmas[k])] = struct{}{}
			}
		}
	}
	for key, cs := range counts {
		best := ""
		for lem, c := range cs {
			if best == "" || c > cs[best] || c == cs[best] && lem < best {
				best = lem
			}
		}
		tag, low, _ := strings.Cut(key, " ")
		if l.rule(low, tag, group(tag)) != best {
			l.except[key] = best
		}
	}
	return l
}

func (l *lemmatizer) write(w *bufio.Writer) error {
	var lines []string
	for k, v := range l.except {
		lines = append(lines, k+" "+v)
	}
	for k := range l.base {
		lines = append(lines, k)
	}
	sort.Strings(lines)
	text := strings.Join(lines, "\n")
	if _, err := w.Write(binary.AppendUvarint(nil, uint64(len(text)))); err != nil {
		return err
	}
	_, err := w.WriteString(text)
	return err
}

func readLemmas(r *bufio.Reader) (*lemmatizer, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	if n > 1<<24 {
		return nil, fmt.Errorf("lemma table of %d bytes", n)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return nil, err
	}
	l := &lemmatizer{map[string]string{}, map[string]struct{}{}}
	for line := range strings.SplitSeq(string(b), "\n") {
		i := strings.IndexByte(line, ' ')
		if j := strings.LastIndexByte(line, ' '); j > i {
			l.except[line[:j]] = line[j+1:]
		} else {
			l.base[line] = struct{}{}
		}
	}
	return l, nil
}
