// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
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

// served is a runtime that serves the management API over TLS. What it used before a restart counts, too.
type served struct {
	o                    options
	directory, authority string
	shared               bool
	port                 int
	trust                *x509.CertPool

	mu      sync.Mutex
	process *exec.Cmd
	used    time.Duration
	most    int64
}

// startRuntime starts a runtime that has all plugins in its store. The clients have one token in
// common, or each its own.
func startRuntime(o options, files *nginx, shared bool) (*served, error) {
	s := &served{o: o, directory: filepath.Join(o.work, fmt.Sprintf("runtime-%t", shared)), shared: shared, trust: x509.NewCertPool()}
	s.authority = filepath.Join(s.directory, "certificate.pem")
	if err := os.MkdirAll(filepath.Join(s.directory, "run"), 0o700); err != nil {
		return nil, err
	}
	if _, err := command(o, s.directory, nil, "install", "--mode", "client", "--mirror", files.url()+"/mirror"); err != nil {
		return nil, err
	}
	if err := s.certify(); err != nil {
		return nil, err
	}
	var access strings.Builder
	for i := range o.clients {
		fmt.Fprintf(&access, "client%d client token sha256:%x\n", i, sha256.Sum256([]byte(s.token(i))))
		if shared {
			break
		}
	}
	if err := os.WriteFile(filepath.Join(s.directory, "access"), []byte(access.String()), 0o600); err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	s.port = listener.Addr().(*net.TCPAddr).Port
	if err := listener.Close(); err != nil {
		return nil, err
	}
	return s, s.start()
}

func (s *served) certify() error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "fleet"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return err
	}
	bytes, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})
	s.trust.AppendCertsFromPEM(text)
	if err := os.WriteFile(s.authority, text, 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.directory, "key.pem"), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: bytes}), 0o600)
}

func (s *served) token(client int) string {
	if s.shared {
		client = 0
	}
	return fmt.Sprintf("token-of-client-%d-0123456789abcdef", client)
}

func (s *served) name() string {
	if s.shared {
		return "The runtime over TLS, one token for all clients"
	}
	return "The runtime over TLS, a token for each client"
}

func (s *served) url() string { return fmt.Sprintf("https://127.0.0.1:%d", s.port) }

func (s *served) attempts() int { return 7 }

func (s *served) documents() []string { return []string{s.url() + "/v1/lock"} }

func (s *served) blob(b blob) string { return s.url() + "/v1/artifacts/sha256:" + b.name }

func (s *served) client(number int) (*http.Transport, string) {
	return &http.Transport{MaxIdleConnsPerHost: 1, TLSClientConfig: &tls.Config{RootCAs: s.trust}}, s.token(number)
}

func (s *served) start() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.process = exec.Command(s.o.optimus, "runtime", "start", "--quiet")
	s.process.Dir = s.directory
	s.process.Env = append(os.Environ(), "HOME="+filepath.Join(s.o.work, "home"), "OPTIMUS_STORE="+filepath.Join(s.directory, "store"),
		"OPTIMUS_RUNTIME_DIR="+filepath.Join(s.directory, "run"), "OPTIMUS_MANAGEMENT=on",
		// Nothing is installed there: the runtime has no plugins to run.
		"OPTIMUS_INSTALL_LOCATION="+filepath.Join(s.directory, "nowhere"), "OPTIMUS_MODE=client",
		"OPTIMUS_MANAGEMENT_CONFIG="+filepath.Join(s.o.work, "config.yaml"),
		"OPTIMUS_MANAGEMENT_ADDRESS=127.0.0.1:"+strconv.Itoa(s.port),
		"OPTIMUS_MANAGEMENT_CERTIFICATE="+s.authority, "OPTIMUS_MANAGEMENT_KEY="+filepath.Join(s.directory, "key.pem"),
		"OPTIMUS_MANAGEMENT_ACCESS="+filepath.Join(s.directory, "access"))
	output, err := os.OpenFile(filepath.Join(s.directory, "output"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer output.Close()
	s.process.Stdout, s.process.Stderr = output, output
	if err := s.process.Start(); err != nil {
		return err
	}
	for range 3000 {
		connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", s.port))
		if err == nil {
			return connection.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	return fmt.Errorf("the runtime does not listen; see %s", output.Name())
}

// stop kills the runtime, as a crash would.
func (s *served) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.most = max(s.most, highWater(s.process.Process.Pid))
	_ = s.process.Process.Signal(syscall.SIGKILL)
	_ = s.process.Wait()
	state := s.process.ProcessState
	s.used += state.UserTime() + state.SystemTime()
}

func (s *served) restart(down time.Duration) {
	s.stop()
	time.Sleep(down)
	check(s.start())
}

func (s *served) cpu() time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.used + processCPU(s.process.Process.Pid, false)
}

func (s *served) memory() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return max(s.most, highWater(s.process.Process.Pid))
}

// highWater returns the most memory that a process has had.
func highWater(pid int) int64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for _, line := range strings.Split(string(status), "\n") {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmHWM:" {
			kilobytes, _ := strconv.ParseInt(fields[1], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}
