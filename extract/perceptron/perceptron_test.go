package perceptron

import (
	"bufio"
	"bytes"
	"errors"
	"math"
	"testing"
)

// learn teaches three classes told apart by one feature each.
func learn() *Model {
	t := NewTrainer(3)
	feats := [][]uint32{{Hash("a"), 7}, {Hash("b"), 7}, {Hash("c"), 7}}
	for range 2 {
		for _, f := range feats {
			t.Count(f)
		}
	}
	t.Freeze(2)
	scores := make([]float32, 3)
	for range 10 {
		for gold, f := range feats {
			rows := t.Rows(f, nil)
			t.Score(rows, scores)
			best := 0
			for c := range scores {
				if scores[c] > scores[best] {
					best = c
				}
			}
			if best != gold {
				t.Add(rows, gold, 1)
				t.Add(rows, best, -1)
			}
			t.Step()
		}
	}
	return t.Model([]string{"A", "B", "C"}, 0.01)
}

func best(m *Model, feats ...uint32) string {
	scores := make([]int32, len(m.Classes))
	m.Score(feats, scores)
	b := 0
	for c := range scores {
		if scores[c] > scores[b] {
			b = c
		}
	}
	return m.Classes[b]
}

func TestLearnAndStore(t *testing.T) {
	m := learn()
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	again, err := ReadModel(bufio.NewReader(bytes.NewReader(file.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"a": "A", "b": "B", "c": "C"} {
		for _, model := range []*Model{m, again, m.Pruned(0.01, 0.01)} {
			if got := best(model, Hash(word), 7); got != want {
				t.Errorf("%s: got %s", word, got)
			}
		}
	}
	var second bytes.Buffer
	if _, err := again.WriteTo(&second); err != nil || !bytes.Equal(file.Bytes(), second.Bytes()) {
		t.Error("the file is not the same after reading and writing")
	}
}

// A file that is cut or damaged gives an error, never a panic.
func TestDamage(t *testing.T) {
	var file bytes.Buffer
	if _, err := learn().WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	for n := range file.Len() {
		if _, err := ReadModel(bufio.NewReader(bytes.NewReader(file.Bytes()[:n]))); !errors.Is(err, ErrFormat) {
			t.Fatalf("cut at %d: %v", n, err)
		}
	}
	for i := range file.Len() {
		b := bytes.Clone(file.Bytes())
		b[i] ^= 0x55
		m, err := ReadModel(bufio.NewReader(bytes.NewReader(b)))
		if err == nil {
			best(m, Hash("a"), 7)
		}
	}
}

func TestHashes(t *testing.T) {
	if HashLower("Kabul1") != HashLower("KABUL9") || Hash("a") == Hash("b") || Shape("Abcdef") != Shape("Xyzzzzz") || Mix2(1, 2, 3) == Mix2(1, 3, 2) {
		t.Error("hashes")
	}
}

// TestAverage: the mean model gives the mean of the scores.
func TestAverage(t *testing.T) {
	train := func(seed uint32) *Model {
		tr := NewTrainer(2)
		for range 2 {
			tr.Count([]uint32{7, seed})
		}
		tr.Freeze(1)
		rows := tr.Rows([]uint32{7, seed}, nil)
		tr.Add(rows, 0, 1)
		tr.Add(rows, 1, -1)
		tr.Step()
		return tr.Model([]string{"a", "b"}, 0)
	}
	a, b := train(11), train(12)
	mean := Average([]*Model{a, b}, 0, a.Scale)
	score := func(m *Model, feats ...uint32) float64 {
		s := make([]int32, 2)
		m.Score(feats, s)
		return float64(s[0]) * m.Scale
	}
	for _, f := range []uint32{7, 11, 12} {
		want := (score(a, f) + score(b, f)) / 2
		if got := score(mean, f); math.Abs(got-want) > 2*a.Scale {
			t.Errorf("feature %d: %v, want %v", f, got, want)
		}
	}
	if score(mean, 7) == 0 {
		t.Error("a feature that both have has no weight")
	}
}
