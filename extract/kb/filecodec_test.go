package kb_test

import (
	"reflect"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
)

// An entry comes back as it was, and no bytes make the decoder panic.
func FuzzEntry(f *testing.F) {
	e := kb.Entry{Key: "x:1", Name: "Çalım", Type: extract.Place, Kind: "town", Country: "XQ", Location: &extract.Location{Lat: -1.5, Lon: 20.25},
		Population: 5, Prominence: 300, Parent: "x:2", CapitalOf: "x:3", Description: "d", Gender: "fem",
		Aliases: []kb.Alias{{Text: "C", How: kb.HowAcronym}}, Links: []string{"y:1"}, Borders: []string{"x:4", "x:5"}}
	good := kb.AppendEntry(nil, &e)
	if got, rest, err := kb.DecodeEntry(good); err != nil || len(rest) > 0 || !reflect.DeepEqual(got, e) {
		f.Fatalf("%+v %v", got, err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Fuzz(func(t *testing.T, b []byte) {
		e, rest, err := kb.DecodeEntry(b)
		if err != nil {
			return
		}
		again, _, err := kb.DecodeEntry(kb.AppendEntry(nil, &e))
		if err != nil || again.Key != e.Key || len(again.Aliases) != len(e.Aliases) || len(rest) > len(b) {
			t.Fatalf("%+v becomes %+v: %v", e, again, err)
		}
	})
}
