// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
)

const startRounds = 15

// prepare makes the start-up caches, as the first command of a user does in the background.
func prepare(o options) error {
	for _, java := range []string{o.java17, o.java25} {
		if java != "" {
			if _, err := run(optimus(o, java, o.work, "runtime", "prepare")); err != nil {
				return err
			}
		}
	}
	return nil
}

// startUp measures what does no work: the version, a diff without differences, beside a bare JVM.
func startUp(o options, s *server) error {
	if err := os.MkdirAll(s.archives(), 0o755); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if _, err := run(program{arguments: []string{self, "archives", s.archives(), o.getter, "1"}}); err != nil {
		return err
	}
	home := filepath.Join(o.work, "home")
	defer os.RemoveAll(home)
	var names []string
	var programs []program
	for _, jdk := range []struct{ name, home string }{{"JDK 17", o.java17}, {"JDK 25", o.java25}} {
		if jdk.home == "" {
			continue
		}
		own := filepath.Join(home, jdk.name)
		if err := os.MkdirAll(own, 0o755); err != nil {
			return err
		}
		config := writeConfig(own, s.url()+"/0", 1)
		if _, err := run(optimus(o, jdk.home, own, "plugin", "install", "-c", config)); err != nil {
			return err
		}
		add := func(name string, p program) {
			names = append(names, jdk.name+": "+name)
			programs = append(programs, p)
		}
		add("bare JVM", program{directory: own, arguments: []string{filepath.Join(jdk.home, "bin", "java"),
			"-XX:+UseSerialGC", "-Xshare:auto", "-cp", o.hello, "Hello"}})
		add("optimus --version", optimus(o, jdk.home, own, "--version"))
		add("diff, nothing to do", optimus(o, jdk.home, own, "plugin", "diff", "-c", config))
		add("install, nothing to do", optimus(o, jdk.home, own, "plugin", "install", "-c", config))
		add("diff --runtime", optimus(o, jdk.home, own, "plugin", "diff", "--runtime", "-c", config))
	}
	costs := make([][]cost, len(programs))
	for round := range startRounds + 1 {
		for _, i := range rand.Perm(len(programs)) {
			taken, err := run(programs[i])
			if err != nil {
				return err
			}
			// The first round fills caches.
			if round > 0 {
				costs[i] = append(costs[i], taken)
			}
		}
	}
	fmt.Printf("### Start, medians of %d\n\n| | wall | CPU | peak RSS | wall to the bare JVM |\n|---|---|---|---|---|\n", startRounds)
	var bare cost
	for i, name := range names {
		c := summary(costs[i])
		if name[len("JDK 17: "):] == "bare JVM" {
			bare = c
		}
		fmt.Printf("| %s | %d ms | %d ms | %d MiB | %.2f |\n", name, c.wall.Milliseconds(), c.cpu.Milliseconds(), c.rss>>20,
			float64(c.wall)/float64(bare.wall))
	}
	fmt.Println()
	return nil
}
