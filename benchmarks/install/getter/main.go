// SPDX-License-Identifier: Apache-2.0

// The rival: every address on standard input ("URL DIRECTORY" a line) fetched and unpacked by the
// go-getter library, one after another or, with an argument, so many at once.
package main

import (
	"bufio"
	"log"
	"os"
	"strconv"
	"strings"

	getter "github.com/hashicorp/go-getter"
	"golang.org/x/sync/errgroup"
)

func main() {
	var all errgroup.Group
	all.SetLimit(1)
	if len(os.Args) > 1 {
		n, _ := strconv.Atoi(os.Args[1])
		all.SetLimit(n)
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		source, target, _ := strings.Cut(lines.Text(), " ")
		all.Go(func() error { return getter.GetAny(target, source) })
	}
	if err := all.Wait(); err != nil {
		log.Fatal(err)
	}
}
