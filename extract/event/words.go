package event

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.txt
var dataFiles embed.FS

// words are the closed lists of English that the code needs: prepositions,
// word classes for conditions, verbs and nouns that change the status of what
// they embed, numbers.
type words struct {
	prepositions map[string]bool
	classes      map[string]map[string]bool
	status       map[string]string // lemma -> status class (data/status.txt)
	adverb       map[string]string
	numbers      map[string]float64
	irregular    map[string][]string // verb -> forms
	forms        map[string]string   // inflected verb -> lemma
	plover       map[string]string   // "type sign" -> root (data/plover.txt)
}

func loadWords() (*words, error) {
	w := &words{prepositions: map[string]bool{}, classes: map[string]map[string]bool{}, status: map[string]string{}, adverb: map[string]string{}, numbers: map[string]float64{}, irregular: map[string][]string{}, plover: map[string]string{}}
	err := readLists("data/classes.txt", func(key, word string) error {
		if w.classes[key] == nil {
			w.classes[key] = map[string]bool{}
		}
		w.classes[key][word] = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	for p := range w.classes["preposition"] {
		w.prepositions[p] = true
	}
	if err := readLists("data/status.txt", func(key, word string) error {
		if into, ok := strings.CutPrefix(key, "adverb "); ok {
			w.adverb[word] = into
			return nil
		}
		w.status[word] = key
		return nil
	}); err != nil {
		return nil, err
	}
	if err := readLists("data/plover.txt", func(key, word string) error {
		kind, root, ok := strings.Cut(key, " ")
		if !ok {
			return fmt.Errorf("%q: want type, code or verb, and a root", key)
		}
		w.plover[kind+" "+word] = root
		return nil
	}); err != nil {
		return nil, err
	}
	if err := readLists("data/irregular.txt", func(key, word string) error {
		w.irregular[key] = append(w.irregular[key], word)
		return nil
	}); err != nil {
		return nil, err
	}
	return w, readLists("data/numbers.txt", func(key, word string) error {
		var f float64
		if _, err := fmt.Sscanf(key, "%g", &f); err != nil {
			return fmt.Errorf("number %q: %w", key, err)
		}
		w.numbers[word] = f
		return nil
	})
}

// readLists reads "key: word word word" lines; "_" in a word is a space.
func readLists(name string, add func(key, word string) error) error {
	b, err := dataFiles.ReadFile(name)
	if err != nil {
		return err
	}
	for i, l := range strings.Split(string(b), "\n") {
		if l = strings.TrimSpace(l); l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		key, list, ok := strings.Cut(l, ":")
		if !ok {
			return fmt.Errorf("%s:%d: want \"key: words\"", name, i+1)
		}
		for _, word := range strings.Fields(list) {
			if err := add(strings.TrimSpace(key), strings.ReplaceAll(word, "_", " ")); err != nil {
				return fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
	}
	return nil
}

func (w *words) in(class, lemma string) bool { return w.classes[class][lemma] }
