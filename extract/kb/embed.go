package kb

import (
	_ "embed" // for the base
	"sync"
)

//go:generate go run ./gen -out kb.bin

//go:embed kb.bin
var embedded []byte

var defaultBase = sync.OnceValues(func() (*Base, error) { return Open(embedded) })

// Default gives the embedded base, unpacked on first use.
func Default() (*Base, error) { return defaultBase() }
