//go:build !unix

package local

import (
	"os"
	"os/exec"
)

// alive tells whether the process is there.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}

// detach has nothing to do: a child lives on.
func detach(*exec.Cmd) {}
