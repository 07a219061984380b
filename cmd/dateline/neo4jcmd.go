package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"dateline/graph/neo4j/local"
)

func neo4jCommand(e *env) *cli.Command {
	return &cli.Command{Name: "neo4j", Usage: "a real local Neo4j with Browser, without Docker (needs Java 17 and Maven)",
		Description: "The server listens on this machine only, keeps its data in the user's data folder and has a\n" +
			"password of its own in a file that only you can read.",
		Subcommands: []*cli.Command{
			{Name: "up", Usage: "start it (the first time fetches it, about 150 MB)", Flags: []cli.Flag{
				&cli.IntFlag{Name: "bolt-port", Usage: "Bolt port", Value: 7687}, &cli.IntFlag{Name: "http-port", Usage: "Browser port", Value: 7474}},
				Action: func(c *cli.Context) error {
					info, err := local.Up(c.Context, local.Options{BoltPort: c.Int("bolt-port"), HTTPPort: c.Int("http-port"), Log: e.err})
					if err != nil {
						return err
					}
					printInfo(e, info)
					return nil
				}},
			{Name: "down", Usage: "stop it", Action: func(c *cli.Context) error {
				if err := local.Down(c.Context, local.Options{Log: e.err}); err != nil {
					return err
				}
				e.note("stopped")
				return nil
			}},
			{Name: "status", Usage: "is it up, and where", Action: func(c *cli.Context) error {
				info, err := local.Status(local.Options{})
				if err != nil {
					return err
				}
				printInfo(e, info)
				return nil
			}},
		},
		Action: func(c *cli.Context) error {
			return &usageError{"neo4j wants up, down or status", "dateline neo4j up"}
		}}
}

func printInfo(e *env, info local.Info) {
	if !info.Running {
		fmt.Fprintln(e.out, "down  (start it with: dateline neo4j up)")
		return
	}
	fmt.Fprintf(e.out, "up\nBolt      %s\nBrowser   %s\nuser      %s\npassword  in %s\ndata      %s\n",
		info.BoltURI, info.BrowserURL, info.Username, info.PasswordFile, info.Dir)
}
