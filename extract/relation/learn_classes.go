package relation

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
)

//go:embed classes.gz
var classesFile []byte

// readClasses gives every frequent English word a coarse and a fine class of
// words that stand in like company. A line of the file is a fine class: the
// number of its coarse one, then words. docs/models.md says how it is made.
func readClasses() (map[string][2]uint16, error) {
	z, err := gzip.NewReader(bytes.NewReader(classesFile))
	if err != nil {
		return nil, fmt.Errorf("relation: classes.gz: %w", err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("relation: classes.gz: %w", err)
	}
	out := make(map[string][2]uint16, bytes.Count(b, []byte(" ")))
	fine := uint16(0)
	for l := range strings.Lines(string(b)) {
		ws := strings.Fields(l)
		n, err := strconv.ParseUint(ws[0], 10, 16)
		if err != nil {
			return nil, fmt.Errorf("relation: classes.gz: %w", err)
		}
		fine++
		for _, w := range ws[1:] {
			out[w] = [2]uint16{uint16(n) + 1, fine}
		}
	}
	return out, nil
}
