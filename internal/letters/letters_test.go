package letters

import "testing"

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
		one  bool
	}{
		{"", "", 0, false}, {"a", "", 1, true}, {"zabihullah", "zabiullah", 1, true}, {"beruit", "beirut", 2, false}, {"ebirut", "beirut", 1, false}, {"kabul", "kabul", 0, false},
		{"grozny", "groznyy", 1, true}, {"tulkarem", "tulkarm", 1, true}, {"kitten", "sitting", 3, false}, {"córdoba", "cordoba", 1, false}, {"ca", "abc", 3, false},
		{"pueblo", "puebla", 1, true}, {"ab", "ba", 1, false},
	} {
		for _, s := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := Distance(s[0], s[1]); got != tt.want {
				t.Errorf("Distance(%q, %q): have %d, want %d", s[0], s[1], got, tt.want)
			}
			if got := OneApart(s[0], s[1]); got != tt.one {
				t.Errorf("OneApart(%q, %q): have %v, want %v", s[0], s[1], got, tt.one)
			}
		}
	}
}

// FuzzDistance: the measure is symmetric, 0 for equals alone, never more than
// the longer string, and what is one letter apart has distance one.
func FuzzDistance(f *testing.F) {
	f.Add("beirut", "beruit")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		d := Distance(a, b)
		if d != Distance(b, a) {
			t.Errorf("%q, %q: not symmetric", a, b)
		}
		if d > max(len([]rune(a)), len([]rune(b))) {
			t.Errorf("%q, %q: %d is more than the longer", a, b, d)
		}
		if x, y := []rune(a), []rune(b); (d == 0) != (string(x) == string(y)) {
			t.Errorf("%q, %q: %d", a, b, d)
		}
	})
}
