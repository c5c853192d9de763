// SPDX-License-Identifier: Apache-2.0

// Lets the hosts take turns at the same plugins, in a new random order every round, and prints Markdown.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A host is a program that takes measurements; the first is what the others are compared with.
type host struct {
	name  string
	words []string
}

// A measurement is taken by each host, which prints figures of these names.
type measurement struct {
	title     string
	words     []string // of the Go host; the directory follows the first
	others    []string // of the others, where they differ
	directory string
	figures   []figure
}

type figure struct {
	name, title, unit string
	more              bool // is better
}

func main() {
	log.SetFlags(0)
	var work, actor, goHost, classes, flags, java17, java25, only string
	var rounds, seconds int
	flag.StringVar(&work, "work", "", "directory for the plugins")
	flag.StringVar(&actor, "actor", "", "the tests' plugin")
	flag.StringVar(&goHost, "host", "", "the host on the go-plugin module")
	flag.StringVar(&classes, "classes", "", "class path of SupervisorHost")
	flag.StringVar(&flags, "flags", "-XX:+UseSerialGC -Xmx256m -XX:-UsePerfData", "of the JVM")
	flag.StringVar(&java17, "java17", "", "home of a JDK 17")
	flag.StringVar(&java25, "java25", "", "home of a JDK 25")
	flag.StringVar(&only, "only", "", "measurements whose titles begin so")
	flag.IntVar(&rounds, "rounds", 5, "how often each host takes each measurement")
	flag.IntVar(&seconds, "seconds", 3, "how long calls are made, after as long a warm-up")
	flag.Parse()
	hosts := []host{{"Go", []string{goHost}}}
	for _, jdk := range []struct{ name, home string }{{"JDK 17", java17}, {"JDK 25", java25}} {
		if jdk.home != "" {
			words := append([]string{filepath.Join(jdk.home, "bin", "java")}, strings.Fields(flags)...)
			if jdk.name == "JDK 25" {
				words = append(words, "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED")
			}
			hosts = append(hosts, host{jdk.name, append(words, "-cp", classes, "SupervisorHost")})
		}
	}
	fmt.Printf("%s, %d cores, %s; medians of %d; %s\n\n", time.Now().Format(time.DateOnly), runtime.NumCPU(), runtime.Version(), rounds, flags)
	header := "| |"
	rule := "|---|"
	for i, h := range hosts {
		header, rule = header+" "+h.name+" |", rule+"---|"
		if i > 0 {
			header, rule = header+" to Go |", rule+"---|"
		}
	}
	fmt.Println(header + "\n" + rule)
	for _, m := range measurements(work, actor, seconds) {
		if strings.HasPrefix(m.title, only) {
			contest(hosts, m, rounds)
		}
	}
}

func measurements(work, actor string, seconds int) []measurement {
	one := plugins(work, actor, "one", "generation=C", 1)
	twenty := plugins(work, actor, "twenty", "generation=C", 20)
	fifty := plugins(work, actor, "fifty", "generation=C", 50)
	hundred := plugins(work, actor, "hundred", "generation=C", 100)
	slow := plugins(work, actor, "slow", "generation=C&delay=1s", 4)
	during := strconv.Itoa(seconds)
	ready := []figure{{"first", "the first time", "ms", false}, {"ready", "ready", "ms", false}, {"cpu", "CPU", "ms", false}, {"stop", "stopped", "ms", false}}
	unary := []figure{{"p50", "p50", "µs", false}, {"p99", "p99", "µs", false}, {"rate", "calls a second", "", true}, {"cpu", "CPU a call", "µs", false}}
	return []measurement{
		{"a cold process, to the first reply and its end", []string{"once"}, nil, one, []figure{{"wall", "wall", "ms", false}}},
		{"one plugin, warm", []string{"spawn", "40", "50"}, nil, one, []figure{{"reply", "spawn to first reply", "µs", false}, {"reply-p95", "p95", "µs", false}, {"stop", "stop", "µs", false}}},
		{"20 plugins, one after another in Go", []string{"sequence", "5"}, []string{"ready", "5"}, twenty, ready},
		{"20 plugins", []string{"ready", "5"}, nil, twenty, ready},
		{"50 plugins", []string{"ready", "5"}, nil, fifty, ready},
		{"100 plugins", []string{"ready", "4"}, nil, hundred, ready},
		{"4 plugins that take 1 s each", []string{"ready", "1"}, nil, slow, ready[:1]},
		{"calls, 1 caller", []string{"calls", "1", during}, nil, one, unary},
		{"calls, 16 callers", []string{"calls", "16", during}, nil, one, unary},
		{"SIGKILL of a plugin", []string{"crash", "20"}, nil, one, []figure{{"noticed", "noticed", "µs", false}}},
		{"host with 50 plugins", []string{"memory"}, nil, fifty, []figure{{"rss", "RSS", "MiB", false}}},
	}
}

// plugins makes a directory of plugins, all of them copies of one.
func plugins(work, actor, name, role string, count int) string {
	directory := filepath.Join(work, "plugins", name)
	check(os.MkdirAll(directory, 0o755))
	for i := range count {
		file := filepath.Join(directory, fmt.Sprintf("optimus-b%03d_%s_%s", i, runtime.GOOS, runtime.GOARCH))
		if out, err := exec.Command(actor, "make", file, role).CombinedOutput(); err != nil {
			log.Fatalf("%s: %v: %s", file, err, out)
		}
	}
	return directory
}

func contest(hosts []host, m measurement, rounds int) {
	taken := make([]map[string][]float64, len(hosts))
	for i := range taken {
		taken[i] = map[string][]float64{}
	}
	for range rounds {
		for _, i := range rand.Perm(len(hosts)) {
			words := m.words
			if i > 0 && m.others != nil {
				words = m.others
			}
			for name, value := range measure(hosts[i], words, m.directory) {
				taken[i][name] = append(taken[i][name], value)
			}
		}
	}
	for _, f := range m.figures {
		base := median(taken[0][f.name])
		row := fmt.Sprintf("| %s: %s | %s |", m.title, f.title, written(base, f.unit))
		for _, t := range taken[1:] {
			value := median(t[f.name])
			row += fmt.Sprintf(" %s | %.2f |", written(value, f.unit), value/base)
		}
		fmt.Println(row)
	}
}

func measure(h host, words []string, directory string) map[string]float64 {
	arguments := slices.Concat(h.words, words[:1], []string{directory}, words[1:])
	command := exec.Command(arguments[0], arguments[1:]...)
	command.Stderr = os.Stderr
	begin := time.Now()
	out, err := command.Output()
	if err != nil {
		log.Fatalf("%v: %v", arguments, err)
	}
	figures := map[string]float64{"wall": float64(time.Since(begin).Microseconds()) / 1000}
	for line := range strings.Lines(string(out)) {
		name, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		value, err := strconv.ParseFloat(text, 64)
		check(err)
		figures[name] = value
	}
	return figures
}

func median(all []float64) float64 {
	if len(all) == 0 {
		log.Fatal("a figure is missing")
	}
	return slices.Sorted(slices.Values(all))[(len(all)-1)/2]
}

func written(value float64, unit string) string {
	text := strconv.FormatFloat(value, 'f', 1, 64)
	if value >= 1000 {
		text = strconv.FormatFloat(value, 'f', 0, 64)
	}
	return strings.TrimSpace(text + " " + unit)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
