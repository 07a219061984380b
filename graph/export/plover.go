package export

import (
	_ "embed" // the tables of PLOVER
	"strings"
)

// The tables that turn our codes into those of PLOVER, as POLECAT uses them:
// "root" (code, root, quad class), "mode" (type of event, mode), "sector"
// (kind of person or organization, sector).
//
//go:embed plover.txt
var ploverText string

type ploverTables struct {
	root, quad, mode, sector map[string]string
}

func readPlover() ploverTables {
	t := ploverTables{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	for _, line := range strings.Split(ploverText, "\n") {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		switch f[0] {
		case "root":
			t.root[f[1]] = f[2]
			t.quad[f[1]] = strings.Join(f[3:], " ")
		case "mode":
			t.mode[f[1]] = f[2]
		case "sector":
			t.sector[f[1]] = f[2]
		}
	}
	return t
}
