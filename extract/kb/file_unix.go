//go:build unix

package kb

import (
	"fmt"
	"os"
	"syscall"
)

// mapFile maps a file into memory, read-only. An empty file has no map.
func mapFile(path string) ([]byte, func() error, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("%s: not a plain file", path)
	}
	if st.Size() == 0 || int64(int(st.Size())) != st.Size() {
		return readFile(path)
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(st.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: map: %w", path, err)
	}
	return data, func() error { return syscall.Munmap(data) }, nil
}
