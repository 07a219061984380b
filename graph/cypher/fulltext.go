package cypher

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/letters"
)

// The full-text indexes that a loaded server has: the same words, the same
// matches, and scores by the same formula (BM25 over the properties, summed).
// What of the query language of the server is not here is refused.
var fullTexts = map[string]struct{ labels, props []string }{
	"entity_names": {[]string{"Person", "Organization", "Place", "Event"}, []string{"name", "aliases"}},
	"texts":        {[]string{"Sentence", "Document", "Claim"}, []string{"text", "title"}},
}

// textIndex is one index; each property is a field of its own.
type textIndex struct{ fields []*textField }

type textField struct {
	words map[string][]posting
	sizes map[*node]int // words of a node
	total int           // of all nodes
}

type posting struct {
	n    *node
	freq int
}

func (st *store) textIndex(name string) *textIndex {
	def, ok := fullTexts[name]
	if !ok {
		return nil
	}
	st.mu.Lock()
	defer st.mu.Unlock()
	if ix := st.texts[name]; ix != nil {
		return ix
	}
	ix := &textIndex{}
	for _, p := range def.props {
		f := &textField{words: map[string][]posting{}, sizes: map[*node]int{}}
		key := st.keys.find(p)
		for _, l := range def.labels {
			if id := st.labels.find(l); id >= 0 && id < len(st.byLabel) {
				for _, n := range st.byLabel[id] {
					f.add(n, n.props.get(key))
				}
			}
		}
		ix.fields = append(ix.fields, f)
	}
	st.texts[name] = ix
	return ix
}

func (f *textField) add(n *node, v any) {
	freq := map[string]int{}
	size := 0
	one := func(v any) {
		s, _ := v.(string)
		for _, w := range words(s) {
			freq[w]++
			size++
		}
	}
	if list, ok := v.([]any); ok {
		for _, e := range list {
			one(e)
		}
	} else {
		one(v)
	}
	if size == 0 {
		return
	}
	f.sizes[n] = size
	f.total += size
	for w, c := range freq {
		f.words[w] = append(f.words[w], posting{n, c})
	}
}

// words cuts a text as the server's analyzer does (the word boundaries of
// Unicode), in lower case.
func words(s string) []string {
	var out []string
	r := []rune(s)
	for i := 0; i < len(r); {
		if !isWordRune(r[i]) {
			i++
			continue
		}
		start := i
		for i < len(r) && (isWordRune(r[i]) || i+1 < len(r) && isWordRune(r[i+1]) && inside(r[i-1], r[i], r[i+1])) {
			if i++; unicode.Is(unicode.Ideographic, r[i-1]) || unicode.Is(unicode.Hiragana, r[i-1]) {
				break
			}
		}
		out = append(out, strings.ToLower(string(r[start:i])))
	}
	return out
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.Is(unicode.Pc, r)
}

// inside: an apostrophe or point between letters, a comma or point between
// digits.
func inside(a, m, b rune) bool {
	switch m {
	case '\'', '.', '\u2018', '\u2019', '\u2024', '\uFE52', '\uFF07', '\uFF0E':
		return unicode.IsLetter(a) == unicode.IsLetter(b)
	case ':', '\u00B7', '\u0387', '\u05F4', '\u2027':
		return unicode.IsLetter(a) && unicode.IsLetter(b)
	case ',', ';':
		return unicode.IsDigit(a) && unicode.IsDigit(b)
	}
	return false
}

// term is a word of a search; edits is -1 for a word as it stands.
type term struct {
	word   string
	edits  int
	prefix bool
}

// parseSearch reads words, word~ (up to two letters wrong), word~1 and word*.
// A word of several (by a hyphen) is all of them.
func parseSearch(s string) ([]term, error) {
	var out []term
	for _, w := range strings.Fields(s) {
		base, fuzzy, isFuzzy := strings.Cut(w, "~")
		prefix := strings.HasSuffix(base, "*")
		base = strings.TrimSuffix(base, "*")
		if strings.ContainsAny(base, `+!(){}[]^"?:\/*&|<>=`) || strings.HasPrefix(base, "-") || w == "AND" || w == "OR" || w == "NOT" || prefix && isFuzzy || base == "" {
			return nil, refused(-1, "this full-text search is not supported: %q (words, word~ and word* are)", w)
		}
		switch {
		case isFuzzy:
			edits, ok := map[string]int{"": 2, "0": 0, "1": 1, "2": 2}[fuzzy]
			if !ok {
				return nil, refused(-1, "this full-text search is not supported: %q (word~, word~1 and word~2 are)", w)
			}
			out = append(out, term{strings.ToLower(base), edits, false})
		case prefix:
			out = append(out, term{strings.ToLower(base), -1, true})
		default:
			for _, b := range words(base) {
				out = append(out, term{b, -1, false})
			}
		}
	}
	return out, nil
}

// weighted is a word of the index that a term stands for.
type weighted struct {
	word  string
	boost float64
}

func (f *textField) search(t term, score map[*node]float64) error {
	switch {
	case t.prefix:
		seen := map[*node]bool{}
		for w, list := range f.words {
			if strings.HasPrefix(w, t.word) {
				for _, p := range list {
					if !seen[p.n] {
						seen[p.n] = true
						score[p.n]++
					}
				}
			}
		}
		return nil
	case t.edits < 0:
		f.score(weighted{t.word, 1}, len(f.words[t.word]), score)
		return nil
	}
	var near []weighted
	length := len([]rune(t.word))
	for w := range f.words {
		n := len([]rune(w))
		if n-length > t.edits || length-n > t.edits {
			continue
		}
		d := letters.Distance(t.word, w)
		if d > t.edits {
			continue
		}
		boost := 1.0
		if d > 0 {
			boost = 1 - float64(float32(d)/float32(min(n, length)))
		}
		if boost < 0 {
			return refused(-1, "the word %q is too short for ~", t.word)
		}
		near = append(near, weighted{w, boost})
	}
	slices.SortFunc(near, func(a, b weighted) int { return cmp.Or(cmp.Compare(b.boost, a.boost), cmp.Compare(a.word, b.word)) })
	near = near[:min(50, len(near))]
	df := 0
	for _, w := range near {
		df = max(df, len(f.words[w.word]))
	}
	for _, w := range near {
		f.score(w, df, score)
	}
	return nil
}

// score adds BM25 with the usual constants.
func (f *textField) score(w weighted, df int, score map[*node]float64) {
	const k1, b = float32(1.2), float32(0.75)
	n := float64(len(f.sizes))
	idf := float32(math.Log(1 + (n-float64(df)+0.5)/(float64(df)+0.5)))
	mean := float32(float64(f.total) / n)
	weight := float32(w.boost) * idf
	for _, p := range f.words[w.word] {
		inverse := 1 / (k1 * ((1 - b) + b*float32(norm(f.sizes[p.n]))/mean))
		score[p.n] += float64(weight - weight/(1+float32(p.freq)*inverse))
	}
}

// norm is a length as the server keeps it, in one byte: exact up to 40, then
// with four bits of precision.
func norm(n int) int {
	const free = 24 // values below are kept as they are
	if n < free {
		return n
	}
	v := n - free
	shift := 0
	for v>>shift >= 16 {
		shift++
	}
	return v>>shift<<shift + free
}

// queryNodes is db.index.fulltext.queryNodes: nodes with their scores, the
// best first.
func queryNodes(x *exec, args []any, row func([]any) error) error {
	name, ok := args[0].(string)
	text, ok2 := args[1].(string)
	if !ok || !ok2 {
		return fail(-1, "the name of an index and a text are wanted, not %s and %s", show(args[0]), show(args[1]))
	}
	if len(args) > 2 {
		return refused(-1, "options of a full-text search are not supported: use LIMIT")
	}
	ix := x.st.textIndex(name)
	if ix == nil {
		return fail(-1, "there is no full-text index %s", show(name))
	}
	terms, err := parseSearch(text)
	if err != nil {
		return err
	}
	score := map[*node]float64{}
	for _, t := range terms { // sums are rounded where the server rounds them
		sum := map[*node]float64{}
		for _, f := range ix.fields {
			one := map[*node]float64{}
			if err := f.search(t, one); err != nil {
				return err
			}
			for n, v := range one {
				sum[n] += float64(float32(v))
			}
		}
		for n, v := range sum {
			score[n] += float64(float32(v))
		}
	}
	hits := make([]*node, 0, len(score))
	for n := range score {
		hits = append(hits, n)
	}
	slices.SortFunc(hits, func(a, b *node) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a.id, b.id)) })
	for _, n := range hits {
		if err := row([]any{n, float64(float32(score[n]))}); err != nil {
			return err
		}
	}
	return nil
}
