package claim

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

//go:embed data/cues.txt
var cuesFile string

// frame is a place where the content of a cue stands.
type frame struct {
	name  string // that quote object figure doing of at to by for as called
	class string // class of nouns, "" for any
	not   bool   // the noun must not be of the class
}

// cue is one use of a verb.
type cue struct {
	stance   string
	strength float64
	words    []string // particles behind the verb: "rule out"
	frames   []frame
}

func (c *cue) frame(name string) (frame, bool) {
	for _, f := range c.frames {
		if f.name == name {
			return f, true
		}
	}
	return frame{}, false
}

// lexicon is data/cues.txt, by lemma.
type lexicon struct {
	verbs      map[string][]*cue
	nouns      map[string]string
	predicates map[string]string
	adverbs    map[string]string
	classes    map[string]map[string]bool
	sources    [][]string
	against    [][]string
	contrary   []contrary
}

func readLexicon(text string) (*lexicon, error) {
	lex := &lexicon{verbs: map[string][]*cue{}, nouns: map[string]string{}, predicates: map[string]string{},
		adverbs: map[string]string{}, classes: map[string]map[string]bool{}}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, ok := strings.Cut(line, ":")
		f := strings.Fields(key)
		if !ok || len(f) == 0 {
			return nil, fmt.Errorf("cues.txt:%d: want key: words", n+1)
		}
		if err := lex.add(f, strings.Fields(rest)); err != nil {
			return nil, fmt.Errorf("cues.txt:%d: %w", n+1, err)
		}
	}
	for _, cues := range lex.verbs {
		// "rule out" before "rule"
		sort.SliceStable(cues, func(a, b int) bool { return len(cues[a].words) > len(cues[b].words) })
	}
	return lex, nil
}

func (lex *lexicon) add(key, words []string) error {
	var table map[string]string
	switch key[0] {
	case "verb":
		return lex.addVerbs(key[1:], words)
	case "noun":
		table = lex.nouns
	case "predicate":
		table = lex.predicates
	case "adverb":
		table = lex.adverbs
	case "source", "against":
		for _, w := range words {
			if key[0] == "source" {
				lex.sources = append(lex.sources, strings.Split(w, "+"))
			} else {
				lex.against = append(lex.against, strings.Split(w, "+"))
			}
		}
		return nil
	default:
		if len(key) != 1 {
			return fmt.Errorf("unknown key %q", strings.Join(key, " "))
		}
		if lex.classes[key[0]] == nil {
			lex.classes[key[0]] = map[string]bool{}
		}
		for _, w := range words {
			lex.classes[key[0]][w] = true
		}
		return nil
	}
	if len(key) != 2 || !stances[key[1]] {
		return fmt.Errorf("want %s STANCE", key[0])
	}
	for _, w := range words {
		table[w] = key[1]
	}
	return nil
}

var stances = map[string]bool{"asserts": true, "denies": true, "confirms": true, "doubts": true, "unverified": true}

func (lex *lexicon) addVerbs(key, words []string) error {
	// "object(no right)" comes apart at the space; join it again.
	for i := 0; i < len(key)-1; i++ {
		if strings.HasSuffix(key[i], "(no") {
			key[i] += " " + key[i+1]
			key = append(key[:i+1], key[i+2:]...)
		}
	}
	if len(key) < 3 || !stances[key[0]] {
		return fmt.Errorf("want verb STANCE STRENGTH FRAMES")
	}
	strength, err := strconv.ParseFloat(key[1], 64)
	if err != nil {
		return err
	}
	c := cue{stance: key[0], strength: strength}
	for _, k := range key[2:] {
		name, class, _ := strings.Cut(strings.TrimSuffix(k, ")"), "(")
		fr := frame{name: name}
		fr.class, fr.not = strings.CutPrefix(class, "no ")
		c.frames = append(c.frames, fr)
	}
	for _, w := range words {
		parts := strings.Split(w, "+")
		one := c
		one.words = parts[1:]
		lex.verbs[parts[0]] = append(lex.verbs[parts[0]], &one)
	}
	return nil
}

func (lex *lexicon) is(class, word string) bool { return lex.classes[class][word] }
