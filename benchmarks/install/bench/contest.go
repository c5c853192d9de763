// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
)

// How many downloads the concurrent rival has at once.
const concurrency = 8

// contestant installs all archives of a server, into a home that is empty at first.
type contestant struct {
	name    string
	program func(home, base string, count int) (program, error)
}

func contestants(o options) []contestant {
	all := []contestant{}
	if o.java17 != "" {
		all = append(all, ours(o, "optimus, JDK 17", o.java17))
	}
	if o.java25 != "" {
		all = append(all, ours(o, "optimus, JDK 25", o.java25))
	}
	return append(all,
		contestant{"go-getter", func(home, base string, count int) (program, error) {
			return program{arguments: []string{o.getter}, input: list(home, base, count), directory: home}, nil
		}},
		contestant{fmt.Sprintf("go-getter, %d at once", concurrency), func(home, base string, count int) (program, error) {
			return program{
				arguments: []string{o.getter, fmt.Sprint(concurrency)},
				input:     list(home, base, count), directory: home}, nil
		}},
		contestant{"curl and tar or unzip", func(home, base string, count int) (program, error) {
			return program{arguments: []string{"bash", "-euo", "pipefail", "-c", curl},
				input: list(home, base, count), directory: home}, nil
		}})
}

const curl = `while read -r url target; do
  mkdir -p "$target"
  case $url in
    *.tar.gz) curl -sSf "$url" | tar -xz -C "$target" ;;
    *) curl -sSf -o archive.zip "$url"; unzip -qo archive.zip -d "$target"; rm archive.zip ;;
  esac
done`

// list names what go-getter and curl fetch, and where to.
func list(home, base string, count int) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, "%s/%s %s\n", base, archiveName(i), filepath.Join(home, "plugins", fmt.Sprintf("p%03d", i)))
	}
	return text.String()
}

func ours(o options, name, java string) contestant {
	return contestant{name, func(home, base string, count int) (program, error) {
		return optimus(o, java, home, "plugin", "install", "-c", writeConfig(home, base, count)), nil
	}}
}

func optimus(o options, java, home string, arguments ...string) program {
	return program{
		arguments: append([]string{o.optimus}, arguments...),
		directory: home,
		env: []string{"JAVA_HOME=" + java, "HOME=" + home,
			"XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
			"OPTIMUS_STARTUP_CACHE=" + filepath.Join(o.work, "startup")},
	}
}

func writeConfig(home, base string, count int) string {
	var text strings.Builder
	fmt.Fprintf(&text, "plugins:\n  install_location: %s\n  providers:\n    - {type: url, name: bench, url: %q}\n  plugins:\n",
		filepath.Join(home, "plugins"), base)
	for i := range count {
		fmt.Fprintf(&text, "    - {provider: bench, output: p%03d, path: %s}\n", i, archiveName(i))
	}
	path := filepath.Join(home, "config.yaml")
	check(os.WriteFile(path, []byte(text.String()), 0o644))
	return path
}

// installs runs all contestants in turns and prints a table for each count and latency.
func installs(o options, s *server) error {
	for _, count := range o.counts {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		made, err := run(program{arguments: []string{self, "archives", s.archives(), o.getter, fmt.Sprint(count)}})
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "%d archives: %.1f s\n", count, made.wall.Seconds())
		for _, latency := range o.latencies {
			if err := contest(o, s, count, latency); err != nil {
				return err
			}
		}
	}
	return nil
}

func contest(o options, s *server, count, latency int) error {
	base := fmt.Sprintf("%s/%d", s.url(), latency)
	all := contestants(o)
	cold, again := make([][]cost, len(all)), make([][]cost, len(all))
	for range o.rounds[count] {
		for _, i := range rand.Perm(len(all)) {
			first, second, err := coldAndAgain(o, s, all[i], base, count)
			if err != nil {
				return fmt.Errorf("%s: %w", all[i].name, err)
			}
			cold[i], again[i] = append(cold[i], first), append(again[i], second)
		}
	}
	title := fmt.Sprintf("%d archives, %d ms of latency a request, medians of %d", count, latency, o.rounds[count])
	printTable(title, all, cold, again)
	return nil
}

// coldAndAgain installs into an empty home and then once more into the same.
func coldAndAgain(o options, s *server, c contestant, base string, count int) (first, second cost, err error) {
	home := filepath.Join(o.work, "home")
	if err = os.RemoveAll(home); err != nil {
		return
	}
	defer os.RemoveAll(home)
	if err = os.MkdirAll(home, 0o755); err != nil {
		return
	}
	install := func() (cost, error) {
		p, err := c.program(home, base, count)
		if err != nil {
			return cost{}, err
		}
		if _, err := s.sentBytes(); err != nil {
			return cost{}, err
		}
		taken, err := run(p)
		if err != nil {
			return cost{}, err
		}
		taken.fetched, err = s.sentBytes()
		return taken, err
	}
	if first, err = install(); err != nil {
		return
	}
	if err = complete(home, count); err != nil {
		return
	}
	second, err = install()
	return
}

// complete makes sure that nobody wins by doing less.
func complete(home string, count int) error {
	found := 0
	err := filepath.Walk(filepath.Join(home, "plugins"), func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() && info.Size() == binarySize && info.Mode()&0o100 != 0 {
			found++
		}
		return err
	})
	if err == nil && found != count {
		err = fmt.Errorf("%d executables of %d", found, count)
	}
	return err
}
