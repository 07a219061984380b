package dump_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/extract/kb"
	"dateline/extract/kb/dump"
)

// The dumps of the tests are made up: no place, body or person of theirs
// exists, and neither do their ids. Only class and property ids are real.
const (
	countryInfo = "#ISO\tISO3\t...\n" +
		"XQ\tXQQ\t999\tXQ\tQuarrelia\tPort Amity\t100\t2000000\tEU\t.xq\t\t\t\t\t\txq\t9000001\tXR\t\n" +
		"XR\tXRR\t998\tXR\tRestland\tStillton\t100\t90000\tEU\t.xr\t\t\t\t\t\txr\t9000002\tXQ\t\n"
	admin1 = "XQ.01\tNorth Quarrel\tNorth Quarrel\t9000011\nXQ.02\tSüd Quarrel\tSud Quarrel\t9000012\n"
	admin2 = "XQ.01.77\tAmity District\tAmity District\t9000021\n"
	cities = "9000101\tPort Amity\tPort Amity\tPuerto Amistad,PAM,Порт\t10.5\t20.25\tP\tPPLC\tXQ\t\t01\t77\t\t\t500000\t\t5\tEurope/X\t2020-01-01\n" +
		"9000102\tÇalım\tCalim\t\t10.6\t20.3\tP\tPPL\tXQ\t\t02\t\t\t\t4000\t\t5\tEurope/X\t2020-01-01\n" +
		"9000103\tCalim Airport\tCalim Airport\t\t10.61\t20.31\tS\tAIRP\tXQ\t\t02\t\t\t\t0\t\t5\tEurope/X\t2020-01-01\n" +
		"9000104\tGrey Road\tGrey Road\t\t10.61\t20.31\tR\tRD\tXQ\t\t02\t\t\t\t0\t\t5\tEurope/X\t2020-01-01\n" +
		"9000105\tOld Heap\tOld Heap\t\t10.61\t20.31\tP\tPPLH\tXQ\t\t02\t\t\t\t10\t\t5\tEurope/X\t2020-01-01\n"
	alternates = "1\t9000101\ten\tAmity Harbour\t1\t\t\t\n2\t9000101\tfr\tPort-Amitié\t\t\t\t\n3\t9000101\twkdt\tQ99000101\t\t\t\t\n" +
		"4\t9000102\tabbr\tCLM\t\t\t\t\n5\t9999999\ten\tNowhere\t\t\t\t\n6\t9000102\ten\tKalim\t\t\t\t1\n"
)

// claim is a statement of an item.
func claim(property, value string) string {
	return fmt.Sprintf(`{"mainsnak":{"snaktype":"value","property":%q,"datavalue":{"value":%s}},"rank":"normal"}`, property, value)
}

func itemValue(q string) string { return fmt.Sprintf(`{"entity-type":"item","id":%q}`, q) }

// wikiItem is a line of a dump: properties come as "P31=Q5".
func wikiItem(q, label string, sitelinks int, aliases []string, props ...string) string {
	byProp, order := map[string][]string{}, []string{}
	for _, p := range props {
		k, v, _ := strings.Cut(p, "=")
		if byProp[k] == nil {
			order = append(order, k)
		}
		if v[0] == 'Q' {
			v = itemValue(v)
		}
		byProp[k] = append(byProp[k], claim(k, v))
	}
	var claims, links, names []string
	for _, k := range order {
		claims = append(claims, fmt.Sprintf("%q:[%s]", k, strings.Join(byProp[k], ",")))
	}
	for i := range sitelinks {
		links = append(links, fmt.Sprintf(`"x%dwiki":{"title":"t"}`, i))
	}
	for _, a := range aliases {
		names = append(names, fmt.Sprintf(`{"language":"en","value":%q}`, a))
	}
	return fmt.Sprintf(`{"type":"item","id":%q,"labels":{"en":{"language":"en","value":%q},"ru":{"language":"ru","value":"\u0416"}},"descriptions":{"en":{"language":"en","value":"a %s with \"quotes\" \\"}},"aliases":{"en":[%s]},"claims":{%s},"sitelinks":{%s}}`,
		q, label, strings.ToLower(label), strings.Join(names, ","), strings.Join(claims, ","), strings.Join(links, ","))
}

func wikidata() string {
	return "[\n" + strings.Join([]string{
		wikiItem("Q99000901", "brigade of Quarrelia", 3, nil, "P279=Q99000902"),
		wikiItem("Q99000902", "irregular band", 3, nil, "P279=Q17149090"),
		wikiItem("Q99000001", "Quarrelia", 50, []string{"Republic of Quarrelia"}, "P31=Q6256", `P297="XQ"`, "P47=Q99000002", `P1566="9000001"`),
		wikiItem("Q99000101", "Port Amity", 30, []string{"Amity Port"}, "P31=Q515", "P17=Q99000001", `P1566="9000101"`, "P1376=Q99000001"),
		wikiItem("Q99000301", "Grey Hand", 7, []string{"GHB", "The Grey Hand Brigade"}, "P31=Q99000901", "P17=Q99000001"),
		wikiItem("Q99000302", "Mara Ostovic", 12, nil, "P31=Q5", "P27=Q99000001", "P21=Q6581072", "P106=Q82955"),
		wikiItem("Q99000303", "Ministry of Bells", 2, nil, "P31=Q192350", "P17=Q99000001"),
		wikiItem("Q99000304", "Bell War", 4, nil, "P31=Q350604"),
		wikiItem("Q99000305", "Grey Hand", 9, nil, "P31=Q4167410"),
		wikiItem("Q99000306", "Nobody Known", 0, nil, "P31=Q5"),
		wikiItem("Q99000307", "Vellum Lake", 2, nil, "P31=Q23397", "P17=Q99000001", `P625={"latitude":10.5,"longitude":-20.125}`),
		`{"type":"property","id":"P31","labels":{},"claims":{}}`,
	}, ",\n") + "\n]\n"
}

const groups = "name,type,kind,aliases,country,links,id\n\"Bell Ringers, United\",organization,armed-group,BRU; Ringers,XQ,,bru\nGrey Hand,organization,armed-group,Hand of Grey,XQ,wikidata:Q99000301,\n"

// write puts files into a folder and gives inputs for all of them.
func write(t testing.TB, dir string, files map[string]string) (inputs []dump.Input) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if strings.HasSuffix(name, ".gz") {
			text = string(pack(t, text))
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		in, err := dump.ParseInput(path)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, in)
	}
	return inputs
}

func pack(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func parse(t testing.TB, s string) dump.Input {
	t.Helper()
	in, err := dump.ParseInput(s)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func allFiles() map[string]string {
	return map[string]string{"countryInfo.txt": countryInfo, "admin1CodesASCII.txt": admin1, "admin2Codes.txt": admin2, "cities500.txt": cities,
		"alternateNamesV2.txt": alternates, "latest-all.json.gz": wikidata(), "groups.csv": groups}
}

func options(out string, inputs []dump.Input) dump.Options {
	return dump.Options{Inputs: inputs, Out: out, Name: "test", Sitelinks: 1, Memory: 1 << 20}
}

func build(t testing.TB, o dump.Options) []byte {
	t.Helper()
	if _, err := dump.Build(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What the dumps say of one thing becomes one entry; codes become keys.
func TestBuild(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "test.dkb")
	build(t, options(out, write(t, dir, allFiles())))
	if _, err := os.Stat(out + ".work"); !errors.Is(err, os.ErrNotExist) {
		t.Error("the work folder is left over")
	}
	f, err := kb.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	def, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	base := def.With(f)
	for _, tt := range []struct{ name, want string }{
		{"Port Amity", "geonames:9000101 Amity Harbour PLACE capital XQ pop 500000 art 30 in geonames:9000021 cap geonames:9000001 = wikidata:Q99000101"},
		{"amity port", "geonames:9000101 Amity Harbour PLACE capital XQ pop 500000 art 30 in geonames:9000021 cap geonames:9000001 = wikidata:Q99000101"},
		{"Calim", "geonames:9000102 Çalım PLACE village XQ pop 4000 art 0 in geonames:9000012 cap  ="},
		{"Kalim", "geonames:9000102 Çalım PLACE village XQ pop 4000 art 0 in geonames:9000012 cap  ="},
		{"Calim Airport", "geonames:9000103 Calim Airport PLACE building XQ pop 0 art 0 in geonames:9000012 cap  ="},
		{"Quarrelia", "geonames:9000001 Quarrelia PLACE country XQ pop 2000000 art 50 in  cap  = iso3166:XQ wikidata:Q99000001"},
		{"Grey Hand", "test:grey-hand Grey Hand ORGANIZATION armed-group XQ pop 0 art 7 in  cap  = wikidata:Q99000301"},
		{"GHB", "test:grey-hand Grey Hand ORGANIZATION armed-group XQ pop 0 art 7 in  cap  = wikidata:Q99000301"},
		{"Ringers", "test:bru Bell Ringers, United ORGANIZATION armed-group XQ pop 0 art 0 in  cap  ="},
		{"Mara Ostovic", "wikidata:Q99000302 Mara Ostovic PERSON politician XQ pop 0 art 12 in  cap  ="},
		{"Ministry of Bells", "wikidata:Q99000303 Ministry of Bells ORGANIZATION ministry XQ pop 0 art 2 in geonames:9000001 cap  ="},
		{"Bell War", "wikidata:Q99000304 Bell War EVENT war  pop 0 art 4 in  cap  ="},
		{"Vellum Lake", "wikidata:Q99000307 Vellum Lake PLACE lake XQ pop 0 art 2 in  cap  ="},
		{"Grey Road", ""}, {"Old Heap", ""}, {"Nobody Known", ""}, {"Nowhere", ""}, {"Port-Amitié", ""}, {"ghb", ""},
	} {
		var got []string
		for _, c := range base.Find(tt.name) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s pop %d art %d in %s cap %s = %s", c.Key, c.Name, c.Type, c.Kind, c.Country,
				c.Population, c.Prominence, c.Parent, c.CapitalOf, strings.Join(c.Links, " "))))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("%s:\nhave %s\nwant %s", tt.name, g, tt.want)
		}
	}
	if e, _ := base.Entry("wikidata:Q99000001"); strings.Join(e.Borders, " ") != "geonames:9000002" {
		t.Errorf("borders of Quarrelia: %v", e.Borders)
	}
	if e, ok := base.Entry("wikidata:Q99000307"); !ok || e.Location == nil || e.Location.Lon != -20.125 || e.Description != `a vellum lake with "quotes" \` {
		t.Errorf("Vellum Lake: %+v", e)
	}
}

// A base of tables of one's own alone helps to recognise names.
func TestGazetteer(t *testing.T) {
	dir := t.TempDir()
	o := options(filepath.Join(dir, "own.dkb"), write(t, dir, map[string]string{"groups.csv": groups}))
	o.Gazetteer = true
	build(t, o)
	f, err := kb.OpenFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	def, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("the Hand of Grey struck")
	if n, c := def.With(f).Longest(words, 1); n != 3 || c&extract.ClassArmedGroup == 0 {
		t.Errorf("with the base: %d %b", n, c)
	}
	if n, _ := def.Longest(words, 1); n > 1 {
		t.Errorf("without: %d", n)
	}
	if c := def.With(f).FindFuzzy("Grei Hand", 5); len(c) != 1 || c[0].Name != "Grey Hand" {
		t.Errorf("fuzzy: %v", c)
	}
}

// Equal dumps make equal files: whatever the order of the inputs, the size of
// the sorter's memory, and the order of the lines.
func TestDeterministic(t *testing.T) {
	dir := t.TempDir()
	files := allFiles()
	inputs := write(t, dir, files)
	want := build(t, options(filepath.Join(dir, "a.dkb"), inputs))
	for i, j := 0, len(inputs)-1; i < j; i, j = i+1, j-1 {
		inputs[i], inputs[j] = inputs[j], inputs[i]
	}
	o := options(filepath.Join(dir, "b.dkb"), inputs)
	o.Memory = 300
	if !bytes.Equal(build(t, o), want) {
		t.Error("another order of dumps and a small memory give another file")
	}
	lines := strings.Split(strings.TrimSpace(wikidata()), "\n")
	items := lines[1 : len(lines)-1]
	for i := range items {
		items[i] = strings.TrimSuffix(items[i], ",")
	}
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
	files["latest-all.json.gz"] = "[\n" + strings.Join(items, ",\n") + "\n]\n"
	if !bytes.Equal(build(t, options(filepath.Join(dir, "c.dkb"), write(t, dir, files))), want) {
		t.Error("another order of items gives another file")
	}
}

// many is a dump that takes many batches.
func many(n int) string {
	var b strings.Builder
	b.WriteString("[\n")
	for i := range n {
		b.WriteString(wikiItem(fmt.Sprintf("Q98%06d", i), fmt.Sprintf("Made-up Person %d", i), 1+i%5, []string{strings.Repeat("x", i%90)}, "P31=Q5", "P27=Q99000001"))
		b.WriteString(",\n")
	}
	return b.String() + wikidata()[2:]
}

// A build that is stopped again and again ends with the same file.
func TestResume(t *testing.T) {
	dir := t.TempDir()
	inputs := write(t, dir, map[string]string{"all.json.gz": many(20_000)})
	want := build(t, options(filepath.Join(dir, "whole.dkb"), inputs))
	stops := 0
	for from := int64(0); ; stops++ {
		ctx, cancel := context.WithCancel(context.Background())
		o := options(filepath.Join(dir, "stopped.dkb"), inputs)
		o.Memory = 1 << 18
		o.Progress = func(what string, _, _, lines int64) {
			if strings.HasPrefix(what, "reading") && lines > from+3000 {
				from = lines
				cancel()
			}
		}
		_, err := dump.Build(ctx, o)
		cancel()
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) || stops > 50 {
			t.Fatal(err)
		}
	}
	if stops < 2 {
		t.Errorf("stopped %d times only: the test shows nothing", stops)
	}
	got, err := os.ReadFile(filepath.Join(dir, "stopped.dkb"))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the resumed build gives another file (%v)", err)
	}
}

// A dump cut in the middle is an error with the place; with the whole dump
// the same call goes on, and the file is that of a build in one go.
func TestCut(t *testing.T) {
	text := many(8_000)
	whole := pack(t, text)
	for _, tt := range []struct {
		name string
		cut  []byte
		full []byte
	}{
		{"all.json.gz", whole[:len(whole)/2], whole},
		{"all.json", []byte(text)[:len(text)/2], []byte(text)},
		{"all.json", []byte(text)[:strings.LastIndex(text, "]")], []byte(text)},
		{"allCountries.txt", []byte(cities)[:len(cities)-60], []byte(cities)},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, tt.name)
		put := func(b []byte) {
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		put(tt.full)
		in, err := dump.ParseInput(path)
		if err != nil {
			t.Fatal(err)
		}
		want := build(t, options(filepath.Join(dir, "whole.dkb"), []dump.Input{in}))
		put(tt.cut)
		o := options(filepath.Join(dir, "cut.dkb"), []dump.Input{in})
		_, err = dump.Build(context.Background(), o)
		var ce *dump.CutError
		if !errors.As(err, &ce) || ce.Offset == 0 || ce.Line == 0 {
			t.Errorf("%s: have %v", tt.name, err)
			continue
		}
		if _, err := os.Stat(o.Out); err == nil {
			t.Errorf("%s: a file was written", tt.name)
		}
		put(tt.full)
		noted := ""
		o.Note = func(f string, a ...any) { noted += fmt.Sprintf(f, a...) + "\n" }
		if !bytes.Equal(build(t, o), want) {
			t.Errorf("%s: another file after the cut", tt.name)
		}
		if !strings.Contains(noted, "going on with an earlier build") {
			t.Errorf("%s: began anew: %q", tt.name, noted)
		}
		put(tt.cut)
		o.Partial, o.Out = true, filepath.Join(dir, "partial.dkb")
		build(t, o)
	}
}

// Faults of tables and dumps, with their places.
func TestBadInput(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"a.csv", "", "is empty"},
		{"a.csv", "name,typ\n", `a.csv:1: column "typ" is none of`},
		{"a.csv", "name\nx\n", `a.csv:1: no column "type"`},
		{"a.csv", "name,type\nx,robot\n", `a.csv:2: type "robot"`},
		{"a.csv", "name,type,lat,lon\nx,place,91,0\n", `a.csv:2: position "91", "0"`},
		{"a.csv", "name,type,lat,lon\nx,place,NaN,0\n", `a.csv:2: position`},
		{"a.csv", "name,type\n\"x,place\ny,place\n", `a.csv:`},
		{"a.csv", "name,type,country\nx,place,Kenya\n", `a.csv:2: country "KENYA"`},
		{"a.csv", "name,type,id\nx,place,Geo Names:1\n", `a.csv:2: key`},
		{"cities500.txt", strings.Repeat("not a table\n", 2000), "cannot be read: this is no places dump"},
		{"all.json", strings.Repeat("{\"id\":\"Q1\",\n", 2000), "this is no wikidata dump"},
		{"x.zip", "PK\x03\x04 not a zip", "zip archive that is cut or damaged"},
		{"x.json.gz", "\x1f\x8b not a gzip", "gzip"},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, tt.file)
		if err := os.WriteFile(path, []byte(tt.text), 0o644); err != nil {
			t.Fatal(err)
		}
		in, err := dump.ParseInput(path)
		if err != nil {
			if in, err = dump.ParseInput("places:" + path); err != nil {
				t.Fatal(err)
			}
		}
		_, err = dump.Build(context.Background(), options(filepath.Join(dir, "o.dkb"), []dump.Input{in}))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %.20q: have %v, want %q", tt.file, tt.text, err, tt.want)
		}
	}
	if _, err := dump.ParseInput("mystery.bin"); err == nil {
		t.Error("mystery.bin: no error")
	}
}

// A line that cannot be read is left out and told; the rest is read.
func TestBadLine(t *testing.T) {
	dir := t.TempDir()
	text := strings.Replace(wikidata(), `"labels"`, `"labels`, 1)
	o := options(filepath.Join(dir, "o.dkb"), write(t, dir, map[string]string{"x.json": text}))
	noted := ""
	o.Note = func(f string, a ...any) { noted += fmt.Sprintf(f, a...) }
	res, err := dump.Build(context.Background(), o)
	if err != nil || res.Bad != 1 || !strings.Contains(noted, "byte 2, line 2") {
		t.Errorf("%v, %+v, %q", err, res, noted)
	}
}

// Every cut of a base file is an error, and so is every changed byte that a
// checksum covers; nothing panics.
func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	good := build(t, options(filepath.Join(dir, "good.dkb"), write(t, dir, map[string]string{"groups.csv": groups})))
	path := filepath.Join(dir, "bad.dkb")
	open := func(b []byte) error {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := kb.OpenFile(path)
		if err == nil {
			_ = f.Close()
		}
		return err
	}
	for i := range good {
		var fe *kb.FormatError
		if err := open(good[:i]); !errors.As(err, &fe) {
			t.Fatalf("cut at %d: %v", i, err)
		} else if i > 8 && !errors.Is(err, kb.ErrDamaged) || i == 0 && !errors.Is(err, kb.ErrEmpty) {
			t.Fatalf("cut at %d: %v", i, err)
		}
		bad := bytes.Clone(good)
		bad[i] ^= 0x10
		if err := open(bad); err == nil {
			t.Fatalf("byte %d changed: no error", i)
		}
	}
	later := bytes.Clone(good)
	later[4] = 9
	if err := open(later); !errors.Is(err, kb.ErrFormat) || !strings.Contains(err.Error(), "at byte 4: format 9, this program reads format 1") {
		t.Errorf("another format: %v", err)
	}
	if err := open([]byte("DLKB\x01...")); !errors.Is(err, kb.ErrFormat) {
		t.Errorf("the embedded form: %v", err)
	}
}

// endless makes a dump of n bytes without holding it.
type endless struct {
	left int64
	i    int
	buf  []byte
}

func (e *endless) Read(p []byte) (int, error) {
	for len(e.buf) < len(p) && e.left > 0 {
		if e.i == 0 {
			e.buf = append(e.buf, "[\n"...)
		}
		e.i++
		q := fmt.Sprintf("Q9%08d", e.i)
		props := []string{"P31=Q5", "P27=Q99000001", "P106=Q82955"}
		switch e.i % 10 {
		case 3:
			props = []string{"P31=Q515", "P17=Q99000001", `P625={"latitude":10.5,"longitude":20.25}`}
		case 5:
			props = []string{"P279=Q43229"}
		case 7:
			props = []string{"P31=Q13442814"}
		}
		line := wikiItem(q, fmt.Sprintf("Name %d of Many", e.i*7919%1_000_003), 2, []string{fmt.Sprintf("Alias %d", e.i), strings.Repeat("long ", 20)}, props...)
		line = line[:len(line)-1] + `,"padding":"` + strings.Repeat("references, qualifiers and labels of many languages; ", 40) + "\"},\n"
		e.left -= int64(len(line))
		e.buf = append(e.buf, line...)
		if e.left <= 0 {
			e.buf = append(e.buf, wikidata()[2:]...)
		}
	}
	if len(e.buf) == 0 {
		return 0, io.EOF
	}
	n := copy(p, e.buf)
	e.buf = e.buf[n:]
	return n, nil
}

// Short forms: what reports write where a table has the full style.
func TestShorts(t *testing.T) {
	dir := t.TempDir()
	const table = "name,type\n\"Quorn Tools, Inc.\",organization\nQuorn Bank of Ulm AG,organization\n\"Jory Vane, Jr.\",person\n" +
		"\"Adda Holm, 3rd Baroness Holm\",person\nKing Osric II,person\nKing Wulf,person\nCo Ltd,organization\n"
	o := options(filepath.Join(dir, "o.dkb"), write(t, dir, map[string]string{"x.csv": table}))
	build(t, o)
	f, err := kb.OpenFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	def, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	base := def.With(f)
	for name, want := range map[string]string{"Quorn Tools": "Quorn Tools, Inc.", "Quorn Bank of Ulm": "Quorn Bank of Ulm AG", "Jory Vane": "Jory Vane, Jr.",
		"Adda Holm": "Adda Holm, 3rd Baroness Holm", "Osric II": "King Osric II", "Wulf": "", "Osric": ""} {
		got := ""
		for _, c := range base.Find(name) {
			if strings.HasPrefix(c.Key, "test:") {
				got = c.Name
			}
		}
		if got != want {
			t.Errorf("%s: have %q, want %q", name, got, want)
		}
	}
}
