// SPDX-License-Identifier: Apache-2.0

// Command bench measures installs of plugins side by side: our command, the go-getter library and
// curl with tar and unzip, interleaved, over the same archives from the same nginx.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type options struct {
	work, optimus, getter, hello string
	versitygw                    string
	java17, java25               string
	counts                       []int
	rounds                       map[int]int
	latencies                    []int
	kind                         string // the only kind of source; empty for all
	gcsserver                    string // the Go module of the tests' Cloud Storage
	bytes                        int64  // of the file from each kind of source
	python                       string // one that has google-cloud-storage; may be empty
}

func main() {
	log.SetFlags(0)
	if len(os.Args) > 1 && os.Args[1] == "archives" {
		// A process of its own: what the harness holds in memory would count as its children's.
		check(makeArchives(os.Args[2], os.Args[3], number(os.Args[4])))
		return
	}
	var o options
	var counts, rounds, latencies string
	var sourcesAlone bool
	flag.StringVar(&o.work, "work", "", "directory for everything")
	flag.StringVar(&o.optimus, "optimus", "", "bin/optimus of an unpacked distribution")
	flag.StringVar(&o.getter, "getter", "", "the go-getter program")
	flag.StringVar(&o.versitygw, "versitygw", "", "the S3 server, for sources")
	flag.StringVar(&o.hello, "hello", "", "directory with Hello.class, a bare JVM's work")
	flag.StringVar(&o.java17, "java17", "", "home of a JDK 17")
	flag.StringVar(&o.java25, "java25", "", "home of a JDK 25")
	flag.StringVar(&counts, "counts", "1,20,200", "how many archives")
	flag.StringVar(&rounds, "rounds", "7,3,1", "how often, for each of the counts")
	flag.StringVar(&latencies, "latencies", "0,100", "milliseconds added to each request")
	flag.BoolVar(&sourcesAlone, "sources", false, "only one large file from each kind of source")
	flag.StringVar(&o.kind, "kind", "", "with -sources, this kind alone: url, s3, git, go or gcs")
	flag.StringVar(&o.gcsserver, "gcsserver", "", "the Go module of the tests' Cloud Storage")
	flag.Int64Var(&o.bytes, "bytes", 100_000_000, "with -sources, the size of the file; a small one shows the cold starts")
	flag.StringVar(&o.python, "python", "", "with -sources, a Python that has google-cloud-storage")
	flag.Parse()
	o.counts, o.latencies = numbers(counts), numbers(latencies)
	o.rounds = map[int]int{}
	for i, r := range numbers(rounds) {
		o.rounds[o.counts[i]] = r
	}
	work, err := filepath.Abs(o.work)
	check(err)
	o.work = work

	server, err := startServer(filepath.Join(o.work, "server"))
	check(err)
	defer server.stop()
	fmt.Printf("%s\n\n", machine(o))
	check(prepare(o))
	if sourcesAlone {
		check(sources(o, server))
		return
	}
	check(startUp(o, server))
	check(installs(o, server))
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	check(err)
	return n
}

func numbers(text string) []int {
	var all []int
	for _, part := range strings.Split(text, ",") {
		all = append(all, number(part))
	}
	return all
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
