package dump_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"dateline/extract/kb"
	"dateline/extract/kb/dump"
)

// Memory does not grow with the dump. A short run holds the heap to 64 MB
// beside what the sorter may use; DATELINE_SCALE=8000 streams that many
// megabytes and logs rate and peak memory.
func TestScale(t *testing.T) {
	mb, memory := 200, 16<<20
	if s := os.Getenv("DATELINE_SCALE"); s != "" {
		var err error
		if mb, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
		memory = 64 << 20
	} else if testing.Short() {
		t.Skip("short")
	}
	dir := t.TempDir()
	o := options(filepath.Join(dir, "big.dkb"), nil)
	in := &endless{left: int64(mb) << 20}
	o.Inputs, o.Stdin, o.Memory = append(o.Inputs, parse(t, "wikidata:-")), in, memory
	peak, last := uint64(0), time.Now()
	o.Progress = func(string, int64, int64, int64) {
		if time.Since(last) < 50*time.Millisecond {
			return
		}
		last = time.Now()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapAlloc)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	start := time.Now()
	build(t, o)
	took := time.Since(start).Seconds()
	start = time.Now()
	f, err := kb.OpenFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	opened := time.Since(start)
	def, err := kb.Default()
	if err != nil {
		t.Fatal(err)
	}
	base, hits := def.With(f), 0
	start = time.Now()
	const asked = 20_000
	for i := range asked {
		hits += len(base.Find(fmt.Sprintf("Name %d of Many", i*7919%1_000_003)))
	}
	t.Logf("opened in %s, %d hits of %d names, %s each", opened.Round(time.Microsecond), hits, asked, time.Since(start)/asked)
	st, err := os.Stat(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d MB in %.0f s (%.0f MB/s), %d lines (%.0f/s), %d entries, base of %d MB, heap at most %d MB, process at most %s",
		mb, took, float64(mb)/took, in.i, float64(in.i)/took, f.Info.Entries, st.Size()>>20, peak>>20, peakProcess())
	if limit := uint64(memory)*4 + 128<<20; peak > limit {
		t.Errorf("heap of %d MB, more than %d", peak>>20, limit>>20)
	}
}

// peakProcess is the most memory that the process held, as Linux counts it.
func peakProcess() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	return string(regexp.MustCompile(`VmHWM:\s*(.*)`).FindSubmatch(b)[1])
}

// How fast a dump is read: bytes of its unpacked text.
func BenchmarkWikidata(b *testing.B) {
	text, err := io.ReadAll(&endless{left: 64 << 20})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		o := options(filepath.Join(b.TempDir(), "o.dkb"), []dump.Input{parse(b, "wikidata:-")})
		o.Stdin, o.Memory = bytes.NewReader(text), 64<<20
		build(b, o)
	}
}
