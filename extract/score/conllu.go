package score

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"dateline/extract"
)

// GoldError is a line of a gold file that cannot be read.
type GoldError struct {
	File string
	Line int
	Msg  string
}

func (e *GoldError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// goldReader puts the documents of a token file together again as text.
type goldReader struct {
	file  string
	docs  []*extract.Document
	doc   *extract.Document
	text  bytes.Buffer
	space bool
	lone  bool // every sentence is a document
	par   bool // a paragraph begins with the next token
	para  int
}

func (g *goldReader) open() {
	g.close()
	g.doc = &extract.Document{ID: "d_gold" + strconv.Itoa(len(g.docs)), Path: g.file}
	g.docs = append(g.docs, g.doc)
	g.space, g.par, g.para = false, false, 0
}

func (g *goldReader) close() {
	if g.doc != nil {
		g.doc.Text = g.text.String()
		g.text.Reset()
		g.doc = nil
	}
}

// paragraph starts a new one, with a blank line, at the next token.
func (g *goldReader) paragraph() { g.par = true }

func (g *goldReader) token(form string, space bool) *extract.Token {
	switch {
	case g.par && g.text.Len() > 0:
		g.text.WriteString("\n\n")
		g.para++
	case g.space:
		g.text.WriteByte(' ')
	}
	g.par = false
	at := g.text.Len()
	g.text.WriteString(form)
	g.space = space
	g.doc.Tokens = append(g.doc.Tokens, extract.Token{Span: extract.Span{Start: at, End: g.text.Len()}, Head: -1})
	return &g.doc.Tokens[len(g.doc.Tokens)-1]
}

// sentence closes the sentence that began at token first.
func (g *goldReader) sentence(first int) {
	if g.doc == nil || first >= len(g.doc.Tokens) {
		return
	}
	last := len(g.doc.Tokens)
	g.doc.Sentences = append(g.doc.Sentences, extract.Sentence{
		Span: g.doc.TokenSpan(first, last), Paragraph: g.para, First: first, Last: last})
	if g.lone {
		g.close()
	}
}

// ReadCoNLLU reads a treebank: documents at "# newdoc", a blank line in the
// text at "# newpar", sentences of a paragraph parted by a space. Words of a
// multiword token stand without a space between them. Tags are column 5.
func ReadCoNLLU(file string, r io.Reader) ([]*extract.Document, error) {
	g := &goldReader{file: file}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 4<<20)
	first, until, after := 0, 0, false
	for n := 1; sc.Scan(); n++ {
		l := strings.TrimRight(sc.Text(), "\r")
		switch {
		case strings.HasPrefix(l, "# newdoc"):
			g.open()
			first = 0
		case strings.HasPrefix(l, "# newpar"):
			if g.doc != nil {
				g.paragraph()
			}
		case l == "":
			g.sentence(first)
			if g.doc != nil {
				first = len(g.doc.Tokens)
			}
			until = 0
		case strings.HasPrefix(l, "#"):
		default:
			c := strings.Split(l, "\t")
			if len(c) != 10 {
				return nil, &GoldError{file, n, fmt.Sprintf("want 10 columns, have %d", len(c))}
			}
			if g.doc == nil {
				g.open()
				first = 0
			}
			space := !strings.Contains(c[9], "SpaceAfter=No")
			if _, b, ok := strings.Cut(c[0], "-"); ok {
				until, _ = strconv.Atoi(b)
				after = space
				continue
			}
			id, err := strconv.Atoi(c[0])
			if err != nil {
				continue // an empty node
			}
			if id <= until {
				space = id == until && after
			}
			tok := g.token(c[1], space)
			tok.Tag, tok.Rel = c[4], c[7]
			if h, err := strconv.Atoi(c[6]); err == nil && h > 0 {
				tok.Head = first + h - 1
			} else {
				tok.Head = len(g.doc.Tokens) - 1
			}
		}
	}
	g.sentence(first)
	g.close()
	return g.docs, sc.Err()
}

// nameTypes turns the labels of name files into ours; what is missing here is
// no person, place or organization.
var nameTypes = map[string]extract.Type{
	"PER": extract.Person, "PERSON": extract.Person,
	"LOC": extract.Place, "LOCATION": extract.Place, "GPE": extract.Place, "GEO": extract.Place, "PLACE": extract.Place,
	"ORG": extract.Organization, "ORGANIZATION": extract.Organization, "CORPORATION": extract.Organization, "GROUP": extract.Organization,
}

var bio = regexp.MustCompile(`^(?:O|[BILUSE]-.+)$`)

// ReadIOB reads names in lines "word … label" with a blank line between
// sentences (IOB1, IOB2, BILOU), or UNER's "id word label …". Documents begin
// at "# newdoc" or "-DOCSTART-"; in a file without, each sentence is one.
// Sentences are parted by blank lines in the text, tokens by a space unless
// "# text" says otherwise.
func ReadIOB(file string, r io.Reader) ([]*extract.Document, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	g := &goldReader{file: file}
	g.lone = !bytes.Contains(b, []byte("# newdoc")) && !bytes.Contains(b, []byte("-DOCSTART-"))
	rest, first := "", 0
	last := "O"
	for n, l := range strings.Split(string(b), "\n") {
		l = strings.TrimRight(l, "\r")
		switch {
		case strings.HasPrefix(l, "# newdoc"), strings.HasPrefix(l, "-DOCSTART-"):
			g.sentence(first)
			g.open()
			first = 0
		case strings.HasPrefix(l, "# text = "):
			rest = strings.TrimPrefix(l, "# text = ")
		case strings.HasPrefix(l, "# "):
		case strings.HasPrefix(l, "\t"):
			// A label without a word: nothing to read.
		case strings.TrimSpace(l) == "":
			if g.doc != nil && first < len(g.doc.Tokens) {
				g.sentence(first)
				if g.doc != nil {
					g.paragraph()
					first = len(g.doc.Tokens)
				}
			}
			rest, last = "", "O"
		default:
			word, label, ok := iobLine(l)
			if !ok {
				return nil, &GoldError{file, n + 1, fmt.Sprintf("want a word and a label, have %q", l)}
			}
			if g.doc == nil {
				g.open()
				first = 0
			}
			space := true
			if after, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), word); ok {
				rest = after
				space = strings.HasPrefix(rest, " ")
			}
			g.token(word, space)
			g.name(label, last)
			last = label
		}
	}
	g.sentence(first)
	g.close()
	return g.docs, nil
}

// iobLine finds the word and the label of a line.
func iobLine(l string) (word, label string, ok bool) {
	c := strings.FieldsFunc(l, func(r rune) bool { return r == '\t' })
	if len(c) < 2 {
		c = strings.Fields(l)
	}
	if len(c) < 2 {
		return "", "", false
	}
	if len(c) >= 3 && bio.MatchString(c[2]) && strings.Trim(c[0], "0123456789.-") == "" {
		return c[1], c[2], true
	}
	label = c[len(c)-1]
	return c[0], label, bio.MatchString(label)
}

// name opens or extends the gold name of the token just read.
func (g *goldReader) name(label, last string) {
	if label == "O" {
		return
	}
	i := len(g.doc.Tokens) - 1
	kind := strings.ToUpper(label[2:])
	t, ok := nameTypes[kind]
	if !ok {
		t = extract.Misc
	}
	k := len(g.doc.Names) - 1
	goesOn := label[0] == 'I' || label[0] == 'L' || label[0] == 'E'
	if goesOn && k >= 0 && g.doc.Names[k].Last == i && len(last) > 2 && strings.EqualFold(last[2:], label[2:]) {
		g.doc.Names[k].Last, g.doc.Names[k].End = i+1, g.doc.Tokens[i].End
		return
	}
	g.doc.Names = append(g.doc.Names, extract.Name{Span: g.doc.Tokens[i].Span, Type: t, First: i, Last: i + 1, Source: "gold"})
}
