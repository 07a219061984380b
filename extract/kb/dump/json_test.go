package dump

import (
	"encoding/json"
	"testing"
)

// The walk ends on any bytes, and on well-formed objects it finds the fields
// that encoding/json finds.
func FuzzFields(f *testing.F) {
	for _, s := range []string{`{"a":1,"b":{"c":["}\"",2]},"d":"\\\""}`, `{}`, `[]`, `{"a":`, `{"a":"\`, `[1,[2,{"x":null}]]`, ` { "k" : [ ] } `} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got := map[string][]byte{}
		err := fields(b, func(k, v []byte) bool {
			got[string(k)] = v
			return true
		})
		_ = elements(b, func(v []byte) bool { _, _, _ = text(v), field(v, "x"), items(v, 3); return true })
		var want map[string]json.RawMessage
		if json.Unmarshal(b, &want) != nil || want == nil {
			return
		}
		if err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		for k, v := range got {
			var key string
			if json.Unmarshal([]byte(`"`+k+`"`), &key) != nil || !json.Valid(v) {
				t.Fatalf("%q: field %q is %q", b, k, v)
			}
			delete(want, key)
		}
		if len(want) > 0 {
			t.Fatalf("%q: not found: %v", b, want)
		}
	})
}
