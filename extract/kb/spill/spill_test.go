package spill

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A small budget makes hundreds of runs, more than are merged at once; what
// comes out is what sort.Strings gives.
func TestSort(t *testing.T) {
	dir := t.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	s := New(dir, "x", 4096)
	var want []string
	for i := range 60_000 {
		rec := strings.Repeat(string(rune('a'+rng.IntN(26))), rng.IntN(12)) + fmt.Sprint(rng.IntN(100))
		want = append(want, rec)
		if err := s.AddFull([]byte(rec)); err != nil {
			t.Fatal(err)
		}
		if i == 30_000 { // a stop and a new start; what was in memory comes again
			if err := s.Flush(); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "x-999999.run.part"), []byte("half"), 0o644); err != nil {
				t.Fatal(err)
			}
			var err error
			if s, err = Resume(dir, "x", 4096, s.Runs()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(s.Runs()); n < fanIn {
		t.Fatalf("only %d runs: the test shows nothing", n)
	}
	slices.Sort(want)
	i := 0
	err := s.Each(func(rec []byte) error {
		if string(rec) != want[i] {
			return fmt.Errorf("record %d: have %q, want %q", i, rec, want[i])
		}
		i++
		return nil
	})
	if err != nil || i != len(want) {
		t.Fatalf("%d of %d records: %v", i, len(want), err)
	}
	if err := s.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

// Every cut and every flipped bit of a run is an error, never a silent loss.
func TestDamagedRun(t *testing.T) {
	dir := t.TempDir()
	s := New(dir, "x", 1<<20)
	for i := range 20 {
		s.Add([]byte(fmt.Sprintf("record %d", i)))
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, s.Runs()[0])
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(b []byte) error {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		return s.Each(func([]byte) error { return nil })
	}
	if err := read(good); err != nil {
		t.Fatal(err)
	}
	for i := range good {
		if read(good[:i]) == nil {
			t.Errorf("cut at %d: no error", i)
		}
		bad := bytes.Clone(good)
		bad[i] ^= 4
		if read(bad) == nil {
			t.Errorf("bit flipped in byte %d: no error", i)
		}
	}
}
