package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/signal"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"dateline/graph/neo4j/local"
	"dateline/queries/browser"
)

func browserCommand(e *env) *cli.Command {
	return &cli.Command{Name: "browser", Usage: "style, guide and saved queries for Neo4j Browser, served on this machine",
		Description: "Serves a style and a guide on http://localhost:PORT until you interrupt it, and prints the commands to\n" +
			"type in Neo4j Browser and links that open it with a query in its editor. The Neo4j server must allow\n" +
			"content from localhost (browser.remote_content_hostname_whitelist=localhost); that of \"dateline neo4j up\" does.",
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "port", Usage: "`PORT` to serve on; 0 = a free one", Value: 7475},
			&cli.StringFlag{Name: "browser", Usage: "`ADDRESS` of Neo4j Browser (default: the local server's)"},
			&cli.StringFlag{Name: "neo4j", Aliases: []string{"uri"}, EnvVars: []string{"NEO4J_URI"}, Usage: "Bolt address (default: the local server's)"},
		},
		Action: func(c *cli.Context) error {
			l, err := net.Listen("tcp", fmt.Sprintf("localhost:%d", c.Int("port")))
			if err != nil {
				return &hinted{fmt.Errorf("cannot serve: %w", err), "--port 0 takes a free port"}
			}
			at := fmt.Sprintf("http://localhost:%d", l.Addr().(*net.TCPAddr).Port)
			web, bolt := browserAddresses(c)
			if err := printBrowser(e, at, web, bolt); err != nil {
				return err
			}
			return serveBrowser(c.Context, l, at)
		}}
}

// browserAddresses are where Browser and Bolt are: as given, else the local
// server's, else where a server has them by default.
func browserAddresses(c *cli.Context) (web, bolt string) {
	web, bolt = c.String("browser"), c.String("neo4j")
	info, err := local.Status(local.Options{})
	up := err == nil && info.Running
	if web == "" {
		web = fmt.Sprintf("http://localhost:%d/browser/", local.HTTPPort)
		if up {
			web = info.BrowserURL
		}
	}
	if bolt == "" {
		bolt = fmt.Sprintf("bolt://localhost:%d", local.BoltPort)
		if up {
			bolt = info.BoltURI
		}
	}
	return web, bolt
}

func printBrowser(e *env, at, web, bolt string) error {
	list, err := browser.Favourites()
	if err != nil {
		return err
	}
	style, play := ":style "+at+"/style.grass", ":play "+at+"/guide.html"
	fmt.Fprintf(e.out, "In Neo4j Browser (%s) type\n\n  %s\n  %s\n\nor open\n\n  %s\n  %s\n", web, style, play, browser.Link(web, bolt, style), browser.Link(web, bolt, play))
	for _, f := range list {
		fmt.Fprintf(e.out, "\n%s\n  %s\n", f.Title, browser.Link(web, bolt, f.Query))
	}
	e.note("\nserving on %s; interrupt to stop", at)
	return nil
}

// serveBrowser serves until the context ends or the user interrupts.
func serveBrowser(ctx context.Context, l net.Listener, at string) error {
	h, err := browser.Handler(at)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
