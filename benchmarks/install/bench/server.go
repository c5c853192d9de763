// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is nginx over a directory of archives: under /0/ at once, under /N/ after N milliseconds,
// for which nginx asks a listener that takes its time. The bytes go by sendfile in both.
type server struct {
	directory string
	port      int
	nginx     *exec.Cmd
}

func startServer(directory string) (*server, error) {
	if err := os.MkdirAll(filepath.Join(directory, "www"), 0o755); err != nil {
		return nil, err
	}
	waiter, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go http.Serve(waiter, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The first part of the path of the request that nginx asks for.
		ms, _ := strconv.Atoi(strings.Split(r.Header.Get("X-Path"), "/")[1])
		time.Sleep(time.Duration(ms) * time.Millisecond)
	}))
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &server{directory: directory, port: port}
	as := ""
	if who, err := user.Current(); err == nil && who.Uid == "0" {
		as = "user root;"
	}
	config := fmt.Sprintf(`%s
worker_processes 1; daemon off; master_process off; pid nginx.pid; error_log error.log;
events { worker_connections 512; }
http {
  log_format sent '$request_uri $body_bytes_sent'; access_log access.log sent;
  default_type application/octet-stream; sendfile on;
  client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
  upstream waiter { server %s; keepalive 64; }
  server {
    listen 127.0.0.1:%d backlog=512;
    location /mark/ { return 204; }
    location /0/ { alias %[4]s/www/; }
    location = /wait { internal; proxy_pass http://waiter; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header X-Path $request_uri;
      proxy_pass_request_body off; proxy_set_header Content-Length ""; }
    location ~ ^/([0-9]+)/(.*)$ { auth_request /wait; alias %[4]s/www/$2; }
  }
}
`, as, waiter.Addr(), port, directory)
	if err := os.WriteFile(filepath.Join(directory, "nginx.conf"), []byte(config), 0o644); err != nil {
		return nil, err
	}
	os.Remove(filepath.Join(directory, "access.log"))
	s.nginx = exec.Command("nginx", "-p", directory, "-c", "nginx.conf")
	s.nginx.Stderr = os.Stderr
	if err := s.nginx.Start(); err != nil {
		return nil, err
	}
	for range 500 {
		if _, err := http.Get(s.url() + "/mark/start"); err == nil {
			return s, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return nil, fmt.Errorf("nginx does not answer on port %d", port)
}

func freePort() (int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

func (s *server) url() string { return fmt.Sprintf("http://127.0.0.1:%d", s.port) }

func (s *server) archives() string { return filepath.Join(s.directory, "www") }

func (s *server) stop() {
	s.nginx.Process.Signal(syscall.SIGTERM)
	s.nginx.Wait()
}

// sentBytes sums what was sent since it was last asked.
func (s *server) sentBytes() (int64, error) {
	mark := fmt.Sprintf("/mark/%d", time.Now().UnixNano())
	if _, err := http.Get(s.url() + mark); err != nil {
		return 0, err
	}
	path := filepath.Join(s.directory, "access.log")
	for range 500 {
		sum, complete, err := readLog(path, mark)
		if err != nil || complete {
			os.Truncate(path, 0)
			return sum, err
		}
		time.Sleep(10 * time.Millisecond)
	}
	return 0, fmt.Errorf("%s does not reach %s", path, mark)
}

func readLog(path, mark string) (sum int64, complete bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, false, err
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		uri, sent, _ := strings.Cut(lines.Text(), " ")
		if uri == mark {
			return sum, true, nil
		}
		n, _ := strconv.ParseInt(sent, 10, 64)
		sum += n
	}
	return sum, false, nil
}
