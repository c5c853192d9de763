// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/base64"
	"fmt"
	"hash/crc64"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	s3Key    = "bench"
	s3Secret = "bench-secret"
	s3Bucket = "bench"
	s3Region = "us-east-1"

	// Of NVM Express; what Amazon keeps of all that brings no checksum of its own.
	crc64Nvme = 0x9a6c9329ac4bc9b5
)

// bucket is versitygw with one bucket.
type bucket struct {
	url     string
	process *exec.Cmd
}

// startBucket starts it, in a directory on a file system with extended attributes.
func startBucket(versitygw, directory string) (*bucket, error) {
	for _, folder := range []string{"buckets", "versions", "users"} {
		if err := os.MkdirAll(filepath.Join(directory, folder), 0o755); err != nil {
			return nil, err
		}
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	process := exec.Command(versitygw, "--port", address, "--region", s3Region, "--keep-alive", "--quiet",
		"--iam-dir", filepath.Join(directory, "users"), "posix", "--versioning-dir", filepath.Join(directory, "versions"), filepath.Join(directory, "buckets"))
	process.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s3Key, "ROOT_SECRET_KEY="+s3Secret)
	if err := process.Start(); err != nil {
		return nil, err
	}
	b := &bucket{url: "http://" + address, process: process}
	for range 3000 {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			return b, b.curl("", "-X", "PUT")
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.stop()
	return nil, fmt.Errorf("versitygw does not answer on %s", address)
}

func (b *bucket) stop() {
	b.process.Process.Kill()
	b.process.Wait()
}

// put stores a file under a name, with the checksum that Amazon would keep of it.
func (b *bucket) put(name, file string) error {
	// Not as a whole: what the harness holds in memory would count as its children's.
	content, err := os.Open(file)
	if err != nil {
		return err
	}
	defer content.Close()
	hash := crc64.New(crc64.MakeTable(crc64Nvme))
	if _, err := io.Copy(hash, content); err != nil {
		return err
	}
	sum := hash.Sum(nil)
	return b.curl("/"+name, "-T", file, "-H", "x-amz-checksum-crc64nvme: "+base64.StdEncoding.EncodeToString(sum))
}

func (b *bucket) curl(path string, more ...string) error {
	arguments := append([]string{"-sSf", "--aws-sigv4", "aws:amz:" + s3Region + ":s3", "--user", s3Key + ":" + s3Secret,
		"-H", "x-amz-content-sha256: UNSIGNED-PAYLOAD"}, more...)
	if out, err := exec.Command("curl", append(arguments, b.url+"/"+s3Bucket+path)...).CombinedOutput(); err != nil {
		return fmt.Errorf("curl %s: %w: %s", path, err, out)
	}
	return nil
}

// provider is the entry of our provider for it.
func (b *bucket) provider() string {
	account := fmt.Sprintf(`{"access_key_id": %q, "secret_access_key": %q}`, s3Key, s3Secret)
	return fmt.Sprintf("type: s3, bucket: %s, endpoint: %q, service_account: %q", s3Bucket, b.url,
		base64.StdEncoding.EncodeToString([]byte(account)))
}

// getter is what go-getter calls an object of it.
func (b *bucket) getter(name string) string {
	return fmt.Sprintf("s3::%s/%s/%s?region=%s&aws_access_key_id=%s&aws_access_key_secret=%s", b.url, s3Bucket, name,
		s3Region, s3Key, s3Secret)
}
