// SPDX-License-Identifier: Apache-2.0

// A host on the public go-plugin module, which does what SupervisorHost does in Java:
//
//	host MEASUREMENT DIRECTORY [NUMBER...]
//
// starts the plugins of a directory and prints a line "name value" for each figure.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: host MEASUREMENT DIRECTORY [NUMBER...]")
		os.Exit(2)
	}
	files, err := filepath.Glob(filepath.Join(os.Args[2], "optimus-*"))
	if err != nil || len(files) == 0 {
		fail("no plugins in %s: %v", os.Args[2], err)
	}
	var numbers []int
	for _, text := range os.Args[3:] {
		number, err := strconv.Atoi(text)
		if err != nil {
			fail("%v", err)
		}
		numbers = append(numbers, number)
	}
	switch os.Args[1] {
	case "once":
		p := start(files[0])
		p.info()
		p.stop()
	case "spawn":
		spawn(files[0], numbers[0], numbers[1])
	case "sequence":
		rounds(files, numbers[0], func() []*running {
			var all []*running
			for _, file := range files {
				all = append(all, start(file))
			}
			return all
		})
	case "ready":
		rounds(files, numbers[0], func() []*running { return together(files, start) })
	case "calls":
		calls(files[0], numbers[0], time.Duration(numbers[1])*time.Second)
	case "crash":
		crash(files[0], numbers[0])
	case "memory":
		all := together(files, start)
		time.Sleep(time.Second)
		report("rss", float64(residentBytes())/1024/1024)
		together(all, func(p *running) any { p.stop(); return nil })
	default:
		fail("no measurement %s", os.Args[1])
	}
}

// spawn starts and stops one plugin again and again, and reports the times after a warm-up.
func spawn(file string, warmUp, count int) {
	var replied, stopped []time.Duration
	for i := range warmUp + count {
		begin := time.Now()
		p := start(file)
		p.info()
		reply := time.Since(begin)
		begin = time.Now()
		p.stop()
		if i >= warmUp {
			replied, stopped = append(replied, reply), append(stopped, time.Since(begin))
		}
	}
	report("reply", micros(percentile(replied, 50)))
	report("reply-p95", micros(percentile(replied, 95)))
	report("stop", micros(percentile(stopped, 50)))
}

// rounds starts and stops all plugins several times.
func rounds(files []string, count int, startAll func() []*running) {
	var ready, stopped []time.Duration
	var cpu time.Duration
	var first time.Duration
	for i := range count {
		before := processorTime()
		begin := time.Now()
		all := startAll()
		took := time.Since(begin)
		used := processorTime() - before
		begin = time.Now()
		together(all, func(p *running) any { p.stop(); return nil })
		if i == 0 {
			first = took
			continue
		}
		ready, stopped, cpu = append(ready, took), append(stopped, time.Since(begin)), cpu+used
	}
	report("first", micros(first)/1000)
	if count > 1 {
		report("ready", micros(percentile(ready, 50))/1000)
		report("cpu", micros(cpu)/1000/float64(count-1))
		report("stop", micros(percentile(stopped, 50))/1000)
	}
}

func calls(file string, callers int, during time.Duration) {
	p := start(file)
	defer p.stop()
	load(p, callers, during)
	before, begin := processorTime(), time.Now()
	taken := load(p, callers, during)
	cpu, wall := processorTime()-before, time.Since(begin)
	report("p50", micros(percentile(taken, 50)))
	report("p99", micros(percentile(taken, 99)))
	report("rate", float64(len(taken))/wall.Seconds())
	report("cpu", micros(cpu)/float64(len(taken)))
}

func load(p *running, callers int, during time.Duration) []time.Duration {
	var lock sync.Mutex
	var all []time.Duration
	var group sync.WaitGroup
	end := time.Now().Add(during)
	for range callers {
		group.Add(1)
		go func() {
			defer group.Done()
			var mine []time.Duration
			for begin := time.Now(); begin.Before(end); {
				p.info()
				now := time.Now()
				mine = append(mine, now.Sub(begin))
				begin = now
			}
			lock.Lock()
			defer lock.Unlock()
			all = append(all, mine...)
		}()
	}
	group.Wait()
	return all
}

// crash kills a plugin, and reports how long it takes until the host knows.
func crash(file string, count int) {
	var noticed []time.Duration
	for range count {
		p := start(file)
		p.info()
		begin := time.Now()
		if err := syscall.Kill(p.pid(), syscall.SIGKILL); err != nil {
			fail("kill: %v", err)
		}
		for !p.client.Exited() {
			time.Sleep(20 * time.Microsecond)
		}
		noticed = append(noticed, time.Since(begin))
		p.stop()
	}
	report("noticed", micros(percentile(noticed, 50)))
}

func together[A, B any](all []A, do func(A) B) []B {
	results := make([]B, len(all))
	var group sync.WaitGroup
	for i, one := range all {
		group.Add(1)
		go func() {
			defer group.Done()
			results[i] = do(one)
		}()
	}
	group.Wait()
	return results
}

func percentile(all []time.Duration, percent int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*percent/100]
}

func micros(d time.Duration) float64 {
	return float64(d.Nanoseconds()) / 1000
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		fail("getrusage: %v", err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func residentBytes() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		fail("%v", err)
	}
	_, text, _ := strings.Cut(string(status), "VmRSS:")
	kilobytes, err := strconv.Atoi(strings.Fields(text)[0])
	if err != nil {
		fail("%v", err)
	}
	return kilobytes * 1024
}

func report(name string, value float64) {
	fmt.Printf("%s %.3f\n", name, value)
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, "host: "+format+"\n", arguments...)
	os.Exit(1)
}
