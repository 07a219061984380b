package dump

import (
	"bufio"
	_ "embed" // for the tables
	"fmt"
	"io"
	"strconv"
	"strings"

	"dateline/extract"
	"dateline/extract/kb"
)

//go:embed data/classes.txt
var classesText string

//go:embed data/features.txt
var featuresText string

// class is a line of the table of classes.
type class struct {
	kind string
	typ  extract.Type
	id   uint32
}

// classes is the table of classes.
type classes struct {
	rows []class
	skip map[uint32]bool
	text string
}

// TableError is a fault in a table, with its place.
type TableError struct {
	File string
	Line int
	Msg  string
}

func (e *TableError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// rows reads a table of fields with bars between them.
func rows(r io.Reader, file string, fields int, do func(line int, f []string) error) error {
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		l := strings.TrimSpace(sc.Text())
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "|")
		if len(f) != fields {
			return &TableError{file, n, fmt.Sprintf("want %d fields with | between them, have %d", fields, len(f))}
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if err := do(n, f); err != nil {
			return err
		}
	}
	return sc.Err()
}

func readClasses(r io.Reader, file string) (*classes, error) {
	c := &classes{skip: map[uint32]bool{}}
	types := map[string]extract.Type{"PERSON": extract.Person, "PLACE": extract.Place, "ORGANIZATION": extract.Organization, "EVENT": kb.Event}
	err := rows(r, file, 4, func(n int, f []string) error {
		id, ok := itemNumber(f[2])
		if !ok {
			return &TableError{file, n, fmt.Sprintf("class %q: want Q and a number", f[2])}
		}
		c.text += strings.Join(f, "|") + "\n"
		if f[0] == "skip" {
			c.skip[id] = true
			return nil
		}
		t, ok := types[f[1]]
		if !ok || f[0] == "" {
			return &TableError{file, n, fmt.Sprintf("type %q: want PERSON, PLACE, ORGANIZATION or EVENT", f[1])}
		}
		c.rows = append(c.rows, class{f[0], t, id})
		return nil
	})
	if err == nil && len(c.rows) == 0 {
		err = &TableError{file, 1, "no class"}
	}
	if err == nil && len(c.rows) > 250 {
		err = &TableError{file, 1, "more than 250 classes"}
	}
	return c, err
}

func readFeatures() (map[string]string, error) {
	out := map[string]string{}
	return out, rows(strings.NewReader(featuresText), "features.txt", 2, func(_ int, f []string) error {
		out[f[0]] = f[1]
		return nil
	})
}

// itemNumber is 42 for "Q42".
func itemNumber(s string) (uint32, bool) {
	if len(s) < 2 || s[0] != 'Q' {
		return 0, false
	}
	n, err := strconv.ParseUint(s[1:], 10, 32)
	return uint32(n), err == nil && n > 0
}
