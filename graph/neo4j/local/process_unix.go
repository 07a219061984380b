//go:build unix

package local

import (
	"os/exec"
	"syscall"
)

// alive tells whether the process is there.
func alive(pid int) bool { return pid > 0 && syscall.Kill(pid, 0) == nil }

// detach makes the server live on when this program ends, and not hear its
// interrupts.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
