// SPDX-License-Identifier: Apache-2.0

// Command fleet measures a mirror behind one nginx: what a client costs, how long a fleet takes to
// be level after an upgrade, and what happens when the server is restarted in the middle. The mirror
// is written, and a few clients are real; the others send the same requests, verify the same
// digests and try again by the same rule, but are goroutines.
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
	flag.Parse()
	if o.work == "" || o.optimus == "" {
		flag.Usage()
		os.Exit(2)
	}
	check(run(o))
}

func run(o options) error {
	server, err := startNginx(filepath.Join(o.work, "nginx"))
	if err != nil {
		return err
	}
	defer server.stop()
	blobs, err := makeMirror(o, server)
	if err != nil {
		return err
	}
	fmt.Printf("%d plugins of %d bytes, mirrored: %d blobs\n\n", o.plugins, o.bytes, len(blobs))
	if err := realClients(o, server); err != nil {
		return err
	}
	fmt.Println("| fleet | level after | half after | slowest client's retries | retries in all | fell through | nginx CPU | requests | bytes |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	scenarios := []struct {
		name string
		mid  func()
	}{
		{"undisturbed", nil},
		{"reloaded in the middle", server.reload},
		{"restarted in the middle, down for 1 s", func() { server.restart(time.Second) }},
		{"restarted in the middle, down for 5 s", func() { server.restart(5 * time.Second) }},
	}
	for _, scenario := range scenarios {
		results := make([]result, 0, o.rounds)
		for range o.rounds {
			results = append(results, level(server, o.clients, blobs, scenario.mid))
		}
		fmt.Println(row(fmt.Sprintf("%d clients, %s", o.clients, scenario.name), median(results)))
	}
	return nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
