package merge

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"

	"dateline/extract"
)

// Decisions are what a person has settled about entities. They live in a text
// file, one a line:
//
//	# a comment
//	same "Mullah Yaqoob" = "Mohammad Yaqoob"    one entity; the first gives name and id
//	different "Ali Khan" @ 01.txt != "Ali Khan" @ 02.txt    two entities
//	rename Taleban = Taliban
//	retype Wagner = ORGANIZATION                or PERSON, PLACE
//	link "Grey Falcons" = wikidata:Q123         the entry of a knowledge base that it is
//	unlink Georgetown                           none of the base's
//
// An entity is named by its id (e_...), by a key of a knowledge base (base:id)
// or by a name of it; "[PERSON] Jordan" asks for a type, "Jordan @ 01.txt" for
// the Jordan of that report (its file, its id, or its source_id). Quotes are
// needed around a name that holds one of = ! @ # " [.
type Decisions struct {
	// File is the name in remarks and reasons, without folders.
	File  string
	lines []decision
	sum   string
}

// decision is one line.
type decision struct {
	line int
	verb string
	refs []entityRef
	text string // what rename, retype and link set
}

// entityRef names an entity.
type entityRef struct {
	raw  string
	name string
	typ  extract.Type
	doc  string
}

// DecisionError is a line that cannot be read.
type DecisionError struct {
	File string
	Line int
	Msg  string
}

func (e *DecisionError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// ReadDecisions reads decisions; file is their name in errors (*DecisionError).
func ReadDecisions(r io.Reader, file string) (*Decisions, error) {
	d := &Decisions{File: filepath.Base(file)}
	h := sha256.New()
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(sc.Text(), "\ufeff"))
		toks, err := decisionTokens(line)
		if err != nil {
			return nil, &DecisionError{file, n, err.Error()}
		}
		if len(toks) == 0 {
			continue
		}
		one, err := parseDecision(toks)
		if err != nil {
			return nil, &DecisionError{file, n, err.Error()}
		}
		one.line = n
		d.lines = append(d.lines, one)
		fmt.Fprintf(h, "%s %q %s\n", one.verb, one.refs, one.text)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	d.sum = hex.EncodeToString(h.Sum(nil)[:4])
	return d, nil
}

// Label is how the header of an extract names the decisions.
func (d *Decisions) Label() string {
	return fmt.Sprintf("%s (%d, %s)", d.File, len(d.lines), d.sum)
}

// token is a word, a quoted string, or one of the marks = != @.
type token struct {
	text   string
	quoted bool
}

var decisionToken = regexp.MustCompile(`^(?:"((?:[^"\\]|\\.)*)"|(!=|=|@)|(\[[A-Za-z]+\])|([^\s"=!@#\[]+))`)

func decisionTokens(line string) (out []token, err error) {
	for {
		line = strings.TrimLeft(line, " \t")
		if line == "" || line[0] == '#' {
			return out, nil
		}
		m := decisionToken.FindStringSubmatch(line)
		switch {
		case m == nil && line[0] == '"':
			return nil, fmt.Errorf("the quotes are not closed: %s", line)
		case m == nil:
			return nil, fmt.Errorf("%q is not understood here; a name with such a sign stands in quotes", line[:1])
		case line[0] == '"':
			out = append(out, token{strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(m[1]), true})
		default:
			out = append(out, token{m[0], false})
		}
		line = line[len(m[0]):]
	}
}

// marks between the sides of a decision.
var decisionMarks = map[string]string{"same": "=", "different": "!=", "rename": "=", "retype": "=", "link": "=", "unlink": ""}

func parseDecision(toks []token) (d decision, err error) {
	d.verb = strings.ToLower(toks[0].text)
	mark, ok := decisionMarks[d.verb]
	if !ok || toks[0].quoted {
		return d, fmt.Errorf("%q is no decision: same, different, rename, retype, link or unlink", toks[0].text)
	}
	var sides [][]token
	side := []token{}
	for _, t := range toks[1:] {
		if !t.quoted && (t.text == "=" || t.text == "!=") {
			if t.text != mark {
				return d, fmt.Errorf("%s does not take %s; %s", d.verb, t.text, decisionForm[d.verb])
			}
			sides, side = append(sides, side), []token{}
			continue
		}
		side = append(side, t)
	}
	sides = append(sides, side)
	for i, s := range sides {
		if len(s) == 0 {
			return d, fmt.Errorf("a name is missing; %s", decisionForm[d.verb])
		}
		if i == 1 && (d.verb == "rename" || d.verb == "retype" || d.verb == "link") {
			d.text = joinTokens(s)
			continue
		}
		ref, err := parseRef(s)
		if err != nil {
			return d, err
		}
		d.refs = append(d.refs, ref)
	}
	return d, d.check(len(sides))
}

var decisionForm = map[string]string{
	"same": "write: same A = B", "different": "write: different A != B", "rename": "write: rename A = new name",
	"retype": "write: retype A = PERSON, PLACE or ORGANIZATION", "link": "write: link A = base:id", "unlink": "write: unlink A",
}

func (d *decision) check(sides int) error {
	want := 2
	if d.verb == "unlink" {
		want = 1
	}
	if sides != want && (d.verb != "same" || sides < 2) {
		return fmt.Errorf("%s wants %d sides, has %d; %s", d.verb, want, sides, decisionForm[d.verb])
	}
	switch d.verb {
	case "retype":
		d.text = strings.ToUpper(d.text)
		switch extract.Type(d.text) {
		case extract.Person, extract.Place, extract.Organization:
		default:
			return fmt.Errorf("type %q; %s", d.text, decisionForm[d.verb])
		}
	case "link":
		if b, id, ok := strings.Cut(d.text, ":"); !ok || b == "" || id == "" || strings.ContainsAny(d.text, " \t") {
			return fmt.Errorf("key %q; %s", d.text, decisionForm[d.verb])
		}
	}
	return nil
}

func joinTokens(toks []token) string {
	var out []string
	for _, t := range toks {
		out = append(out, t.text)
	}
	return strings.Join(out, " ")
}

func parseRef(toks []token) (r entityRef, err error) {
	r.raw = joinTokens(toks)
	if t := toks[0]; !t.quoted && strings.HasPrefix(t.text, "[") {
		r.typ = extract.Type(strings.ToUpper(strings.Trim(t.text, "[]")))
		if r.typ != extract.Person && r.typ != extract.Place && r.typ != extract.Organization {
			return r, fmt.Errorf("type %s: want [PERSON], [PLACE] or [ORGANIZATION]", t.text)
		}
		toks = toks[1:]
	}
	for i, t := range toks {
		if !t.quoted && t.text == "@" {
			r.doc = joinTokens(toks[i+1:])
			if r.doc == "" {
				return r, fmt.Errorf("which report? %s", r.raw)
			}
			toks = toks[:i]
			break
		}
	}
	r.name = joinTokens(toks)
	if r.name == "" {
		return r, fmt.Errorf("a name is missing before %s", r.raw)
	}
	return r, nil
}

// QuoteName writes a name as a decision has it: in quotes where it needs them.
func QuoteName(name string) string {
	plain := !strings.HasPrefix(name, "e_") && !strings.Contains(name, ":")
	for _, c := range name {
		plain = plain && !strings.ContainsRune("\"=!@#[\\", c)
	}
	if plain && name == strings.Join(strings.Fields(name), " ") && name != "" {
		return name
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}
