// SPDX-License-Identifier: Apache-2.0

// Command fleet measures a mirror behind one nginx, and a runtime that serves the same plugins: what
// a client costs, how long a fleet takes to be level after an upgrade, and what happens when the
// server is restarted in the middle. The mirror is written, the runtime serves, and a few clients
// are real; the others send the same requests, verify the same digests and try again by the same
// rule, but are goroutines.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"
)

type options struct {
	work, optimus       string
	clients, plugins    int
	bytes, real, rounds int
	attacks             bool
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.work, "work", "", "an empty directory for everything")
	flag.StringVar(&o.optimus, "optimus", "", "bin/optimus of an unpacked distribution")
	flag.IntVar(&o.clients, "clients", 1000, "how many simulated clients")
	flag.IntVar(&o.plugins, "plugins", 5, "how many plugins are upgraded")
	flag.IntVar(&o.bytes, "bytes", 1_000_000, "the size of each")
	flag.IntVar(&o.real, "real", 7, "how many installs by the real command")
	flag.IntVar(&o.rounds, "rounds", 3, "how often each fleet is levelled; the median is shown")
	flag.BoolVar(&o.attacks, "attacks", false, "attack the runtime instead")
	flag.Parse()
	if o.work == "" || o.optimus == "" {
		flag.Usage()
		os.Exit(2)
	}
	check(run(o))
}

func run(o options) error {
	files, err := startNginx(filepath.Join(o.work, "nginx"))
	if err != nil {
		return err
	}
	defer files.stop()
	blobs, err := makeMirror(o, files)
	if err != nil {
		return err
	}
	if o.attacks {
		return attacks(o, files)
	}
	fmt.Printf("%d plugins of %d bytes, mirrored: %d blobs\n", o.plugins, o.bytes, len(blobs))
	mirror := []string{"--mode", "server", "--no-verify", "--mirror", files.url() + "/mirror"}
	if err := measure(o, files, mirror, nil, blobs); err != nil {
		return err
	}
	for _, shared := range []bool{false, true} {
		served, err := startRuntime(o, files, shared)
		if err != nil {
			return err
		}
		variables := []string{"OPTIMUS_SERVER_TOKEN=" + served.token(0), "OPTIMUS_SERVER_CA_FILE=" + served.authority}
		err = measure(o, served, []string{"--mode", "client", "--server", served.url()}, variables, blobs)
		served.stop()
		if err != nil {
			return err
		}
	}
	return nil
}

// measure levels fleets from a server, after a few real clients.
func measure(o options, s server, install, variables []string, blobs []blob) error {
	fmt.Printf("\n%s\n\n", s.name())
	if err := realClients(o, s, install, variables); err != nil {
		return err
	}
	fmt.Println("| fleet | level after | half after | slowest client's retries | retries in all | asked to wait | fell through | server's CPU | requests | bytes |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	scenarios := []struct {
		name string
		mid  func()
	}{
		{"undisturbed", nil},
		{"restarted in the middle, down for 1 s", func() { s.restart(time.Second) }},
		{"restarted in the middle, down for 5 s", func() { s.restart(5 * time.Second) }},
	}
	if files, ok := s.(*nginx); ok {
		scenarios = append(scenarios, struct {
			name string
			mid  func()
		}{"reloaded in the middle", files.reload})
	}
	for _, scenario := range scenarios {
		results := make([]result, 0, o.rounds)
		for range o.rounds {
			results = append(results, level(s, o.clients, blobs, scenario.mid))
		}
		fmt.Println(row(fmt.Sprintf("%d clients, %s", o.clients, scenario.name), median(results)))
	}
	if most := s.memory(); most > 0 {
		fmt.Printf("\nThe server had at most %d MiB.\n", most>>20)
	}
	return nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
