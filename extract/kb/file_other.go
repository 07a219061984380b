//go:build !unix

package kb

// mapFile reads the file: there is no mapping here.
func mapFile(path string) ([]byte, func() error, error) { return readFile(path) }
