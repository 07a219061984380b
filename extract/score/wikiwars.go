package score

import (
	"encoding/xml"
	"fmt"
	"io"
	"path/filepath"
	"sort"
	"strings"

	"dateline/extract"
)

// GoldTime is a TIMEX3 of a TimeML file.
type GoldTime struct {
	extract.Span
	Value string
}

// TimeDocument is a TimeML file: its text, creation date and TIMEX3 elements.
type TimeDocument struct {
	Name      string
	Text      string
	Published string
	Times     []GoldTime
}

// ReadTimeML reads a .tml file as WikiWars has them.
func ReadTimeML(name string, r io.Reader) (TimeDocument, error) {
	doc := TimeDocument{Name: name}
	dec := xml.NewDecoder(r)
	dec.Strict = false
	var text strings.Builder
	depth := ""
	var open []GoldTime
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return doc, fmt.Errorf("%s: %w", name, err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "DCT", "TEXT":
				depth = tok.Name.Local
			case "TIMEX3":
				t := GoldTime{Span: extract.Span{Start: text.Len()}}
				for _, a := range tok.Attr {
					if a.Name.Local == "value" {
						t.Value = a.Value
					}
				}
				if depth == "DCT" && len(t.Value) >= 10 {
					doc.Published = t.Value[:10]
				}
				open = append(open, t)
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "DCT", "TEXT":
				depth = ""
			case "TIMEX3":
				t := open[len(open)-1]
				open = open[:len(open)-1]
				if t.End = text.Len(); depth == "TEXT" && t.Len() > 0 {
					doc.Times = append(doc.Times, t)
				}
			}
		case xml.CharData:
			if depth == "TEXT" {
				text.Write(tok)
			}
		}
	}
	doc.Text = text.String()
	sort.SliceStable(doc.Times, func(i, j int) bool { return doc.Times[i].Start < doc.Times[j].Start })
	return doc, nil
}

// TimeScore counts time expressions, found by overlap.
type TimeScore struct {
	Gold, System     int
	Found            int // gold expressions that a system's touches
	Touching         int // system's expressions that touch gold
	Valued, RightVal int // of the found ones: with a value in gold; the same value
}

// Add adds another count.
func (t *TimeScore) Add(o TimeScore) {
	t.Gold += o.Gold
	t.System += o.System
	t.Found += o.Found
	t.Touching += o.Touching
	t.Valued += o.Valued
	t.RightVal += o.RightVal
}

// F is precision, recall and F1 of the extents, relaxed.
func (t TimeScore) F() (p, r, f float64) { return prf(t.Touching, t.System, t.Found, t.Gold) }

// Accuracy is the part of the found expressions whose value is gold's.
func (t TimeScore) Accuracy() float64 { return ratio(t.RightVal, t.Valued) }

func (t TimeScore) String() string {
	p, r, f := t.F()
	return fmt.Sprintf("extents P=%.3f R=%.3f F=%.3f  values=%.3f  gold=%d sys=%d", p, r, f, t.Accuracy(), t.Gold, t.System)
}

// TimeError is one difference between gold and system.
type TimeError struct {
	Document, Kind, Text, Gold, System string
}

// Times compares the times of a document with gold.
func Times(gold TimeDocument, doc *extract.Document) (TimeScore, []TimeError) {
	var errs []TimeError
	sc := TimeScore{Gold: len(gold.Times), System: len(doc.Times)}
	touched := make([]bool, len(doc.Times))
	for _, g := range gold.Times {
		best, size := -1, 0
		for i := range doc.Times {
			o := min(g.End, doc.Times[i].End) - max(g.Start, doc.Times[i].Start)
			if o > 0 {
				touched[i] = true
				if o > size {
					best, size = i, o
				}
			}
		}
		if best < 0 {
			errs = append(errs, TimeError{gold.Name, "missed", doc.Surface(g.Span), g.Value, ""})
			continue
		}
		sc.Found++
		if g.Value == "" || g.Value == "null" {
			continue
		}
		sc.Valued++
		if v := doc.Times[best].Value; v == g.Value || v+":00" == g.Value {
			sc.RightVal++
		} else {
			errs = append(errs, TimeError{gold.Name, "value", doc.Surface(g.Span) + " ~ " + doc.Surface(doc.Times[best].Span), g.Value, v})
		}
	}
	for i, ok := range touched {
		if ok {
			sc.Touching++
		} else {
			t := doc.Times[i]
			errs = append(errs, TimeError{gold.Name, "extra", doc.Surface(t.Span), "", t.Value})
		}
	}
	return sc, errs
}

// WikiWarsFiles are the .tml files of a folder: 01-14 for development, the
// rest for measuring only.
func WikiWarsFiles(dir string, eval bool) ([]string, error) {
	all, err := filepath.Glob(filepath.Join(dir, "*.tml"))
	var out []string
	for _, f := range all {
		if b := filepath.Base(f); (b >= "15") == eval {
			out = append(out, f)
		}
	}
	return out, err
}
