// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

func printTable(title string, all []contestant, cold, again [][]cost) {
	fmt.Printf("### %s\n\n| | cold wall | CPU | peak RSS | fetched | again wall | CPU | fetched |\n|---|---|---|---|---|---|---|---|\n", title)
	for i, c := range all {
		first, second := summary(cold[i]), summary(again[i])
		fmt.Printf("| %s | %s | %s | %d MiB | %s | %s | %s | %s |\n", c.name,
			seconds(first.wall), seconds(first.cpu), first.rss>>20, megabytes(first.fetched),
			seconds(second.wall), seconds(second.cpu), megabytes(second.fetched))
	}
	fmt.Println()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }

// machine says where and when the figures were taken.
func machine(o options) string {
	var text strings.Builder
	fmt.Fprintf(&text, "%s, %d cores", time.Now().Format("2006-01-02"), runtime.NumCPU())
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, after, found := strings.Cut(string(info), "model name"); found {
			line, _, _ := strings.Cut(after, "\n")
			fmt.Fprintf(&text, " of %s", strings.Trim(line, " \t:"))
		}
	}
	fmt.Fprintf(&text, ", %s", firstLine("uname", "-sr"))
	for _, home := range []string{o.java17, o.java25} {
		if home != "" {
			fmt.Fprintf(&text, ", %s", firstLine(filepath.Join(home, "bin", "java"), "--version"))
		}
	}
	fmt.Fprintf(&text, ", %s, %s", runtime.Version(), firstLine("curl", "--version"))
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		fmt.Fprintf(&text, "; load before the run %s", strings.Fields(string(load))[0])
	}
	return text.String()
}

func firstLine(name string, arguments ...string) string {
	out, err := exec.Command(name, arguments...).Output()
	check(err)
	line, _, _ := bytes.Cut(out, []byte("\n"))
	return strings.Join(strings.Fields(string(line))[:min(3, len(strings.Fields(string(line))))], " ")
}
