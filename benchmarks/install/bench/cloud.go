// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// cloud is the private Cloud Storage of the tests, with one large object in it.
type cloud struct {
	server  *exec.Cmd
	input   io.Closer // it ends with its standard input
	url     string
	control string
	key     string
}

// startCloud builds and starts the server, and puts a file into its bucket.
func startCloud(o options, directory, file string) (*cloud, error) {
	if err := os.MkdirAll(directory, 0o755); err != nil {
		return nil, err
	}
	program := filepath.Join(o.work, "gcsserver")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", program, ".")
	build.Dir = o.gcsserver
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build in %s: %w: %s", o.gcsserver, err, out)
	}
	server := exec.Command(program, "-directory", directory)
	input, err := server.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := server.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := server.Start(); err != nil {
		return nil, err
	}
	c := &cloud{server: server, input: input, key: filepath.Join(directory, "good.json")}
	for lines := bufio.NewScanner(output); lines.Scan() && lines.Text() != "ready"; {
		name, port, _ := strings.Cut(lines.Text(), "=")
		switch name {
		case "port":
			c.url = "http://127.0.0.1:" + port
		case "control":
			c.control = "http://127.0.0.1:" + port
		}
	}
	if err := c.fill(file); err != nil {
		c.stop()
		return nil, err
	}
	return c, nil
}

func (c *cloud) fill(file string) error {
	content, err := os.Open(file)
	if err != nil {
		return err
	}
	defer content.Close()
	if err := post(c.control+"/control/bucket?name=bench", nil); err != nil {
		return err
	}
	return post(c.control+"/upload/storage/v1/b/bench/o?uploadType=media&name=big", content)
}

func post(url string, body io.Reader) error {
	answer, err := http.Post(url, "application/octet-stream", body)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", url, answer.Status)
	}
	return nil
}

func (c *cloud) stop() {
	c.input.Close()
	c.server.Wait()
}

// sources are the object beside curl, which is given a token, and beside Google's client for Python if there is one.
func (c *cloud) sources(python string) []source {
	provider := fmt.Sprintf("type: gcs, bucket: bench, endpoint: %q, service_account: %q, token_uris: [%q]", c.url, "file:"+c.key, c.url+"/token")
	curl := "token=$(curl -sSf -X POST " + c.control + "/control/token | grep -o 'ya29[^\"]*'); " +
		"curl -sSf -H \"Authorization: Bearer $token\" -o big '" + c.url + "/storage/v1/b/bench/o/big?alt=media'"
	all := []source{
		{name: "gcs", provider: provider, plugin: "path: big", rival: "curl with a token", bash: curl},
		{name: "gcs", provider: provider, plugin: "path: big", rival: "curl with a token, sha256sum, sync", bash: curl + "; sha256sum big > digest; sync big"},
	}
	if python != "" {
		client := fmt.Sprintf("from google.cloud import storage; from google.oauth2 import service_account as s; "+
			"c = s.Credentials.from_service_account_file('%s', scopes=['https://www.googleapis.com/auth/devstorage.read_only']); "+
			"storage.Client('p', c, client_options={'api_endpoint': '%s'}).bucket('bench').blob('big').download_to_filename('big')", c.key, c.url)
		download := python + " -c \"" + client + "\""
		all = append(all,
			source{name: "gcs", provider: provider, plugin: "path: big", rival: "google-cloud-storage for Python", bash: download},
			source{name: "gcs", provider: provider, plugin: "path: big", rival: "google-cloud-storage for Python, sha256sum, sync", bash: download + "; sha256sum big > digest; sync big"})
	}
	return all
}
