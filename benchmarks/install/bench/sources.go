// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	mathrand "math/rand"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	sourceRounds = 7
)

// source is one kind of place that a plugin comes from, and who else can get it from there.
type source struct {
	name     string
	plugin   string // the entry of the plugin
	provider string // the entry of its provider
	rival    string
	bash     string // what the rival does, in an empty directory
}

// sources gets one large file from each kind of source, beside the tool that people use for it.
func sources(o options, s *server) error {
	made, err := makeSources(o, s)
	if err != nil {
		return err
	}
	defer made.stop()
	fmt.Printf("## One file of %s from each kind of source\n\nMedians of %d, all with empty caches of their own.\n\n", size(o.bytes), sourceRounds)
	fmt.Print("| | wall | CPU | peak RSS | wall to the other's |\n|---|---|---|---|---|\n")
	for _, one := range made.kinds {
		if o.kind != "" && !strings.HasPrefix(one.name, o.kind) {
			continue
		}
		if err := sourceContest(o, one, made.goCache); err != nil {
			return fmt.Errorf("%s: %w", one.name, err)
		}
	}
	fmt.Println()
	return nil
}

// size is a number of bytes as people say it.
func size(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d kB", bytes/1000)
	}
	return fmt.Sprintf("%d MB", bytes/1_000_000)
}

func sourceContest(o options, one source, goCache string) error {
	contestants := []contestant{{one.rival, func(home, _ string, _ int) (program, error) {
		return program{
			arguments: []string{"bash", "-euo", "pipefail", "-c", one.bash},
			directory: home, env: environment(home)}, nil
	}}}
	for _, jdk := range []struct{ name, home string }{{"optimus, JDK 17", o.java17}, {"optimus, JDK 25", o.java25}} {
		if jdk.home != "" {
			contestants = append(contestants, contestant{jdk.name, func(home, _ string, _ int) (program, error) {
				return ourSource(o, one, jdk.home, home)
			}})
		}
	}
	costs := make([][]cost, len(contestants))
	for range sourceRounds {
		for _, i := range mathrand.Perm(len(contestants)) {
			taken, err := inEmptyHome(o, contestants[i], goCache)
			if err != nil {
				return fmt.Errorf("%s: %w", contestants[i].name, err)
			}
			costs[i] = append(costs[i], taken)
		}
	}
	rival := summary(costs[0])
	for i, c := range contestants {
		sum := summary(costs[i])
		fmt.Printf("| %s: %s | %s | %s | %d MiB | %.2f |\n", one.name, c.name, seconds(sum.wall), seconds(sum.cpu),
			sum.rss>>20, sum.wall.Seconds()/rival.wall.Seconds())
	}
	return nil
}

func inEmptyHome(o options, c contestant, goCache string) (cost, error) {
	home := filepath.Join(o.work, "home")
	if err := exec.Command("bash", "-c", "chmod -R u+w "+home+" 2>/dev/null; rm -rf "+home).Run(); err != nil {
		return cost{}, err
	}
	// Temporary files are on the same file system as all others.
	if err := os.MkdirAll(filepath.Join(home, "tmp"), 0o755); err != nil {
		return cost{}, err
	}
	// What go has built of itself is there for everybody.
	if out, err := exec.Command("cp", "-r", goCache, filepath.Join(home, "go-build")).CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%w: %s", err, out)
	}
	p, err := c.program(home, "", 1)
	if err != nil {
		return cost{}, err
	}
	return run(p)
}

func environment(home string) []string {
	return []string{"HOME=" + home, "GOCACHE=" + filepath.Join(home, "go-build"), "GOPATH=" + filepath.Join(home, "go"),
		"TMPDIR=" + filepath.Join(home, "tmp"), "GOTOOLCHAIN=local", "GOSUMDB=off", "CGO_ENABLED=0", "GIT_CONFIG_NOSYSTEM=1"}
}

func ourSource(o options, one source, java, home string) (program, error) {
	config := filepath.Join(home, "config.yaml")
	text := fmt.Sprintf("plugins:\n  install_location: %s\n  providers:\n    - {name: bench, %s}\n  plugins:\n    - {provider: bench, output: big, %s}\n",
		filepath.Join(home, "plugins"), one.provider, one.plugin)
	if err := os.WriteFile(config, []byte(text), 0o644); err != nil {
		return program{}, err
	}
	p := optimus(o, java, home, "plugin", "install", "-c", config)
	p.env = append(p.env, environment(home)[1:]...)
	return p, nil
}

// madeSources are the sources, served.
type madeSources struct {
	kinds   []source
	goCache string
	daemon  *exec.Cmd
	forge   *forge
	bucket  *bucket
	cloud   *cloud
}

func (m *madeSources) stop() {
	m.bucket.stop()
	m.forge.stop()
	m.cloud.stop()
	m.daemon.Process.Kill()
	m.daemon.Wait()
}

func makeSources(o options, s *server) (*madeSources, error) {
	directory := filepath.Join(o.work, "sources")
	os.RemoveAll(directory)
	www := filepath.Join(s.archives(), "sources")
	os.RemoveAll(www)
	if err := os.MkdirAll(www, 0o755); err != nil {
		return nil, err
	}
	if err := writeExecutable(filepath.Join(www, "big"), o.bytes); err != nil {
		return nil, err
	}
	port, daemon, err := serveRepository(filepath.Join(directory, "git"), o.bytes)
	if err != nil {
		return nil, err
	}
	goCache, err := makeModule(www, directory, o.bytes)
	if err != nil {
		return nil, err
	}
	bucket, err := startBucket(o.versitygw, filepath.Join(directory, "s3"))
	if err != nil {
		return nil, err
	}
	if err := bucket.put("big", filepath.Join(www, "big")); err != nil {
		return nil, err
	}
	cloud, err := startCloud(o, filepath.Join(directory, "gcs"), filepath.Join(www, "big"))
	if err != nil {
		return nil, err
	}
	object := fmt.Sprintf("echo '%s big' | %s", bucket.getter("big"), o.getter)
	files := s.url() + "/0/sources"
	forge, err := startForge(filepath.Join(directory, "git"))
	if err != nil {
		return nil, err
	}
	kinds := append([]source{
		{
			name: "url", provider: fmt.Sprintf("type: url, url: %q", files), plugin: "path: big",
			rival: "curl", bash: "curl -sSf -o big " + files + "/big",
		},
		{
			name: "url", provider: fmt.Sprintf("type: url, url: %q", files), plugin: "path: big",
			rival: "curl, sha256sum, sync", bash: "curl -sSf -o big " + files + "/big; sha256sum big > digest; sync big",
		},
		{
			name: "s3", provider: bucket.provider(), plugin: "path: big",
			rival: "go-getter", bash: object,
		},
		{
			name: "s3", provider: bucket.provider(), plugin: "path: big",
			rival: "go-getter, sha256sum, sync", bash: object + "; sha256sum big/big > digest; sync big/big",
		},
		{
			name: "go", provider: fmt.Sprintf("type: go, sumdb: off, proxy: %q", files+"/modules"),
			plugin: "path: bench.example/big, version: v1.0.0",
			rival:  "go install", bash: "GOPROXY=" + files + "/modules go install -trimpath bench.example/big@v1.0.0",
		},
		{
			name: "go", provider: fmt.Sprintf("type: go, sumdb: off, proxy: %q", files+"/modules"),
			plugin: "path: bench.example/big, version: v1.0.0",
			rival:  "go install, sha256sum, sync", bash: "GOPROXY=" + files + "/modules go install -trimpath bench.example/big@v1.0.0" +
				"; sha256sum go/bin/big > digest; sync go/bin/big",
		},
	}, gitSources(port, forge, filepath.Join(directory, "git"), o.bytes)...)
	kinds = append(kinds, cloud.sources(o.python)...)
	return &madeSources{daemon: daemon, forge: forge, bucket: bucket, cloud: cloud, goCache: goCache, kinds: kinds}, nil
}

// writeExecutable makes a file that begins like a program of this machine and that nothing makes shorter.
func writeExecutable(path string, size int64) error {
	program, err := os.ReadFile("/bin/true")
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(file, io.MultiReader(bytes.NewReader(program), io.LimitReader(rand.Reader, size-int64(len(program)))))
	return err
}

// serveRepository makes a repository with five versions of a file of this size, and one of a tenth of it.
func serveRepository(directory string, bytes int64) (int, *exec.Cmd, error) {
	repository := filepath.Join(directory, "big.git")
	if err := os.MkdirAll(repository, 0o755); err != nil {
		return 0, nil, err
	}
	git := func(arguments ...string) (string, error) {
		command := exec.Command("git", append([]string{"-c", "user.name=bench", "-c", "user.email=bench@example.com"}, arguments...)...)
		command.Dir = repository
		command.Env = append(os.Environ(), "GIT_DIR="+repository, "GIT_CONFIG_NOSYSTEM=1")
		out, err := command.CombinedOutput()
		return strings.TrimSpace(string(out)), err
	}
	if out, err := git("init", "-q", "--bare", "--initial-branch=main", "."); err != nil {
		return 0, nil, fmt.Errorf("%w: %s", err, out)
	}
	commit := func(path string, size int64, refs ...string) error {
		content := filepath.Join(directory, "content")
		if err := writeExecutable(content, size); err != nil {
			return err
		}
		blob, err := git("hash-object", "-w", content)
		if err != nil {
			return fmt.Errorf("%w: %s", err, blob)
		}
		if out, err := git("update-index", "--add", "--cacheinfo", "100755,"+blob+","+path); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		tree, err := git("write-tree")
		if err != nil {
			return fmt.Errorf("%w: %s", err, tree)
		}
		arguments := []string{"commit-tree", tree, "-m", path}
		if parent, err := git("rev-parse", "-q", "--verify", "main"); err == nil {
			arguments = append(arguments, "-p", parent)
		}
		id, err := git(arguments...)
		if err != nil {
			return fmt.Errorf("%w: %s", err, id)
		}
		for _, ref := range refs {
			if out, err := git("update-ref", ref, id); err != nil {
				return fmt.Errorf("%w: %s", err, out)
			}
		}
		return nil
	}
	for range 5 {
		if err := commit("bin/big", bytes, "refs/heads/main", "refs/tags/v1"); err != nil {
			return 0, nil, err
		}
	}
	if err := commit("bin/small", bytes/10, "refs/heads/main"); err != nil {
		return 0, nil, err
	}
	if out, err := git("repack", "-adq"); err != nil {
		return 0, nil, fmt.Errorf("%w: %s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return 0, nil, err
	}
	daemon := exec.Command("git", "-c", "safe.directory=*", "-c", "uploadpack.allowFilter=true", "daemon",
		"--base-path="+directory, "--export-all", "--reuseaddr", "--listen=127.0.0.1", fmt.Sprintf("--port=%d", port))
	if err := daemon.Start(); err != nil {
		return 0, nil, err
	}
	for range 500 {
		if connection, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			connection.Close()
			return port, daemon, nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return 0, nil, fmt.Errorf("git daemon does not answer on port %d", port)
}

// makeModule publishes a program that has a large file in it, and builds what of Go itself it needs.
func makeModule(www, directory string, bytes int64) (string, error) {
	module := filepath.Join(directory, "module", "bench.example", "big@v1.0.0")
	versions := filepath.Join(www, "modules", "bench.example", "big", "@v")
	for _, folder := range []string{module, versions} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return "", err
		}
	}
	modfile := "module bench.example/big\n\ngo 1.21\n"
	files := map[string]string{
		filepath.Join(module, "go.mod"):           modfile,
		filepath.Join(module, "main.go"):          "package main\n\nimport (\n\t_ \"embed\"\n\t\"os\"\n)\n\n//go:embed content\nvar content string\n\nfunc main() { os.Stdout.WriteString(content[:10]) }\n",
		filepath.Join(versions, "list"):           "v1.0.0\n",
		filepath.Join(versions, "v1.0.0.mod"):     modfile,
		filepath.Join(versions, "v1.0.0.info"):    `{"Version":"v1.0.0","Time":"2026-01-01T00:00:00Z"}`,
		filepath.Join(directory, "hello/go.mod"):  "module hello\n\ngo 1.21\n",
		filepath.Join(directory, "hello/main.go"): "package main\n\nimport (\n\t_ \"embed\"\n\t\"os\"\n)\n\nfunc main() { os.Stdout.WriteString(\"\") }\n",
	}
	if err := os.MkdirAll(filepath.Join(directory, "hello"), 0o755); err != nil {
		return "", err
	}
	for path, text := range files {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	if err := writeExecutable(filepath.Join(module, "content"), bytes); err != nil {
		return "", err
	}
	zip := exec.Command("zip", "-q", "-0", "-D", "-r", filepath.Join(versions, "v1.0.0.zip"), "bench.example")
	zip.Dir = filepath.Join(directory, "module")
	if out, err := zip.CombinedOutput(); err != nil {
		return "", fmt.Errorf("zip: %w: %s", err, out)
	}
	cache := filepath.Join(directory, "go-build")
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", os.DevNull, ".")
	build.Dir = filepath.Join(directory, "hello")
	build.Env = append(os.Environ(), "GOCACHE="+cache, "CGO_ENABLED=0", "GOTOOLCHAIN=local", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return cache, nil
}
