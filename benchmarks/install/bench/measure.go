// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sort"
	"strings"
	"syscall"
	"time"
)

// cost is what one run of a program took, its children included.
type cost struct {
	wall, cpu time.Duration
	rss       int64 // peak of the largest process, bytes
	fetched   int64
}

type program struct {
	arguments []string
	input     string
	env       []string
	directory string
	exitCode  int // expected
}

func run(p program) (cost, error) {
	command := exec.Command(p.arguments[0], p.arguments[1:]...)
	command.Dir = p.directory
	command.Env = append([]string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}, p.env...)
	if p.input != "" {
		command.Stdin = strings.NewReader(p.input)
	}
	var said bytes.Buffer
	command.Stderr = &said
	command.Stdout = io.Discard
	begin := time.Now()
	err := command.Run()
	wall := time.Since(begin)
	if command.ProcessState == nil || command.ProcessState.ExitCode() != p.exitCode {
		return cost{}, fmt.Errorf("%v: %v\n%s", p.arguments, err, said.String())
	}
	usage := command.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{
		wall: wall,
		cpu:  command.ProcessState.UserTime() + command.ProcessState.SystemTime(),
		rss:  usage.Maxrss * rssUnit,
	}, nil
}

// summary is the median of each figure, and the highest peak.
func summary(costs []cost) cost {
	var s cost
	s.wall = median(costs, func(c cost) int64 { return int64(c.wall) })
	s.cpu = median(costs, func(c cost) int64 { return int64(c.cpu) })
	s.fetched = int64(median(costs, func(c cost) int64 { return c.fetched }))
	for _, c := range costs {
		s.rss = max(s.rss, c.rss)
	}
	return s
}

func median(costs []cost, figure func(cost) int64) time.Duration {
	var all []int64
	for _, c := range costs {
		all = append(all, figure(c))
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return time.Duration(all[len(all)/2])
}
