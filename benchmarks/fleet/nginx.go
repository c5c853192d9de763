// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// nginx is a server of files on loopback. What it used before a restart counts, too.
type nginx struct {
	directory, config string
	port              int

	mu      sync.Mutex
	process *exec.Cmd
	used    time.Duration // by processes that have ended
}

const configuration = `daemon off;
worker_processes 1;
pid DIR/pid;
error_log DIR/error.log crit;
worker_rlimit_nofile 20000;
events { worker_connections 9000; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 100000;
  client_body_temp_path DIR/tmp; proxy_temp_path DIR/tmp; fastcgi_temp_path DIR/tmp;
  uwsgi_temp_path DIR/tmp; scgi_temp_path DIR/tmp;
  server { listen 127.0.0.1:PORT backlog=4096; root DIR/www; }
}
`

func startNginx(directory string) (*nginx, error) {
	for _, name := range []string{"www", "tmp"} {
		if err := os.MkdirAll(filepath.Join(directory, name), 0o755); err != nil {
			return nil, err
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		return nil, err
	}
	n := &nginx{directory: directory, config: filepath.Join(directory, "nginx.conf"), port: port}
	text := strings.NewReplacer("DIR", directory, "PORT", strconv.Itoa(port)).Replace(configuration)
	if os.Getuid() == 0 {
		text = "user root;\n" + text // Its workers read a directory that only its user may read.
	}
	if err := os.WriteFile(n.config, []byte(text), 0o644); err != nil {
		return nil, err
	}
	return n, n.start()
}

func (n *nginx) name() string { return "nginx, a mirror over HTTP" }

func (n *nginx) attempts() int { return 5 }

func (n *nginx) documents() []string { return nil }

func (n *nginx) blob(b blob) string { return n.url() + "/mirror/blobs/sha256/" + b.name }

func (n *nginx) client(int) (*http.Transport, string) {
	return &http.Transport{MaxIdleConnsPerHost: 1}, ""
}

func (n *nginx) memory() int64 { return 0 }

func (n *nginx) url() string { return fmt.Sprintf("http://127.0.0.1:%d", n.port) }

func (n *nginx) www() string { return filepath.Join(n.directory, "www") }

func (n *nginx) start() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.process = exec.Command("nginx", "-c", n.config, "-p", n.directory, "-e", filepath.Join(n.directory, "error.log"))
	if err := n.process.Start(); err != nil {
		return err
	}
	for range 500 {
		connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", n.port))
		if err == nil {
			return connection.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("nginx does not listen; see %s", n.directory)
}

func (n *nginx) stop() {
	n.mu.Lock()
	defer n.mu.Unlock()
	_ = n.process.Process.Signal(syscall.SIGTERM) // Ends connections at once.
	_ = n.process.Wait()
	state := n.process.ProcessState
	n.used += state.UserTime() + state.SystemTime()
}

func (n *nginx) restart(down time.Duration) {
	n.stop()
	time.Sleep(down)
	check(n.start())
}

func (n *nginx) reload() {
	n.mu.Lock()
	defer n.mu.Unlock()
	check(n.process.Process.Signal(syscall.SIGHUP))
}

// cpu returns what the server has used: ended processes, the master, its children that have ended,
// and its present workers.
func (n *nginx) cpu() time.Duration {
	n.mu.Lock()
	defer n.mu.Unlock()
	pid := n.process.Process.Pid
	total := n.used + processCPU(pid, true)
	children, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	for _, child := range strings.Fields(string(children)) {
		if number, err := strconv.Atoi(child); err == nil {
			total += processCPU(number, false)
		}
	}
	return total
}

func processCPU(pid int, withChildren bool) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	// The fields behind the command's name, which may have spaces: utime is the 14th of all.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	ticks := 0
	last := 12 // stime
	if withChildren {
		last = 14 // cstime
	}
	for i := 11; i <= last && i < len(fields); i++ {
		value, _ := strconv.Atoi(fields[i])
		ticks += value
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
