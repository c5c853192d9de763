// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// An attack uses up what it can, and returns a description of the outcome.
type attack struct {
	name string
	run  func(dial func(protocol string) (net.Conn, error)) string
}

// attacks measures a runtime under attack, over TLS with a client's token and on its Unix socket,
// beside another caller that requests its health on a new connection each time.
func attacks(o options, files *nginx) error {
	s, err := startRuntime(o, files, false)
	if err != nil {
		return err
	}
	defer s.stop()
	fmt.Println("\n| attack | over | came of it | another caller's median, slowest, failed | memory before, at most | CPU |")
	fmt.Println("|---|---|---|---|---|---|")
	for _, over := range []string{"TLS", "socket"} {
		dial := func(protocol string) (net.Conn, error) { return s.dial(over, protocol) }
		for _, a := range allAttacks(s, o.clients) {
			before, cpu := residentBytes(s.process.Process.Pid), s.cpu()
			_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.process.Process.Pid), []byte("5"), 0)
			stop, others := s.watch()
			outcome := a.run(dial)
			stop()
			fmt.Printf("| %s | %s | %s | %s | %d MiB, %d MiB | %.1f s |\n", a.name, over, outcome, <-others,
				before>>20, highWater(s.process.Process.Pid)>>20, (s.cpu() - cpu).Seconds())
		}
	}
	return nil
}

func (s *served) dial(over, protocol string) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: 30 * time.Second}
	if over == "socket" {
		return dialer.Dial("unix", filepath.Join(s.directory, "run", "manage.sock"))
	}
	return tls.DialWithDialer(dialer, "tcp", fmt.Sprintf("127.0.0.1:%d", s.port),
		&tls.Config{RootCAs: s.trust, NextProtos: []string{protocol}})
}

// watch asks for the health of the server over TLS until it is stopped; then its answers are sent.
func (s *served) watch() (func(), <-chan string) {
	ctx, stop := context.WithCancel(context.Background())
	told := make(chan string, 1)
	go func() {
		var times []time.Duration
		failed := 0
		for ctx.Err() == nil {
			start := time.Now()
			client := http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
				DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: s.trust}}}
			response, err := client.Get(s.url() + "/healthz")
			if err != nil || response.StatusCode != 200 {
				failed++
			} else {
				times = append(times, time.Since(start))
			}
			if err == nil {
				response.Body.Close()
			}
			time.Sleep(20 * time.Millisecond)
		}
		slices.Sort(times)
		if len(times) == 0 {
			times = append(times, 0)
		}
		told <- fmt.Sprintf("%d ms, %d ms, %d of %d", times[len(times)/2].Milliseconds(), times[len(times)-1].Milliseconds(), failed, failed+len(times))
	}()
	return stop, told
}

func residentBytes(pid int) int64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	var size, resident int64
	_, _ = fmt.Sscan(string(text), &size, &resident)
	return resident * int64(os.Getpagesize())
}

func allAttacks(s *served, many int) []attack {
	token := "Authorization: Bearer " + s.token(0) + "\r\n"
	call := "POST /v1/plugins/neo/call HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + token
	return []attack{
		{"1 GB in one request", func(dial func(string) (net.Conn, error)) string {
			return upload(dial, call+"Content-Length: 1073741824\r\n\r\n", nil)
		}},
		{"1 GB in chunks", func(dial func(string) (net.Conn, error)) string {
			return upload(dial, call+"Transfer-Encoding: chunked\r\n\r\n", []byte("10000\r\n"))
		}},
		{fmt.Sprintf("%d connections that send nothing", many), func(dial func(string) (net.Conn, error)) string {
			return hold(dial, many, "", "")
		}},
		{fmt.Sprintf("%d connections with a header that drips in", many), func(dial func(string) (net.Conn, error)) string {
			return hold(dial, many, "GET /v1/status HTTP/1.1\r\nX: ", "x")
		}},
		{fmt.Sprintf("%d connections with a body that drips in", many), func(dial func(string) (net.Conn, error)) string {
			return hold(dial, many, call+"Content-Length: 100000\r\n\r\n{", " ")
		}},
		{"pings without end", func(dial func(string) (net.Conn, error)) string {
			return flood(dial, func(c *http2, i uint32) error { return c.frame(6, 0, 0, make([]byte, 8)) })
		}},
		{"settings without end", func(dial func(string) (net.Conn, error)) string {
			return flood(dial, func(c *http2, i uint32) error { return c.frame(4, 0, 0, nil) })
		}},
		{"streams that are reset at once", func(dial func(string) (net.Conn, error)) string {
			return flood(dial, func(c *http2, i uint32) error {
				if err := c.frame(1, 5, 2*i+1, get("/v1/lock", s.token(0))); err != nil {
					return err
				}
				return c.frame(3, 0, 2*i+1, []byte{0, 0, 0, 8})
			})
		}},
		{"a header that goes on without end", func(dial func(string) (net.Conn, error)) string {
			more := bytes.Repeat([]byte("x"), 16000)
			return flood(dial, func(c *http2, i uint32) error {
				if i == 0 {
					return c.frame(1, 0, 1, more)
				}
				return c.frame(9, 0, 1, more)
			})
		}},
		{"replies that nobody reads", func(dial func(string) (net.Conn, error)) string { return unread(dial, s.token(0)) }},
	}
}

// upload sends a gigabyte of blanks as far as the server takes them.
func upload(dial func(string) (net.Conn, error), head string, chunk []byte) string {
	connection, err := dial("http/1.1")
	if err != nil {
		return err.Error()
	}
	defer connection.Close()
	piece := bytes.Repeat([]byte(" "), 1<<16)
	if chunk != nil {
		piece = slices.Concat(chunk, piece, []byte("\r\n"))
	}
	answer := make(chan string, 1)
	go func() {
		line, err := bufio.NewReader(connection).ReadString('\n')
		if err != nil {
			line = "no answer"
		}
		answer <- strings.TrimSpace(line)
	}()
	_, err = io.WriteString(connection, head)
	sent := 0
	for sent < 1<<30 && err == nil {
		_ = connection.SetWriteDeadline(time.Now().Add(time.Minute))
		var n int
		n, err = connection.Write(piece)
		sent += n
	}
	return fmt.Sprintf("%s, after %.1f MB were taken", <-answer, float64(sent)/1e6)
}

// hold opens connections, sends the beginning of a request on each and then a byte each second, and
// waits until the server has closed them, at most two minutes.
func hold(dial func(string) (net.Conn, error), many int, head, drip string) string {
	var open, refused atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	var first, last atomic.Int64
	for range many {
		all.Go(func() {
			connection, err := dial("http/1.1")
			if err != nil {
				refused.Add(1)
				return
			}
			defer connection.Close()
			open.Add(1)
			go func() {
				_, err := io.WriteString(connection, head)
				for err == nil && drip != "" && time.Since(start) < 2*time.Minute {
					time.Sleep(time.Second)
					_, err = io.WriteString(connection, drip)
				}
			}()
			_ = connection.SetReadDeadline(start.Add(2 * time.Minute))
			_, err = io.Copy(io.Discard, connection)
			if errors.Is(err, os.ErrDeadlineExceeded) {
				return
			}
			open.Add(-1)
			ended := int64(time.Since(start))
			first.CompareAndSwap(0, ended)
			for known := last.Load(); ended > known && !last.CompareAndSwap(known, ended); {
				known = last.Load()
			}
		})
	}
	all.Wait()
	return fmt.Sprintf("closed between %.1f and %.1f s, %d refused, %d left open", time.Duration(first.Load()).Seconds(),
		time.Duration(last.Load()).Seconds(), refused.Load(), open.Load())
}

// A http2 is a connection whose frames are written by hand, also wrong ones.
type http2 struct {
	net.Conn
	goaway atomic.Bool
	ended  chan struct{}
}

func openHTTP2(dial func(string) (net.Conn, error), settings []byte) (*http2, error) {
	connection, err := dial("h2")
	if err != nil {
		return nil, err
	}
	c := &http2{Conn: connection, ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		head := make([]byte, 9)
		for {
			if _, err := io.ReadFull(connection, head); err != nil {
				return
			}
			if head[3] == 7 {
				c.goaway.Store(true)
			}
			length := int64(head[0])<<16 | int64(head[1])<<8 | int64(head[2])
			if _, err := io.CopyN(io.Discard, connection, length); err != nil {
				return
			}
		}
	}()
	if _, err := io.WriteString(connection, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"); err != nil {
		return nil, err
	}
	return c, c.frame(4, 0, 0, settings)
}

func (c *http2) frame(kind, flags byte, stream uint32, payload []byte) error {
	head := []byte{byte(len(payload) >> 16), byte(len(payload) >> 8), byte(len(payload)), kind, flags}
	_ = c.SetWriteDeadline(time.Now().Add(time.Minute))
	_, err := c.Write(slices.Concat(binary.BigEndian.AppendUint32(head, stream), payload))
	return err
}

// get returns the headers of a GET, none of which refers to the dynamic table.
func get(path, token string) []byte {
	headers := []byte{0x82, 0x86}
	literal := func(name byte, value string) {
		headers = append(headers, name)
		headers = append(append(headers, byte(len(value))), value...)
	}
	literal(1, "127.0.0.1")
	literal(4, path)
	headers = append(headers, 0x0f, 8) // authorization: 23 in the static table
	value := "Bearer " + token
	return append(append(headers, byte(len(value))), value...)
}

// flood sends frames until the server ends the connection, at most a million.
func flood(dial func(string) (net.Conn, error), send func(c *http2, i uint32) error) string {
	c, err := openHTTP2(dial, nil)
	if err != nil {
		return err.Error()
	}
	defer c.Close()
	start := time.Now()
	sent := uint32(0)
	for ; sent < 1_000_000 && err == nil; sent++ {
		err = send(c, sent)
	}
	if err == nil {
		return fmt.Sprintf("the server took %d", sent)
	}
	<-c.ended
	return fmt.Sprintf("closed after %d, %.2f s, announced: %t", sent, time.Since(start).Seconds(), c.goaway.Load())
}

// unread asks for a reply on 64 streams of two connections, whose windows have no room.
func unread(dial func(string) (net.Conn, error), token string) string {
	start := time.Now()
	for range 2 {
		c, err := openHTTP2(dial, []byte{0, 4, 0, 0, 0, 0})
		if err != nil {
			return err.Error()
		}
		defer c.Close() // The calls have ended long before.
		for i := range uint32(64) {
			if err := c.frame(1, 5, 2*i+1, get("/v1/lock", token)); err != nil {
				return err.Error()
			}
		}
	}
	time.Sleep(40 * time.Second) // Longer than a reply may take to be read.
	connection, err := dial("http/1.1")
	if err != nil {
		return err.Error()
	}
	defer connection.Close()
	_, _ = fmt.Fprintf(connection, "GET /v1/lock HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n", token)
	line, _ := bufio.NewReader(connection).ReadString('\n')
	return fmt.Sprintf("the same caller is answered %q after %.0f s", strings.TrimSpace(line), time.Since(start).Seconds())
}
