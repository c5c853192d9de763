// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/http/cgi"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// forge serves the repositories of a directory over https, as git's own http-backend does.
type forge struct {
	url       string
	authority string // the PEM file of the certificate to trust
	server    *http.Server
}

func startForge(directory string) (*forge, error) {
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	f := &forge{
		url:       "https://" + listener.Addr().String(),
		authority: filepath.Join(directory, "certificate.pem"),
		server: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			backend := cgi.Handler{
				Path: git,
				Args: []string{"-c", "uploadpack.allowFilter=true", "-c", "safe.directory=*", "http-backend"},
				Dir:  directory,
				Env: []string{"GIT_PROJECT_ROOT=" + directory, "GIT_HTTP_EXPORT_ALL=1", "GIT_CONFIG_NOSYSTEM=1",
					"GIT_PROTOCOL=" + r.Header.Get("Git-Protocol")},
			}
			backend.ServeHTTP(w, r)
		})},
	}
	key := filepath.Join(directory, "key.pem")
	if err := writeCertificate(f.authority, key); err != nil {
		return nil, err
	}
	go f.server.ServeTLS(listener, f.authority, key)
	return f, nil
}

func (f *forge) stop() { f.server.Close() }

// writeCertificate makes a certificate of 127.0.0.1 that is good for a day.
func writeCertificate(certificate, key string) error {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "bench"},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		IsCA:        true, BasicConstraintsValid: true,
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		return err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return err
	}
	if err := writePem(certificate, "CERTIFICATE", signed); err != nil {
		return err
	}
	return writePem(key, "PRIVATE KEY", secret)
}

func writePem(path, kind string, content []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600)
}

// gitSources gets a file of a repository in every way, and a smaller one that lies beside it.
func gitSources(daemonPort int, f *forge, directory string, bytes int64) []source {
	daemon := fmt.Sprintf("git://127.0.0.1:%d/big.git", daemonPort)
	secure := f.url + "/big.git"
	here := "file://" + filepath.Join(directory, "big.git")
	clone := "git clone -q --depth 1 --single-branch --branch v1 "
	quiet := " 2>/dev/null" // A tag's commit is no branch, which git explains at length.
	same := "; sha256sum big/bin/big > digest; sync big/bin/big"
	plugin := "path: bin/big, config: {ref: v1}"
	return []source{
		{
			name: "git", provider: fmt.Sprintf("type: git, url: %q", daemon), plugin: plugin,
			rival: "git clone --depth 1", bash: clone + daemon + quiet,
		},
		{
			name: "git", provider: fmt.Sprintf("type: git, url: %q", daemon), plugin: plugin,
			rival: "git clone --depth 1, sha256sum, sync", bash: clone + daemon + quiet + same,
		},
		{
			name: "git, https", provider: fmt.Sprintf("type: git, url: %q, ca_file: %q", secure, f.authority), plugin: plugin,
			rival: "git clone --depth 1, sha256sum, sync",
			bash:  "export GIT_SSL_CAINFO=" + f.authority + "; " + clone + secure + quiet + same,
		},
		{
			name: "git, a directory", provider: fmt.Sprintf("type: git, url: %q, allow_file: true", here), plugin: plugin,
			rival: "git clone --depth 1, sha256sum, sync", bash: clone + here + quiet + same,
		},
		{
			name: fmt.Sprintf("git, %s beside %s", size(bytes/10), size(bytes)), provider: fmt.Sprintf("type: git, url: %q", daemon), plugin: "path: bin/small",
			rival: "git clone --depth 1", bash: "git clone -q --depth 1 " + daemon,
		},
	}
}
