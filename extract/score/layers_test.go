package score_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/score"
)

const treebank = `# newdoc id = a
# newpar id = a-1
# sent_id = 1
# text = They don't go.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Stay!
1	Stay	stay	VERB	VB	_	0	root	_	SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	_

# newpar id = a-2
1	Rain	rain	NOUN	NN	_	0	root	_	_
`

func TestReadCoNLLU(t *testing.T) {
	docs, err := score.ReadCoNLLU("x.conllu", strings.NewReader(treebank))
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	d := docs[0]
	if want := "They don't go. Stay!\n\nRain"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if err := d.Check(); err != nil {
		t.Error(err)
	}
	if len(d.Sentences) != 3 || d.Sentences[2].Paragraph != 1 || d.Tokens[2].Head != 3 || d.Tokens[3].Head != 3 || d.Word(2) != "n't" {
		t.Errorf("%+v\n%+v", d.Sentences, d.Tokens)
	}
	if _, err := score.ReadCoNLLU("x.conllu", strings.NewReader("1\tbad\n")); err == nil || !strings.Contains(err.Error(), "x.conllu:1:") {
		t.Errorf("broken line: %v", err)
	}
}

func TestReadIOB(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"uner":  {"# newdoc id = a\n# text = Ada (Oslo) left\n1\tAda\tB-PER\t-\t-\n2\t(\tO\t-\t-\n3\tOslo\tB-LOC\t-\t-\n4\t)\tO\t-\t-\n5\tleft\tO\t-\t-\n", "Ada (Oslo) left: Ada=PERSON Oslo=PLACE"},
		"iob1":  {"Ada I-PER\nLi I-PER\nat O\nUN I-ORG\nOslo I-LOC\n\n", "Ada Li at UN Oslo: Ada Li=PERSON UN=ORGANIZATION Oslo=PLACE"},
		"iob2":  {"Ada\tB-person\nBo\tB-person\nsaw\tO\nIt\tB-creative-work\n", "Ada Bo saw It: Ada=PERSON Bo=PERSON It=MISC"},
		"bilou": {"New\tB-LOC\nYork\tL-LOC\nAda\tU-PER\n", "New York Ada: New York=PLACE Ada=PERSON"},
	} {
		docs, err := score.ReadIOB(name, strings.NewReader(c.in))
		if err != nil || len(docs) != 1 {
			t.Fatal(name, docs, err)
		}
		got := docs[0].Text + ":"
		for _, n := range docs[0].Names {
			got += " " + docs[0].Surface(n.Span) + "=" + string(n.Type)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// nouns calls every gold token a noun that hangs on the first of its sentence.
type nouns struct{}

func (nouns) Annotate(_ context.Context, doc *extract.Document) error {
	for _, s := range doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			doc.Tokens[i].Tag, doc.Tokens[i].Head, doc.Tokens[i].Rel = "NN", s.First, "punct:x"
		}
	}
	return nil
}

func TestLayer(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.conllu")
	if err := os.WriteFile(file, []byte(treebank), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		layer, row     string
		gold, got, hit int
	}{
		{"tokens", "all", 8, 8, 8},
		{"sentences", "all", 3, 3, 3},
		{"sentences", "ends", 3, 3, 3},
		{"tags", "all", 8, 8, 1},
		{"tags", "NN", 1, 8, 1},
		{"trees", "UAS", 8, 8, 3}, // Stay, !, Rain
		{"trees", "LAS", 8, 8, 1}, // !
		{"trees", "punct", 2, 8, 1},
	} {
		tab, err := score.Layer(context.Background(), c.layer, file, nouns{}, score.LayerOptions{GoldTokens: true})
		if err != nil {
			t.Fatal(err)
		}
		r := tab.Row(c.row)
		if r.Gold != c.gold || r.Got != c.got || r.Hit != c.hit {
			t.Errorf("%s %s: %+v, want %d %d %d\n%s", c.layer, c.row, r, c.gold, c.got, c.hit, tab)
		}
	}
	for _, layer := range []string{"names", "verbs"} {
		if _, err := score.Layer(context.Background(), layer, file, nouns{}, score.LayerOptions{}); err == nil {
			t.Errorf("%s: no error", layer)
		}
	}
}
