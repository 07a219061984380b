package extract

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

// golden is an extract with every kind of line, in the order of keys that the
// format promises.
const golden = `{"kind":"header","schema":1,"tool":"dateline 0.1.0","models":{"ner":"n1"},"kb":"k1"}
{"kind":"document","id":"d_1","source_id":"a","path":"a.txt","published":"2021-07-14","published_by":"record","text":"Rebels took Örebro <on Friday> & left.","boilerplate":[[31,39]],"sentences":[{"start":0,"end":39}],"tokens":[{"start":0,"end":6,"tag":"NNS","lemma":"rebel","head":1,"rel":"nsubj"},{"start":7,"end":11,"tag":"VBD","lemma":"take","head":1,"rel":"root"},{"start":12,"end":19,"tag":"NNP","lemma":"Örebro","head":1,"rel":"obj"},{"start":20,"end":21,"head":-1},{"start":21,"end":23,"head":5},{"start":24,"end":30,"head":1},{"start":30,"end":31,"head":-1},{"start":32,"end":33,"head":-1},{"start":34,"end":38,"head":-1},{"start":38,"end":39,"head":-1}],"names":[{"start":12,"end":19,"type":"PLACE","score":0.9,"source":"ner"}],"mentions":[{"id":"m1","start":0,"end":6,"head":[0,6],"type":"ORGANIZATION","form":"nominal","score":0.5},{"id":"m2","start":12,"end":19,"type":"PLACE","form":"name","entity":"e_1","score":0.93,"source":"ner","kind":"city"}],"times":[{"id":"t1","start":24,"end":30,"type":"DATE","value":"2021-07-09","earliest":"2021-07-09","latest":"2021-07-09","granularity":"day","rule":"weekday"}],"chains":[{"id":"k1","type":"PLACE","name":"Örebro","mentions":["m2"],"named":true}],"events":[{"id":"v1","type":"seize","trigger":[7,11],"polarity":"positive","modality":"asserted","arguments":[{"role":"agent","mention":"m1"},{"role":"time","time":"t1"}],"event":"ev_1","score":0.8}],"claims":[{"id":"c1","source":"m1","content":[7,30],"stance":"asserts","about":["v1"],"score":0.8}]}
{"kind":"entity","id":"e_1","type":"PLACE","name":"Örebro","aliases":["Orebro"],"links":[{"kb":"geonames","id":"1","score":0.97}],"location":{"lat":59.27,"lon":15.2},"country":"SE","entity_kind":"city","resolved":true,"mentions":[["d_1","m2"]]}
{"kind":"event","id":"ev_1","type":"seize","name":"rebels seize Örebro","earliest":"2021-07-09","latest":"2021-07-09","granularity":"day","status":"disputed","arguments":[{"role":"patient","entity":"e_1"}],"mentions":[["d_1","v1"]]}
{"kind":"contradiction","id":"x_1","events":["ev_1","ev_2"],"claims":[["d_1","c1"]],"reason":"denial","score":0.7}
`

func TestCodecRoundTrip(t *testing.T) {
	c, err := ReadCorpus(strings.NewReader(golden))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	enc := NewEncoder(&b)
	enc.Tokens, enc.Names = true, true
	if err := enc.Corpus(c); err != nil {
		t.Fatal(err)
	}
	got, want := strings.Split(b.String(), "\n"), strings.Split(golden, "\n")
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("line %d:\n got %s\nwant %s", i+1, got[min(i, len(got)-1)], want[i])
		}
	}
	again, err := ReadCorpus(&b)
	if err != nil || !reflect.DeepEqual(c, again) {
		t.Fatalf("read again: %v, not the same", err)
	}
}

func TestCodecRestoresTokenIndexes(t *testing.T) {
	c, err := ReadCorpus(strings.NewReader(golden))
	if err != nil {
		t.Fatal(err)
	}
	doc := c.Documents[0]
	if s := doc.Sentences[0]; s.First != 0 || s.Last != 10 {
		t.Errorf("sentence [%d,%d)", s.First, s.Last)
	}
	if m := doc.Mentions[1]; m.First != 2 || m.Last != 3 || m.HeadTok != 2 {
		t.Errorf("mention [%d,%d) head %d", m.First, m.Last, m.HeadTok)
	}
	if x := doc.Times[0]; x.First != 5 || x.Last != 6 {
		t.Errorf("time [%d,%d)", x.First, x.Last)
	}
	if v := doc.Events[0]; v.TrigTok != 1 {
		t.Errorf("trigger %d", v.TrigTok)
	}
	var b bytes.Buffer
	if err := NewEncoder(&b).Corpus(c); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), `"tokens"`) || strings.Contains(b.String(), `"names"`) {
		t.Error("tokens or names written unasked")
	}
	bare, err := ReadCorpus(&b)
	if err != nil {
		t.Fatal(err)
	}
	if m := bare.Documents[0].Mentions[0]; m.HeadTok != -1 || m.First != 0 || m.Last != 0 {
		t.Errorf("without tokens: mention [%d,%d) head %d", m.First, m.Last, m.HeadTok)
	}
	if len(doc.Tokens) == 0 {
		t.Error("the encoder took the document's tokens")
	}
}

func TestCodecErrors(t *testing.T) {
	head := `{"kind":"header","schema":1,"tool":"t"}` + "\n"
	for _, test := range []struct{ name, in, want string }{
		{"empty", "", "line 1: not an extract"},
		{"no header", `{"kind":"document","id":"d"}`, "line 1: not an extract"},
		{"text", "KYIV, March 3", "line 1: not an extract"},
		{"later", `{"kind":"header","schema":2,"tool":"t"}`, "line 1: written by a later version of dateline: schema 2, this version reads up to 1"},
		{"broken", head + "\n{\"kind\":", "line 3: unexpected end of JSON input"},
		{"unknown", head + `{"kind":"poem"}`, `line 2: kind "poem" is not known`},
		{"no kind", head + `{"id":"x"}`, `line 2: no "kind"`},
		{"outside", head + `{"kind":"document","id":"d","text":"ab","mentions":[{"id":"m1","start":0,"end":3}]}`, "line 2: document d: mention m1 [0,3) outside the text of 2 bytes"},
		{"name", head + `{"kind":"document","id":"d","text":"ab","names":[{"start":-1,"end":3}]}`, "line 2: document d: name [-1,3) outside"},
		{"head", head + `{"kind":"document","id":"d","text":"ab","tokens":[{"start":0,"end":2,"head":7}]}`, "line 2: document d: token 0: head 7 of 1 tokens"},
	} {
		_, err := ReadCorpus(strings.NewReader(test.in))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
	_, err := ReadCorpus(strings.NewReader(`{"kind":"header","schema":9}`))
	if !errors.Is(err, ErrSchema) {
		t.Errorf("%v is not ErrSchema", err)
	}
	if err := NewEncoder(io.Discard).Document(&Document{ID: "d", Text: "a\xffb"}); err == nil {
		t.Error("invalid UTF-8 was written")
	}
}

func TestDecoderGoesOnAfterABadLine(t *testing.T) {
	d := NewDecoder(strings.NewReader(`{"kind":"header","schema":1,"tool":"t"}
{"kind":"document",
{"kind":"entity","id":"e_1","type":"PERSON","name":"A","resolved":false}
`))
	var line *LineError
	if _, err := d.Next(); !errors.As(err, &line) || line.Line != 2 {
		t.Fatalf("got %v, want an error of line 2", err)
	}
	v, err := d.Next()
	if ent, ok := v.(*Entity); err != nil || !ok || ent.ID != "e_1" {
		t.Fatalf("got %v, %v", v, err)
	}
	if _, err := d.Next(); err != io.EOF {
		t.Fatalf("got %v, want EOF", err)
	}
}

func TestEncoderWritesNoNull(t *testing.T) {
	var b bytes.Buffer
	c := &Corpus{Documents: []*Document{{ID: "d", Text: "x", Chains: []Chain{{ID: "k1"}}}}, Events: []Event{{ID: "ev"}},
		Entities: []Entity{{ID: "e"}}, Contradictions: []Contradiction{{ID: "x"}}}
	if err := NewEncoder(&b).Corpus(c); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "null") {
		t.Errorf("null in %s", b.String())
	}
}

func FuzzDecoder(f *testing.F) {
	f.Add([]byte(golden))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := ReadCorpus(bytes.NewReader(b))
		if err != nil {
			return
		}
		for _, doc := range c.Documents {
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
		}
	})
}
