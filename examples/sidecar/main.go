// SPDX-License-Identifier: Apache-2.0

// Command sidecar is a server that is not written in Java and uses plugins all the same: a runtime
// beside it, the sidecar, installs and runs them, and the server reaches it through a Unix socket.
//
//	sidecar -management unix:/run/optimus/manage.sock -listen 127.0.0.1:8080
//
// It installs the plugins of the runtime's configuration before it serves:
//
//	GET /readyz                   200 while the runtime serves
//	GET /plugins                  the installed plugins
//	GET /plugins/NAME             what a running plugin says of itself
//	GET /plugins/NAME/questions   the questions that it asks about a new job
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	management := flag.String("management", "unix:/run/optimus/manage.sock", "the runtime's management API")
	listen := flag.String("listen", "127.0.0.1:8080", "the address to serve at")
	patience := flag.Duration("patience", 5*time.Minute, "how long to wait for the runtime and its plugins")
	flag.Parse()
	log.SetOutput(os.Stdout)

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *management, *listen, *patience); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, management, listen string, patience time.Duration) error {
	plugins, err := Connect(management)
	if err != nil {
		return err
	}
	defer plugins.Close()
	if err := prepare(ctx, plugins, patience); err != nil {
		return err
	}

	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: Handler(plugins), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		server.Shutdown(end)
	}()
	log.Printf("serving at http://%s", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// prepare installs the plugins, so that a server that serves has all of them.
func prepare(ctx context.Context, plugins *Plugins, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	outcomes, err := plugins.Install(ctx)
	if err != nil {
		return fmt.Errorf("the plugins cannot be installed: %w", err)
	}
	for _, outcome := range outcomes {
		log.Printf("plugin %s %s: %s", outcome.Name, outcome.Version, outcome.Action)
	}
	return nil
}
