package source

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
)

// envelopes are the keys under which services pack a list of reports.
var envelopes = []string{"articles", "documents", "docs", "results", "records", "items", "stories", "data", "hits", "response"}

const jsonHint = `want records with a "text": an array [{"text":"…"}, …], one object, or an envelope such as {"articles":[…]}`

// jsonRecords reads a .json file: objects one after the other, arrays of them,
// envelopes, or a JSON Feed. Names of keys are found as those of columns. A
// fault in the syntax ends the file at its offset.
func jsonRecords(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	if bom, _ := br.Peek(3); string(bom) == "\ufeff" {
		_, _ = br.Discard(3)
	}
	if peek, _ := br.Peek(head); feedMark.Match(peek) {
		return feed(p, br, opt, emit)
	}
	limit := 8 * opt.limit()
	lim := &io.LimitedReader{R: br, N: limit}
	dec := json.NewDecoder(lim)
	j := &jsonReader{p: p, opt: opt, emit: emit}
	for {
		start := dec.InputOffset()
		var v any
		err := dec.Decode(&v)
		switch {
		case errors.Is(err, io.EOF) && j.n == 0:
			return emit(nil, &Error{Path: p, Err: ErrEmpty, Hint: "leave it out"})
		case errors.Is(err, io.EOF):
			return true
		case err != nil && lim.N <= 0:
			return emit(nil, tooLarge(p, 0, limit))
		case err != nil:
			at := int(start)
			var syn *json.SyntaxError
			if errors.As(err, &syn) {
				at = int(syn.Offset)
			}
			return emit(nil, &Error{Path: p, Offset: at, Err: fmt.Errorf("%w: %w", ErrRecord, err), Hint: jsonHint})
		}
		if !j.value(v) {
			return false
		}
	}
}

type jsonReader struct {
	p    string
	opt  Options
	emit emitFunc
	n    int
}

// value reads an object or a list of them.
func (j *jsonReader) value(v any) bool {
	switch x := v.(type) {
	case []any:
		for _, y := range x {
			if !j.value(y) {
				return false
			}
		}
		if len(x) > 0 {
			return true
		}
	case map[string]any:
		if rec, ok := j.record(x); ok {
			j.n++
			return j.one(rec)
		}
		for _, k := range envelopes {
			switch y := x[k].(type) {
			case []any, map[string]any:
				return j.value(y)
			}
		}
	}
	j.n++
	return j.emit(nil, &Error{Path: fmt.Sprintf("%s#%d", j.p, j.n), Err: fmt.Errorf("%w: it has no \"text\"", ErrRecord), Hint: jsonHint})
}

func (j *jsonReader) one(rec Record) bool {
	where := fmt.Sprintf("%s#%d", j.p, j.n)
	if blank([]byte(rec.Text)) {
		return j.emit(nil, &Error{Path: where, Err: ErrEmpty, Hint: "leave it out"})
	}
	return j.emit(j.opt.Document(where, rec), nil)
}

// record takes the parts out of an object; ok is false when it has no text.
func (j *jsonReader) record(x map[string]any) (rec Record, ok bool) {
	names := make([]string, 0, len(x))
	for k := range x {
		names = append(names, k)
	}
	sort.Strings(names) // two spellings of one name: always the same one wins
	row := make([]string, len(names))
	isText := make([]bool, len(names))
	for i, k := range names {
		row[i], isText[i] = scalar(x[k])
	}
	for i := len(names) - 1; i >= 0; i-- { // {"content": {…}} is no text
		if !isText[i] {
			names, row = slices.Delete(names, i, i+1), slices.Delete(row, i, i+1)
		}
	}
	at := j.opt.Columns.places(names)
	return at.record(row), at.text >= 0
}

// scalar is a string or number as text; of an object with a name (a publisher
// in NewsAPI) the name.
func scalar(v any) (string, bool) {
	switch x := v.(type) {
	case string:
		return x, true
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64), true
	case map[string]any:
		s, ok := x["name"].(string)
		return s, ok
	}
	return "", false
}
