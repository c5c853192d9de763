// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// The rule of the command for mirrors: attempts, and the delay before the second one, which doubles.
const (
	attempts = 5
	delay    = 500 * time.Millisecond
)

type result struct {
	level, half     time.Duration
	slowest         int64 // the most retries of one client
	retries, missed int64
	cpu             time.Duration
	requests, bytes int64
}

// level lets all clients begin at once, and waits until the last one is level. The function is
// called when half of them are.
func level(server *nginx, clients int, blobs []blob, middle func()) result {
	var r result
	var level, most atomic.Int64
	var once sync.Once
	var disturbance sync.WaitGroup
	times := make([]time.Duration, clients)
	before, start := server.cpu(), time.Now()
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() {
			c := client{server: server.url() + "/mirror/blobs/sha256/", result: &r}
			c.http.Transport = &http.Transport{MaxIdleConnsPerHost: 1}
			for _, b := range blobs {
				c.fetch(b)
			}
			c.http.CloseIdleConnections()
			times[i] = time.Since(start)
			for known := most.Load(); c.retries > known && !most.CompareAndSwap(known, c.retries); {
				known = most.Load()
			}
			if level.Add(1) >= int64(clients/2) && middle != nil {
				once.Do(func() { disturbance.Go(middle) })
			}
		})
	}
	all.Wait()
	disturbance.Wait()
	slices.Sort(times)
	r.level, r.half = times[clients-1], times[clients/2]
	r.cpu, r.slowest = server.cpu()-before, most.Load()
	return r
}

type client struct {
	server  string
	http    http.Client
	result  *result
	retries int64
}

// fetch asks for a blob as often as the command does, and continues what was cut off.
func (c *client) fetch(b blob) {
	digest := sha256.New()
	var received int64
	wait := delay
	for attempt := 1; ; attempt++ {
		err := c.attempt(b, digest, &received)
		if err == nil && hex.EncodeToString(digest.Sum(nil)) == b.name {
			return
		}
		if attempt == attempts {
			atomic.AddInt64(&c.result.missed, 1)
			return
		}
		c.retries++
		atomic.AddInt64(&c.result.retries, 1)
		time.Sleep(wait/2 + time.Duration(rand.Int63n(int64(wait/2)+1)))
		wait *= 2
	}
}

func (c *client) attempt(b blob, digest io.Writer, received *int64) error {
	request, err := http.NewRequest(http.MethodGet, c.server+b.name, nil)
	if err != nil {
		return err
	}
	if *received > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", *received))
	}
	atomic.AddInt64(&c.result.requests, 1)
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		return fmt.Errorf("status %d", response.StatusCode)
	}
	count, err := io.Copy(digest, response.Body)
	*received += count
	atomic.AddInt64(&c.result.bytes, count)
	return err
}

// median returns the result whose fleet took the median time.
func median(results []result) result {
	slices.SortFunc(results, func(a, b result) int { return int(a.level - b.level) })
	return results[len(results)/2]
}

func row(name string, r result) string {
	return fmt.Sprintf("| %s | %.1f s | %.1f s | %d | %d | %d | %.2f s | %d | %.2f GB |", name,
		r.level.Seconds(), r.half.Seconds(), r.slowest, r.retries, r.missed, r.cpu.Seconds(), r.requests, float64(r.bytes)/1e9)
}
