package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/extract"
	"dateline/graph/build"
)

// account prints what a person wants to know of a run first: what happened,
// what is disputed and by whom, who is who, what was skipped.
type account struct {
	w     io.Writer
	c     *extract.Corpus
	width int
	ents  map[string]*extract.Entity
	docs  map[string]*extract.Document
	evs   map[string]*extract.Event
}

func newAccount(w io.Writer, c *extract.Corpus, width int) *account {
	a := &account{w: w, c: c, width: width, ents: map[string]*extract.Entity{}, docs: map[string]*extract.Document{}, evs: map[string]*extract.Event{}}
	for i := range c.Entities {
		a.ents[c.Entities[i].ID] = &c.Entities[i]
	}
	for i := range c.Events {
		a.evs[c.Events[i].ID] = &c.Events[i]
	}
	for _, d := range c.Documents {
		a.docs[d.ID] = d
	}
	return a
}

func (a *account) heading(s string) { fmt.Fprintf(a.w, "\n%s\n%s\n", s, strings.Repeat("-", len(s))) }

// print writes all parts; long lists say how much they leave out.
func (a *account) print() {
	a.disputed()
	a.timeline()
	a.relations()
	a.entities()
}

// important orders events by what a reader wants to see first.
func (a *account) important(events []*extract.Event) {
	slices.SortFunc(events, func(x, y *extract.Event) int {
		return cmp.Or(cmp.Compare(len(y.Mentions), len(x.Mentions)), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
}

// answered: some claim stands to the event. What the report itself says did not
// happen ("refusing to let civilians cross") is no dispute.
func (a *account) answered(e *extract.Event) bool {
	for _, ref := range e.Mentions {
		doc := a.docs[ref[0]]
		for i := range doc.Claims {
			if slices.Contains(doc.Claims[i].About, ref[1]) {
				return true
			}
		}
	}
	return false
}

// disputed shows the events on which sources contradict each other.
func (a *account) disputed() {
	var list []*extract.Event
	for i := range a.c.Events {
		if e := &a.c.Events[i]; e.Status == "disputed" || e.Status == "denied" && a.answered(e) {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return
	}
	a.important(list)
	a.heading("Disputed")
	const most = 12
	for i, e := range list {
		if i == most {
			fmt.Fprintf(a.w, "  ... and %d more disputed events\n", len(list)-most)
			break
		}
		fmt.Fprintf(a.w, "* %s%s  [%s]\n", e.Name, day(e), e.Status)
		a.claims(e)
	}
	a.excluding()
}

// excluding lists the pairs of outcomes that cannot both be true, and values.
func (a *account) excluding() {
	n := 0
	for _, x := range a.c.Contradictions {
		if x.Reason == "denial" && len(x.Events) > 0 {
			continue // stands under its event
		}
		if n++; n > 15 {
			continue
		}
		mark := "!"
		if x.Score < surely {
			mark = "? perhaps"
		}
		switch x.Reason {
		case "incompatible-outcome":
			fmt.Fprintf(a.w, "%s excludes each other: %s\n", mark, extract.Clip(x.Detail, max(40, a.width-22-len(mark))))
		default:
			name := ""
			if e := a.evs[first(x.Events)]; e != nil {
				name = " (" + e.Name + ")"
			}
			fmt.Fprintf(a.w, "%s %s: %s\n", mark, cmp.Or(x.About, "differs"), extract.Clip(x.Detail+name, max(40, a.width-len(x.About)-3-len(mark))))
		}
	}
	if n > 15 {
		fmt.Fprintf(a.w, "  ... and %d more contradictions\n", n-15)
	}
}

// surely is the score from which five contradictions of six are right; of those
// under it every second one is (docs/contradictions-judged.md).
const surely = 0.75

func first(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

// sideLabels are the ways to stand to an event, in the order shown.
var sideLabels = []struct{ stance, label string }{{"asserts", "says so"}, {"confirms", "confirms"}, {"denies", "denies"}, {"doubts", "doubts"}, {"unverified", "unverified"}}

// voice is one source on one side of an event.
type voice struct {
	who  string
	docs map[string]bool
	text string // its shortest wording of ten characters or more
}

// claims prints who stands where on an event: each source once a side, the
// most reported first.
func (a *account) claims(e *extract.Event) {
	sides := map[string]map[string]*voice{}
	for _, ref := range e.Mentions {
		doc := a.docs[ref[0]]
		for i := range doc.Claims {
			c := &doc.Claims[i]
			who := a.source(doc, c)
			if who == "" || !slices.Contains(c.About, ref[1]) || c.TellsAside(ref[1]) {
				continue
			}
			stance := c.Stance
			if ev := doc.Event(ref[1]); ev != nil && c.Holds(ev) < 0 {
				stance = "denies"
			}
			if sides[stance] == nil {
				sides[stance] = map[string]*voice{}
			}
			v := sides[stance][who]
			if v == nil {
				v = &voice{who: who, docs: map[string]bool{}}
				sides[stance][who] = v
			}
			v.docs[doc.ID] = true
			if t := extract.OneLine(doc.Surface(c.Content.Span())); v.text == "" || len(t) >= 10 && len(t) < len(v.text) || len(v.text) < 10 {
				v.text = t
			}
		}
	}
	for _, s := range sideLabels {
		var list []*voice
		for _, v := range sides[s.stance] {
			list = append(list, v)
		}
		slices.SortFunc(list, func(x, y *voice) int {
			return cmp.Or(cmp.Compare(len(y.docs), len(x.docs)), cmp.Compare(x.who, y.who))
		})
		for i, v := range list {
			if i == 5 {
				fmt.Fprintf(a.w, "    %-11s and %d more\n", "", len(list)-5)
				break
			}
			head := fmt.Sprintf("    %-11s %s (%d report%s): ", s.label, v.who, len(v.docs), plural(len(v.docs)))
			fmt.Fprintf(a.w, "%s%s\n", head, extract.Clip(v.text, max(30, a.width-len(head))))
		}
	}
}

// source is the name of who makes a claim, "" where the text gives none.
func (a *account) source(doc *extract.Document, c *extract.Claim) string {
	if m := doc.Mention(c.Source); m != nil {
		if e := a.ents[m.Entity]; e != nil {
			return e.Name
		}
		return extract.OneLine(doc.Surface(m.Span))
	}
	if !c.SourceSpan.IsZero() {
		return extract.OneLine(doc.Surface(c.SourceSpan.Span()))
	}
	return ""
}

// timeline prints the dated events that are told to have happened.
func (a *account) timeline() {
	var list []*extract.Event
	undated := 0
	for i := range a.c.Events {
		e := &a.c.Events[i]
		if e.Modality != "asserted" && e.Modality != "reported" {
			continue
		}
		if e.Earliest == "" && e.Latest == "" {
			undated++
			continue
		}
		list = append(list, e)
	}
	if len(list) == 0 {
		return
	}
	const most = 40
	left := 0
	if len(list) > most {
		a.important(list)
		left = len(list) - most
		list = list[:most]
	}
	slices.SortFunc(list, func(x, y *extract.Event) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Earliest, x.Latest), cmp.Or(y.Earliest, y.Latest)), cmp.Compare(x.Latest, y.Latest), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	a.heading("Timeline")
	for _, e := range list {
		status := e.Status
		switch e.Modality { // what is only planned or feared has not happened
		case "planned", "ordered", "possible", "hypothetical":
			status = e.Modality + ", " + status
		}
		fmt.Fprintf(a.w, "%-23s %s  [%s, %d telling%s]\n", window(e), extract.Clip(e.Name, max(40, a.width-50)), status, len(e.Mentions), plural(len(e.Mentions)))
	}
	if left+undated > 0 {
		fmt.Fprintf(a.w, "  ... and %d more dated, %d undated events in the files\n", left, undated)
	}
}

// relations prints the plain edges that the reports state.
func (a *account) relations() {
	type key struct{ s, t, o string }
	n := map[key]map[string]bool{}
	note := map[key]string{}
	vague := build.Vague(a.c)
	for _, doc := range a.c.Documents {
		for i := range doc.Relations {
			r := &doc.Relations[i]
			s, o := doc.Mention(r.Subject), doc.Mention(r.Object)
			if s == nil || o == nil || r.Polarity == "negative" || a.ents[s.Entity] == nil || a.ents[o.Entity] == nil || vague(r.Type, s.Entity, o.Entity) {
				continue
			}
			k := key{a.ents[s.Entity].Name, r.Type, a.ents[o.Entity].Name}
			if build.Symmetric(r.Type) && k.o < k.s {
				k.s, k.o = k.o, k.s
			}
			if n[k] == nil {
				n[k] = map[string]bool{}
			}
			n[k][doc.ID] = true
			if r.Office != "" && note[k] == "" {
				note[k] = r.Office
			}
			if r.Status != "" {
				note[k] = strings.TrimSpace(r.Status + " " + note[k])
			}
		}
	}
	if len(n) == 0 {
		return
	}
	var ks []key
	for k := range n {
		ks = append(ks, k)
	}
	slices.SortFunc(ks, func(x, y key) int {
		return cmp.Or(cmp.Compare(x.t, y.t), cmp.Compare(x.s, y.s), cmp.Compare(x.o, y.o))
	})
	a.heading("Relations")
	const most = 60
	for i, k := range ks {
		if i == most {
			fmt.Fprintf(a.w, "  ... and %d more\n", len(ks)-most)
			break
		}
		extra := ""
		if note[k] != "" {
			extra = " (" + note[k] + ")"
		}
		fmt.Fprintf(a.w, "%s -%s-> %s%s  [%d report%s]\n", k.s, k.t, k.o, extra, len(n[k]), plural(len(n[k])))
	}
}

// entities prints who and what is named most.
func (a *account) entities() {
	a.heading("Named most")
	for _, t := range []extract.Type{extract.Person, extract.Organization, extract.Place} {
		var list []*extract.Entity
		for i := range a.c.Entities {
			if e := &a.c.Entities[i]; e.Type == t && !e.Anonymous && len(e.Mentions) > 0 {
				list = append(list, e)
			}
		}
		slices.SortFunc(list, func(x, y *extract.Entity) int {
			return cmp.Or(cmp.Compare(len(y.Mentions), len(x.Mentions)), cmp.Compare(x.Name, y.Name))
		})
		var parts []string
		for i, e := range list {
			if i == 15 {
				parts = append(parts, fmt.Sprintf("... %d more", len(list)-15))
				break
			}
			mark := ""
			if !e.Resolved {
				mark = "?"
			}
			parts = append(parts, fmt.Sprintf("%s%s (%d)", e.Name, mark, len(e.Mentions)))
		}
		if len(parts) > 0 {
			wrap(a.w, strings.ToLower(string(t))+"s: "+strings.Join(parts, ", "), a.width)
		}
	}
	fmt.Fprintln(a.w, "(? = in no knowledge base that was asked)")
}

// window is an event's date as it is known: a day, a month, an open interval.
func window(e *extract.Event) string {
	switch {
	case e.Earliest == e.Latest:
		return e.Earliest
	case e.Latest == "":
		return "since " + e.Earliest
	case e.Earliest == "":
		return "until " + e.Latest
	}
	return e.Earliest + ".." + e.Latest
}

func day(e *extract.Event) string {
	if e.Earliest == "" && e.Latest == "" {
		return ""
	}
	return ", " + window(e)
}

// label is how a report is called in a line.
func label(doc *extract.Document) string {
	return cmp.Or(doc.SourceID, doc.Publisher, base(doc.Path), doc.ID)
}

func base(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// wrap prints a line broken at words, continued with two blanks.
func wrap(w io.Writer, s string, width int) {
	line := ""
	for _, f := range strings.Fields(s) {
		if line != "" && len([]rune(line))+1+len([]rune(f)) > width {
			fmt.Fprintln(w, line)
			line = " "
		}
		if line == "" {
			line = f
		} else {
			line += " " + f
		}
	}
	fmt.Fprintln(w, line)
}
