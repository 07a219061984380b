package ner

import (
	"dateline/extract"
	"dateline/extract/perceptron"
)

// evidence is what the first pass found out about a word of the document.
type evidence struct {
	part  [3]int16 // as part of a longer name, by type
	whole [3]int16 // as a name on its own
}

// second decodes once more with what the document's own names tell: a report
// gives a name in full once and then its last word.
func (r *Recognizer) second(s *scratch, doc *extract.Document) {
	known := map[uint32]*evidence{}
	for _, nm := range doc.Names {
		typ := typeIndex(nm.Type)
		for i := nm.First; i < nm.Last; i++ {
			w := doc.Word(i)
			if k := kindOf(w); len(w) < 3 || k != kindCapital && k != kindUpper {
				continue
			}
			h := perceptron.Hash(w)
			ev := known[h]
			if ev == nil {
				ev = &evidence{}
				known[h] = ev
			}
			if nm.Last-nm.First > 1 {
				ev.part[typ]++
			} else {
				ev.whole[typ]++
			}
		}
	}
	if len(known) == 0 {
		return
	}
	first := doc.Names
	doc.Names = make([]extract.Name, 0, len(first)+4)
	at := 0
	for _, sent := range doc.Sentences {
		n := sent.Last - sent.First
		emits := s.emits[at : at+n*classes]
		at += n * classes
		if !r.pulls(doc, sent, known, emits) {
			for len(first) > 0 && first[0].First < sent.Last {
				doc.Names, first = append(doc.Names, first[0]), first[1:]
			}
			continue
		}
		for len(first) > 0 && first[0].First < sent.Last {
			first = first[1:]
		}
		s.load(doc, sent)
		s.x.fill(s.words, s.tags, r.gaz)
		s.lat.grow(n)
		copy(s.lat.emit, emits)
		r.collect(s, doc, sent)
	}
}

// pulls changes the scores of the words of a sentence that the document knows
// and tells whether there were any.
func (r *Recognizer) pulls(doc *extract.Document, sent extract.Sentence, known map[uint32]*evidence, emits []int32) bool {
	any := false
	for i := range sent.Last - sent.First {
		if ev := known[perceptron.Hash(doc.Word(sent.First+i))]; ev != nil {
			any = r.pull(emits[i*classes:][:classes], ev) || any
		}
	}
	return any
}

// pull raises the classes that the document speaks for. Parts of a person's
// name stand alone later; parts of other names ("Foreign", "Ministry") do not,
// so only whole names count there.
func (r *Recognizer) pull(row []int32, ev *evidence) bool {
	total := int16(0)
	for t := range ev.whole {
		total += ev.whole[t] + ev.part[t]
	}
	for t := range ev.whole {
		n := ev.whole[t]
		if t == 0 {
			n += 2 * ev.part[t]
		}
		if 2*n <= total {
			continue
		}
		b := r.units(r.Document)
		row[classOf(t, unit)] += b
		for p := begin; p <= last; p++ {
			row[classOf(t, p)] += b / 2
		}
		return true
	}
	return false
}

func typeIndex(t extract.Type) int {
	switch t {
	case extract.Person:
		return 0
	case extract.Place:
		return 1
	}
	return 2
}
