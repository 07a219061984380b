package kb_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/extract"
	"dateline/extract/kb"
)

func base(t testing.TB) *kb.Base {
	t.Helper()
	b, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestParents(t *testing.T) {
	b := base(t)
	for _, tt := range []struct{ name, country, path string }{
		{"Spin Boldak", "AF", "Kandahar province < Afghanistan"},
		{"Chaman", "PK", "Balochistan < Pakistan"},
		{"Khujand", "TJ", "Sughd < Tajikistan"},
		{"Goma", "CD", "Nord Kivu < Democratic Republic of the Congo"},
		{"Córdoba", "AR", "Cordoba province < Argentina"},
	} {
		var got []string
		for _, c := range b.Find(tt.name) {
			if c.Type == extract.Place && c.Country == tt.country && c.Kind != "province" {
				for e := c.Entry; e.Parent != ""; {
					e, _ = b.Entry(e.Parent)
					got = append(got, e.Name)
				}
				break
			}
		}
		if g := strings.Join(got, " < "); kb.Fold(g) != kb.Fold(tt.path) {
			t.Errorf("%s in %s: have %q, want %q", tt.name, tt.country, g, tt.path)
		}
	}
}

func TestCountries(t *testing.T) {
	b := base(t)
	for word, want := range map[string]string{"Afghan": "AF", "Pakistanis": "PK", "Lebanese": "LB", "Briton": "GB", "Kyrgyz": "KG", "Turks": "TR"} {
		if got, _ := b.Demonym(word); got != want {
			t.Errorf("demonym %s: have %s, want %s", word, got, want)
		}
	}
	for word, want := range map[string]string{"US": "US", "U.S.": "US", "the United States": "US", "Türkiye": "TR", "Turkey": "TR", "UK": "GB", "us": "", "Côte d'Ivoire": "CI", "Ivory Coast": "CI", "Chad": "TD"} {
		if got, _ := b.CountryNamed(word); got != want {
			t.Errorf("country %s: have %s, want %s", word, got, want)
		}
	}
	af, ok := b.Entry("iso3166:AF")
	if !ok || af.Name != "Afghanistan" || len(af.Borders) != 6 || af.Key != "geonames:1149361" {
		t.Errorf("Afghanistan: %+v", af)
	}
	if iso, ok := b.CapitalNamed("Kabul"); iso != "AF" || !ok {
		t.Errorf("Kabul is the capital of %q", iso)
	}
	if g := b.Gender("Maria"); g != "fem" {
		t.Errorf("Maria: %q", g)
	}
}

func TestBodies(t *testing.T) {
	b := base(t)
	for name, want := range map[string]string{
		"the Taliban": "Taliban", "ANDSF": "Afghan National Defense and Security Forces", "Taleban": "Taliban",
		"AFP": "Agence France-Presse", "al Shabaab": "al-Shabaab", "U.N.": "United Nations", "Medecins Sans Frontieres": "Doctors Without Borders",
	} {
		c := b.Find(name)
		if len(c) == 0 || c[0].Name != want {
			t.Errorf("%s: have %v, want %s", name, c, want)
		}
	}
	if c := b.Find("Taliban"); len(c) > 0 && strings.Join(c[0].Links, " ") != "wikidata:Q42418" {
		t.Errorf("Taliban: links %v", c[0].Links)
	}
}

func TestLongest(t *testing.T) {
	g := base(t).Gazetteer()
	for _, tt := range []struct {
		words string
		at, n int
		class extract.Class
	}{
		{"in Kandahar on", 1, 1, extract.ClassCity | extract.ClassBigCity},
		{"in Kandahar province", 1, 2, extract.ClassRegion},
		{"the Spin Boldak post", 1, 2, extract.ClassCity},
		{"Spin Boldak - Chaman crossing", 0, 2, extract.ClassCity},
		{"told us today", 1, 0, 0},
		{"the US forces", 1, 1, extract.ClassCountry},
		{"the U.S. forces", 1, 1, extract.ClassCountry},
		{"Reading , England", 0, 1, extract.ClassCity | extract.ClassCommonWord},
		{"a nice day", 1, 0, 0},
		{"in Nice , France", 1, 1, extract.ClassBigCity | extract.ClassCommonWord},
		{"al - Shabaab fighters", 0, 3, extract.ClassArmedGroup},
		{"al-Shabaab fighters", 0, 1, extract.ClassArmedGroup},
		{"Afghan officials", 0, 1, extract.ClassDemonym},
		{"Pakistan 's Chaman", 0, 1, extract.ClassCountry},
		{"the AFP news agency", 1, 1, extract.ClassAgency},
		{"Zabihullah Mujahid said", 0, 0, 0},
		{"Kurdistan Workers ' Party said", 0, 4, extract.ClassArmedGroup},
		{"the Lord 's Resistance Army fled", 1, 4, extract.ClassArmedGroup},
		{"AFGHANISTAN WAR", 0, 1, extract.ClassCountry},
	} {
		n, class := g.Longest(strings.Fields(tt.words), tt.at)
		if n != tt.n || class&tt.class != tt.class {
			t.Errorf("%q at %d: have %d %b, want %d %b", tt.words, tt.at, n, class, tt.n, tt.class)
		}
	}
}

func TestDamaged(t *testing.T) {
	src := kb.Source{Version: "t", Entries: []kb.Entry{{Key: "dateline:a", Name: "A", Type: extract.Organization, Kind: "ngo"}}}
	var buf bytes.Buffer
	if err := kb.Write(&buf, src); err != nil {
		t.Fatal(err)
	}
	good := buf.Bytes()
	if _, err := kb.Open(good); err != nil {
		t.Fatal(err)
	}
	for cut := range good {
		if _, err := kb.Open(good[:cut]); err == nil {
			t.Fatalf("cut at %d: no error", cut)
		}
	}
	bad := bytes.Clone(good)
	bad[len(bad)-1] ^= 1
	var fe *kb.FormatError
	if _, err := kb.Open(bad); !errors.As(err, &fe) || fe.Offset == 0 {
		t.Errorf("flipped bit: %v", err)
	}
}

func TestLoadTime(t *testing.T) {
	b := base(t)
	t.Logf("%d entries, version %s", b.Len(), b.Version())
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		start := time.Now()
		kb.OpenEmbedded()
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms")
	}
}

// TestFindSpelling: names that two hands write in two ways, and names that are
// two places.
func TestFindSpelling(t *testing.T) {
	b := base(t)
	for _, tt := range []struct {
		name, country string
		want          bool
	}{
		{"Tulkarrem", "PS", true}, {"Baaquba", "IQ", true}, {"Fallouja", "IQ", true}, {"Beit Hanun", "PS", true}, {"Lashkargah", "AF", true}, {"Kharkov", "UA", true},
		{"Pueblo", "MX", false}, {"Wengen", "CH", false}, {"Pekanbara", "ID", true}, {"Hit", "IQ", false}, {"", "IQ", false},
	} {
		got := false
		for _, c := range b.FindSpelling(tt.name) {
			if c.Type != extract.Place || c.Kind == kb.KindCountry {
				t.Errorf("%s: %s is a %s", tt.name, c.Name, c.Kind)
			}
			got = got || c.Country == tt.country
		}
		if got != tt.want {
			t.Errorf("%s in %s: have %v, want %v", tt.name, tt.country, got, tt.want)
		}
	}
	for _, tt := range []struct {
		a, b, iso string
		want      bool
	}{
		{"Groznyy", "Grozny", "RU", true}, {"Al Fallūjah", "Fallujah", "IQ", true}, {"Qarshi", "Karshi", "UZ", true}, {"Sanaa", "Sana", "YE", false},
		{"Puebla", "Pueblo", "MX", false}, {"Wangen", "Wengen", "CH", false}, {"Moskva", "Moscow", "RU", false},
	} {
		if got := kb.SpelledAlike(tt.a, tt.b, tt.iso); got != tt.want {
			t.Errorf("%s and %s in %s: have %v, want %v", tt.a, tt.b, tt.iso, got, tt.want)
		}
	}
}
