// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// A blob is an artifact of the mirror.
type blob struct {
	name string // its SHA-256 digest in hexadecimal digits
	size int64
}

// makeMirror publishes plugins on the server, locks them and mirrors the lock into the server's folder.
func makeMirror(o options, server *nginx) ([]blob, error) {
	source := filepath.Join(server.www(), "source")
	if err := os.MkdirAll(source, 0o755); err != nil {
		return nil, err
	}
	config := bytes.NewBufferString("plugins:\n  providers:\n    - {type: url, name: releases, url: \"" +
		server.url() + "/source\"}\n  plugins:\n")
	random := rand.New(rand.NewSource(1))
	for i := range o.plugins {
		name := fmt.Sprintf("plugin%d", i)
		content := make([]byte, o.bytes)
		for j := range content {
			content[j] = byte('a' + random.Intn(26))
		}
		copy(content, "#!/bin/sh\nexit 0\n#")
		if err := os.WriteFile(filepath.Join(source, name), content, 0o644); err != nil {
			return nil, err
		}
		fmt.Fprintf(config, "    - {provider: releases, output: %s, path: %s}\n", name, name)
	}
	if err := os.WriteFile(filepath.Join(o.work, "config.yaml"), config.Bytes(), 0o644); err != nil {
		return nil, err
	}
	for _, arguments := range [][]string{{"lock"}, {"mirror", filepath.Join(server.www(), "mirror")}} {
		if _, err := command(o, filepath.Join(o.work, "home"), nil, arguments...); err != nil {
			return nil, err
		}
	}
	entries, err := os.ReadDir(filepath.Join(server.www(), "mirror", "blobs", "sha256"))
	if err != nil {
		return nil, err
	}
	var blobs []blob
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return nil, err
		}
		blobs = append(blobs, blob{entry.Name(), info.Size()})
	}
	// The source is gone: a client that asks it fails.
	return blobs, os.Rename(source, source+".gone")
}

// command runs the real command with a home of its own; it returns the process's CPU time.
func command(o options, home string, variables []string, arguments ...string) (time.Duration, error) {
	all := append([]string{"plugin", arguments[0], "-c", filepath.Join(o.work, "config.yaml")}, arguments[1:]...)
	process := exec.Command(o.optimus, all...)
	// The home is shared, since it has the start-up cache.
	process.Env = append(os.Environ(), "HOME="+filepath.Join(o.work, "home"),
		"OPTIMUS_STORE="+filepath.Join(home, "store"), "OPTIMUS_INSTALL_LOCATION="+filepath.Join(home, "plugins"))
	process.Env = append(process.Env, variables...)
	// A file, not a pipe: the first run leaves a process behind that makes the start-up cache.
	output, err := os.Create(filepath.Join(o.work, "output"))
	if err != nil {
		return 0, err
	}
	defer output.Close()
	process.Stdout, process.Stderr = output, output
	if err := process.Run(); err != nil {
		text, _ := os.ReadFile(output.Name())
		return 0, fmt.Errorf("%v: %w\n%s", arguments, err, text)
	}
	return process.ProcessState.UserTime() + process.ProcessState.SystemTime(), nil
}

// realClients installs from a server with empty homes.
func realClients(o options, s server, install, variables []string) error {
	var walls, cpus, served []time.Duration
	for range o.real {
		before, start := s.cpu(), time.Now()
		home, err := os.MkdirTemp(o.work, "client")
		if err != nil {
			return err
		}
		cpu, err := command(o, home, variables, append([]string{"install"}, install...)...)
		if err != nil {
			return err
		}
		walls, cpus = append(walls, time.Since(start)), append(cpus, cpu)
		served = append(served, s.cpu()-before)
	}
	slices.Sort(walls)
	slices.Sort(cpus)
	fmt.Printf("A real client, median of %d: %.2f s, CPU %.2f s; of the server at most %.2f s. %d processors.\n\n",
		o.real, walls[len(walls)/2].Seconds(), cpus[len(cpus)/2].Seconds(), slices.Max(served).Seconds(), runtime.NumCPU())
	return nil
}
