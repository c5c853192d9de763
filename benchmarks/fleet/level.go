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
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// The rule of the command: the delay before the second attempt, which doubles.
const delay = 500 * time.Millisecond

// The longest wait that a server may ask for, as in the command's defaults.
const longestDelay = 30 * time.Second

// A server has the blobs of the fleet.
type server interface {
	name() string
	// attempts returns how often the command asks it.
	attempts() int
	// documents are read before the blobs, as the command does.
	documents() []string
	blob(b blob) string
	// client returns the connection of a client of its own, and its token.
	client(number int) (*http.Transport, string)
	// cpu returns what the server has used since it was first started.
	cpu() time.Duration
	// memory returns the most that it has had at once, in bytes; 0 if it is not known.
	memory() int64
	restart(down time.Duration)
}

type result struct {
	level, half     time.Duration
	slowest         int64 // the most retries of one client
	retries, missed int64
	cpu             time.Duration
	refused         int64 // answers that asked to try again later
	requests, bytes int64
}

// level lets all clients begin at once, and waits until the last one is level. The function is
// called when half of them are.
func level(s server, clients int, blobs []blob, middle func()) result {
	var r result
	var level, most atomic.Int64
	var once sync.Once
	var disturbance sync.WaitGroup
	times := make([]time.Duration, clients)
	before, start := s.cpu(), time.Now()
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() {
			c := client{result: &r, attempts: s.attempts()}
			c.http.Transport, c.token = s.client(i)
			for _, document := range s.documents() {
				c.fetch(document, "")
			}
			for _, b := range blobs {
				c.fetch(s.blob(b), b.name)
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
	r.cpu, r.slowest = s.cpu()-before, most.Load()
	return r
}

type client struct {
	token    string
	http     http.Client
	result   *result
	attempts int
	retries  int64
}

// fetch asks for a file as often as the command does, and continues what was cut off. The digest is
// empty for a document, which has none that is known beforehand.
func (c *client) fetch(url, want string) {
	digest := sha256.New()
	var received int64
	wait := delay
	for attempt := 1; ; attempt++ {
		later, err := c.attempt(url, digest, &received)
		if err == nil && (want == "" || hex.EncodeToString(digest.Sum(nil)) == want) {
			return
		}
		if attempt == c.attempts {
			atomic.AddInt64(&c.result.missed, 1)
			return
		}
		c.retries++
		atomic.AddInt64(&c.result.retries, 1)
		if want == "" {
			digest.Reset()
			received = 0
		}
		time.Sleep(max(later, wait/2+time.Duration(rand.Int63n(int64(wait/2)+1))))
		wait *= 2
	}
}

// attempt sends one request; it returns for how long the server asks to wait.
func (c *client) attempt(url string, digest io.Writer, received *int64) (time.Duration, error) {
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	if *received > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", *received))
	}
	atomic.AddInt64(&c.result.requests, 1)
	response, err := c.http.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	if response.StatusCode/100 != 2 {
		if response.StatusCode == http.StatusTooManyRequests {
			atomic.AddInt64(&c.result.refused, 1)
		}
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return min(time.Duration(seconds)*time.Second, longestDelay), fmt.Errorf("status %d", response.StatusCode)
	}
	count, err := io.Copy(digest, response.Body)
	*received += count
	atomic.AddInt64(&c.result.bytes, count)
	return 0, err
}

// median returns the result whose fleet took the median time.
func median(results []result) result {
	slices.SortFunc(results, func(a, b result) int { return int(a.level - b.level) })
	return results[len(results)/2]
}

func row(name string, r result) string {
	return fmt.Sprintf("| %s | %.1f s | %.1f s | %d | %d | %d | %d | %.2f s | %d | %.2f GB |", name,
		r.level.Seconds(), r.half.Seconds(), r.slowest, r.retries, r.refused, r.missed, r.cpu.Seconds(), r.requests, float64(r.bytes)/1e9)
}
