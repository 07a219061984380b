package dump

import (
	"bytes"
	"encoding/json"
	"errors"
)

// A line of a Wikidata dump is an object of some kilobytes to megabytes, of
// which we want a hundredth. These functions walk over JSON without building
// it: a value that nobody wants is skipped at the speed of a search for quotes
// and brackets. They accept a little more than JSON (commas are not counted),
// and end with an error on what does not close.

var errJSON = errors.New("not well-formed JSON")

// skipSpace gives the index of the next byte that is no white space.
func skipSpace(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// skipString gives the index after the string that starts at b[i].
func skipString(b []byte, i int) (int, error) {
	for j := i + 1; ; {
		k := bytes.IndexByte(b[j:], '"')
		if k < 0 {
			return 0, errJSON
		}
		j += k
		n := 0
		for b[j-1-n] == '\\' { // ends at the opening quote at the latest
			n++
		}
		j++
		if n%2 == 0 {
			return j, nil
		}
	}
}

// skipValue gives the index after the value that starts at b[i].
func skipValue(b []byte, i int) (int, error) {
	if i >= len(b) {
		return 0, errJSON
	}
	switch b[i] {
	case '"':
		return skipString(b, i)
	case '{', '[':
		depth := 0
		for i < len(b) {
			switch b[i] {
			case '"':
				var err error
				if i, err = skipString(b, i); err != nil {
					return 0, err
				}
				continue
			case '{', '[':
				depth++
			case '}', ']':
				if depth--; depth == 0 {
					return i + 1, nil
				}
			}
			i++
		}
		return 0, errJSON
	case '}', ']', ',', ':':
		return 0, errJSON
	}
	start := i
	for i < len(b) && b[i] != ',' && b[i] != '}' && b[i] != ']' && b[i] > ' ' {
		i++
	}
	if i == start {
		return 0, errJSON
	}
	return i, nil
}

// fields calls do for the fields of an object until it says stop. Keys come
// without quotes, as they stand. An empty array counts as an empty object:
// Wikidata writes one for the other.
func fields(b []byte, do func(key, value []byte) bool) error {
	i := skipSpace(b, 0)
	if i < len(b) && b[i] == '[' {
		if j := skipSpace(b, i+1); j < len(b) && b[j] == ']' {
			return nil
		}
	}
	if i >= len(b) || b[i] != '{' {
		return errJSON
	}
	for i++; ; {
		if i = skipSpace(b, i); i < len(b) && b[i] == ',' {
			i = skipSpace(b, i+1)
		}
		if i < len(b) && b[i] == '}' {
			return nil
		}
		if i >= len(b) || b[i] != '"' {
			return errJSON
		}
		k, err := skipString(b, i)
		if err != nil {
			return err
		}
		key := b[i+1 : k-1]
		if i = skipSpace(b, k); i >= len(b) || b[i] != ':' {
			return errJSON
		}
		i = skipSpace(b, i+1)
		end, err := skipValue(b, i)
		if err != nil {
			return err
		}
		if !do(key, b[i:end]) {
			return nil
		}
		i = end
	}
}

// elements calls do for the elements of an array until it says stop.
func elements(b []byte, do func(value []byte) bool) error {
	i := skipSpace(b, 0)
	if i >= len(b) || b[i] != '[' {
		return errJSON
	}
	for i++; ; {
		if i = skipSpace(b, i); i < len(b) && b[i] == ',' {
			i = skipSpace(b, i+1)
		}
		if i < len(b) && b[i] == ']' {
			return nil
		}
		end, err := skipValue(b, i)
		if err != nil {
			return err
		}
		if !do(b[i:end]) {
			return nil
		}
		i = end
	}
}

// field gives a field of an object, nil if there is none.
func field(b []byte, name string) (out []byte) {
	_ = fields(b, func(k, v []byte) bool { // what is no object has no field
		if string(k) == name {
			out = v
		}
		return out == nil
	})
	return out
}

// path is field of field of field.
func path(b []byte, names ...string) []byte {
	for _, n := range names {
		if b = field(b, n); b == nil {
			return nil
		}
	}
	return b
}

// text unquotes a string; "" for anything else.
func text(b []byte) string {
	if len(b) < 2 || b[0] != '"' {
		return ""
	}
	if bytes.IndexByte(b, '\\') < 0 {
		return string(b[1 : len(b)-1])
	}
	var s string
	if json.Unmarshal(b, &s) != nil {
		return ""
	}
	return s
}
