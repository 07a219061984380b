package event

import (
	"strconv"
	"strings"

	"dateline/extract"
)

// counts reads the numbers that a type asks for: of whom it was done to, of
// who did it, of the event itself ("14 arrests", "a death toll of 31").
func (r *reader) counts(f *found) []extract.Value {
	var out []extract.Value
	for _, role := range []string{"patient", "agent", "self"} {
		prop := f.p.typ.counts[role]
		if prop == "" {
			continue
		}
		for _, k := range r.counted(f, role) {
			if v, ok := r.number(k); ok && !r.measured(k, v) && !r.isNone(k) {
				v.Property = prop
				out = append(out, v)
				break
			}
		}
	}
	return out
}

// measured: money, shares and distances are never people: "killed 20 percent
// of the herd".
func (r *reader) measured(k int, v extract.Value) bool {
	if r.w.in("measure", v.Unit) || r.w.in("measure", r.t.key(k)) {
		return true
	}
	doc := r.t.doc
	if before := strings.TrimRight(doc.Text[max(0, v.Span.Span().Start-4):v.Span.Span().Start], " "); strings.HasSuffix(before, "$") || strings.HasSuffix(before, "€") || strings.HasSuffix(before, "£") || strings.HasSuffix(before, "Rs") {
		return true
	}
	return strings.HasPrefix(strings.TrimLeft(doc.Text[v.Span.Span().End:], " "), "%")
}

func (r *reader) counted(f *found, role string) []int {
	t := r.t
	switch {
	case f.p.use == useAdjective && role == "patient" && r.numberBefore(f.tok):
		return append([]int{f.tok - 1}, f.frame.object...) // "left 12 dead and 30 injured"
	case role == "self" && f.p.use == useNoun:
		out := []int{f.tok}
		for _, k := range t.of(f.tok) {
			if t.rel(k) == "nmod" && t.preposition(k) == "of" && t.tag(k) == "CD" || t.rel(k) == "appos" && t.tag(k) == "CD" {
				out = append(out, k)
			}
		}
		if key := t.key(f.tok); key == "toll" || key == "count" || key == "number" {
			out = append(out, r.tollNumber(f.tok)...)
		}
		return out
	case role == "self":
		if f.noun >= 0 {
			return []int{f.noun}
		}
		return nil
	case role == "agent" && f.p.use == useNoun:
		var out []int
		for _, k := range t.of(f.tok) {
			if t.rel(k) == "nmod" && (t.preposition(k) == "by" || t.preposition(k) == "of") {
				out = append(out, k)
			}
		}
		return append(out, f.frame.subject...)
	case role == "agent":
		return f.frame.subject
	}
	if f.p.use == useNoun {
		return r.objects(f)
	}
	if f.of >= 0 {
		return t.conjuncts(f.of)
	}
	if i := r.wordBefore(f); i >= 0 && (len(f.frame.object) == 0 || f.frame.object[0] < i) {
		return []int{i}
	}
	return f.frame.object
}

// wordBefore: the bare number before a passive that the tree has lost: "The
// union says eleven were detained."
func (r *reader) wordBefore(f *found) int {
	t := r.t
	i := f.tok - 1
	for i > 0 && t.sent[i] == t.sent[f.tok] && (extract.RelIs(t.rel(i), "aux*") || t.tag(i) == "RB") {
		i--
	}
	if i >= 0 && i < f.tok-1 && t.sent[i] == t.sent[f.tok] && r.w.numbers[t.lower(i)] > 1 {
		return i
	}
	return -1
}

// numberBefore: the adjective follows a bare number: "12 dead", "dozens
// missing".
func (r *reader) numberBefore(i int) bool {
	t := r.t
	return i > 0 && t.sent[i-1] == t.sent[i] && !t.isTime(i-1) && (t.tag(i-1) == "CD" || r.w.numbers[t.lower(i-1)] > 0 || vague[t.key(i-1)] > 0)
}

// tollNumber: "the toll stood at 19", "put the toll at 31", "rose to 45",
// "toll passes 40".
func (r *reader) tollNumber(n int) []int {
	t := r.t
	v := t.head(n)
	if v < 0 || !t.verbal(v) {
		return nil
	}
	var out []int
	for _, k := range t.of(v) {
		if k == n || t.isTime(k) {
			continue
		}
		p := t.preposition(k)
		for _, n := range t.of(k) { // "rose from 14 to 22"
			if t.rel(n) == "nmod" && t.preposition(n) == "to" && t.tag(n) == "CD" {
				out = append(out, n)
			}
		}
		if extract.RelIs(t.rel(k), "obl*", "nmod") && (p == "at" || p == "to" || p == "above" || p == "past") || extract.RelIs(t.rel(k), "obj", "xcomp") {
			out = append(out, k)
		}
	}
	return out
}

// number reads the number of the noun phrase headed by k: "at least 17
// people", "dozens of homes", "3.4 million", "six", "about 200 protesters".
func (r *reader) number(k int) (extract.Value, bool) {
	t := r.t
	if l := t.lower(k); l == "fewer" || l == "less" || l == "more" { // "no fewer than 15 officers"
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" && t.preposition(n) == "than" {
				k = n
				break
			}
		}
	}
	var toks []int
	unit := t.key(k)
	switch {
	case t.tag(k) == "CD" || r.w.numbers[t.lower(k)] > 1 && !t.has(k, "nummod") && vague[t.key(k)] == 0: // "eleven were detained"
		toks, unit = r.numberTokens(k), ""
		for _, n := range t.of(k) {
			if t.rel(n) == "nmod" && t.preposition(n) == "of" {
				unit = t.key(n)
			}
		}
	case vague[t.key(k)] > 0:
		return r.vagueNumber(k)
	default:
		n := r.numeral(k)
		if n < 0 {
			return extract.Value{}, false
		}
		toks = r.numberTokens(n)
	}
	if len(toks) == 0 {
		return extract.Value{}, false
	}
	v := extract.Value{Unit: unit}
	var ok bool
	if v.Number, ok = r.value(toks); !ok {
		return v, false
	}
	first, last := toks[0], toks[len(toks)-1]
	v.Bound = r.bound(first, last)
	if lo, x, y, ok := r.span(toks, v.Number); ok { // "30 to 40": at least 30
		v.Number, v.Bound, first, last = lo, "at-least", min(first, x), max(last, y)
	} else if x := r.w.numbers[t.lower(first)]; first == last && (x == 12 || x == 20 || x >= 100) && first > 0 && (t.lower(first-1) == "several" || t.lower(first-1) == "few") {
		v.Number, v.Bound, first = 2*v.Number, "at-least", first-1 // "several hundred"
	}
	v.Span = extract.Pair(t.doc.TokenSpan(first, last+1))
	return v, true
}

// numeral is the number that the tree hangs on noun k, or a number word that
// was taken for a name or an adjective: "Sixty people", "several dozen homes".
func (r *reader) numeral(k int) int {
	t := r.t
	if n := t.kid(k, "nummod"); n >= 0 {
		return n
	}
	for _, n := range t.of(k) {
		if n < k && extract.RelIs(t.rel(n), "amod", "compound", "nmod", "det") && r.w.numbers[t.lower(n)] > 1 && !t.isTime(n) && t.lower(n) != "both" {
			return n
		}
	}
	return -1
}

// span reads a range around the number x of toks: "30 to 40", "between 30 and
// 40", "30-40". It returns the lower end and the first and last token of all;
// "from 14 to 22" is a change, no range.
func (r *reader) span(toks []int, x float64) (low float64, first, last int, ok bool) {
	t := r.t
	first, last = toks[0], toks[len(toks)-1]
	if first == last {
		for _, dash := range []string{"-", "–"} {
			if a, b, cut := strings.Cut(t.lower(first), dash); cut {
				lo, err1 := r.digit(a)
				hi, err2 := r.digit(b)
				return lo, first, last, err1 && err2 && lo < hi && r.w.numbers[a] == 0
			}
		}
	}
	joins := func(i, low int) bool {
		switch t.lower(i) {
		case "to", "-", "–":
			return low == 0 || t.lower(low-1) != "from"
		case "and":
			return low > 0 && t.lower(low-1) == "between"
		case "or":
			return true // "two or three"
		}
		return false
	}
	s := t.sent[first]
	if i := first - 2; i >= 0 && t.sent[i] == s && !t.isTime(i) {
		if other := r.numberTokens(i); len(other) > 0 && joins(first-1, other[0]) {
			lo, good := r.value(other)
			return lo, other[0], last, good && lo < x
		}
	}
	if i := last + 2; i < len(t.sent) && t.sent[i] == s && joins(last+1, first) && !t.isTime(i) {
		if other := r.numberTokens(i); len(other) > 0 {
			hi, good := r.value(other)
			return x, first, other[len(other)-1], good && x < hi
		}
	}
	return 0, 0, 0, false
}

// numberTokens is the run of number tokens around n.
func (r *reader) numberTokens(n int) []int {
	lo, hi := n, n
	isNum := func(i int) bool {
		return i >= 0 && i < len(r.t.sent) && r.t.sent[i] == r.t.sent[n] && (r.t.tag(i) == "CD" || r.w.numbers[r.t.lower(i)] >= 100 || r.w.numbers[r.t.lower(i)] == 12)
	}
	ten := func(i int) bool { // "thirty-one" in three tokens, "two hundred and five"
		if i > 0 && i+1 < len(r.t.sent) && r.t.lower(i) == "and" && r.w.numbers[r.t.lower(i-1)] >= 100 {
			x := r.w.numbers[r.t.lower(i+1)]
			return x > 0 && x < 100
		}
		return i > 0 && i+1 < len(r.t.sent) && r.t.text(i) == "-" && r.w.numbers[r.t.lower(i-1)] >= 20 && r.w.numbers[r.t.lower(i-1)] < 100 && r.w.numbers[r.t.lower(i+1)] > 0 && r.w.numbers[r.t.lower(i+1)] < 10
	}
	if !isNum(n) && !ten(n-1) && !ten(n+1) {
		if r.w.numbers[r.t.lower(n)] > 0 {
			return []int{n}
		}
		return nil
	}
	for (isNum(lo-1) || ten(lo-1) || ten(lo)) && n-lo < 6 {
		lo--
	}
	for (isNum(hi+1) || ten(hi+1) || ten(hi)) && hi-n < 6 {
		hi++
	}
	var out []int
	for i := lo; i <= hi; i++ {
		out = append(out, i)
	}
	return out
}

// value multiplies and adds number words: "two hundred thousand", "3.4
// million", "1,700", "5k".
func (r *reader) value(toks []int) (float64, bool) {
	total, part, seen := 0.0, 0.0, false
	for _, i := range toks {
		x, ok := r.digit(r.t.lower(i))
		if !ok {
			continue
		}
		seen = true
		if _, word := r.w.numbers[r.t.lower(i)]; word && (x >= 100 || part > 0 && (x == 12 || x == 20 && r.t.key(i) == "score")) { // "two dozen"
			part = max(part, 1) * x
			if x >= 1000 {
				total, part = total+part, 0
			}
			continue
		}
		part += x
	}
	return total + part, seen
}

func (r *reader) digit(s string) (float64, bool) {
	if x, ok := r.w.numbers[s]; ok {
		return x, true
	}
	if a, b, ok := strings.Cut(s, "-"); ok && r.w.numbers[a] >= 20 {
		return r.w.numbers[a] + r.w.numbers[b], true
	}
	unit := 1.0
	for suffix, u := range map[string]float64{"k": 1e3, "m": 1e6, "bn": 1e9} {
		if c, ok := strings.CutSuffix(s, suffix); ok && c != "" {
			s, unit = c, u
			break
		}
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return x * unit, err == nil
}

// vague numbers stand for their least reading: "dozens" are at least 24.
var vague = map[string]float64{"ten": 20, "dozen": 24, "score": 40, "hundred": 200, "thousand": 2000, "million": 2e6}

func (r *reader) vagueNumber(k int) (extract.Value, bool) {
	t := r.t
	v := extract.Value{Number: vague[t.key(k)], Bound: "at-least", Span: extract.Pair(t.doc.Tokens[k].Span)}
	if t.tag(k) != "NNS" {
		return v, false
	}
	for _, n := range t.of(k) {
		if t.rel(n) != "nmod" || t.preposition(n) != "of" {
			continue
		}
		v.Unit = t.key(n)
		if u := vague[v.Unit]; u > 0 && t.tag(n) == "NNS" { // "tens of thousands", "hundreds of thousands"
			v.Number *= u / 2
			for _, m := range t.of(n) {
				if t.rel(m) == "nmod" && t.preposition(m) == "of" {
					v.Unit = t.key(m)
				}
			}
		}
	}
	return v, true
}

// bounds are the words before a number, longest first.
var bounds = []struct{ words, bound string }{
	{"at least", "at-least"}, {"no fewer than", "at-least"}, {"no less than", "at-least"}, {"not less than", "at-least"}, {"a minimum of", "at-least"},
	{"at most", "at-most"}, {"up to", "at-most"}, {"as many as", "at-most"}, {"no more than", "at-most"}, {"not more than", "at-most"}, {"a maximum of", "at-most"},
	{"more than", "more-than"}, {"over", "more-than"}, {"above", "more-than"}, {"upwards of", "more-than"}, {"passes", "more-than"}, {"exceeds", "more-than"}, {"exceeded", "more-than"}, {"passed", "more-than"},
	{"less than", "less-than"}, {"fewer than", "less-than"}, {"under", "less-than"}, {"below", "less-than"}, {"nearly", "less-than"}, {"almost", "less-than"},
	{"about", "about"}, {"around", "about"}, {"some", "about"}, {"roughly", "about"}, {"approximately", "about"}, {"an estimated", "about"}, {"estimated", "about"}, {"close to", "about"}, {"circa", "about"},
}

// bound is what the words around the number from token first to last make of
// it: "at least 12", "12 or more"; "" where it is exact.
func (r *reader) bound(first, last int) string {
	t := r.t
	if last+2 < len(t.sent) && t.sent[last+2] == t.sent[last] && t.lower(last+1) == "or" {
		switch t.lower(last + 2) {
		case "more":
			return "at-least"
		case "so":
			return "about"
		}
	}
	if first > 0 && t.lower(first-1) == "another" {
		first-- // "at least another 30"
	}
	if first > 0 && (t.lower(first-1) == "a" || t.lower(first-1) == "an") {
		first-- // "more than a thousand"
	}
	before := ""
	for i := max(0, first-3); i < first; i++ {
		if t.sent[i] == t.sent[first] {
			before += " " + t.lower(i)
		}
	}
	for _, b := range bounds {
		if strings.HasSuffix(before, " "+b.words) {
			return b.bound
		}
	}
	return ""
}
