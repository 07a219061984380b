// Package neo4j is a graph.Store and graph.Querier on a Neo4j server, 5.x.
// In goes a graph, out come nodes and relationships with the names of the
// schema and nothing else: no bookkeeping labels or properties. It is the only
// package that imports the driver.
//
// Loads are idempotent, may be repeated after a crash and survive a restart
// of the server; every batch is one transaction.
//
// Caveat: a load of several batches is not one transaction; somebody who
// queries meanwhile sees a part of it.
package neo4j

import (
	"context"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"dateline/graph"
)

// Config says which server to talk to, and as whom.
type Config struct {
	URI      string // bolt://localhost:7687, neo4j://...
	Username string
	Password string
	Database string // "" is the server's default
	// ConnectTimeout bounds the first contact (default 15 s), RetryTime how
	// long a load waits for a server that went away (default 120 s).
	ConnectTimeout time.Duration
	RetryTime      time.Duration
}

// Store is a connection to a server.
type Store struct {
	driver driver.DriverWithContext
	cfg    Config
	schema *graph.Schema
}

var (
	_ graph.Store   = (*Store)(nil)
	_ graph.Querier = (*Store)(nil)
)

// Open connects, and makes sure that the server answers, takes the password
// and has the database. The error is an *Error with a hint.
func Open(ctx context.Context, cfg Config, schema *graph.Schema) (*Store, error) {
	if cfg.ConnectTimeout <= 0 {
		cfg.ConnectTimeout = 15 * time.Second
	}
	if cfg.RetryTime <= 0 {
		cfg.RetryTime = 120 * time.Second
	}
	auth := driver.BasicAuth(cfg.Username, cfg.Password, "")
	if cfg.Username == "" && cfg.Password == "" {
		auth = driver.NoAuth()
	}
	d, err := driver.NewDriverWithContext(cfg.URI, auth, func(c *config.Config) {
		c.MaxTransactionRetryTime = cfg.RetryTime
		c.SocketConnectTimeout = 5 * time.Second
		c.ConnectionAcquisitionTimeout = 30 * time.Second
		c.MaxConnectionPoolSize = 8
		c.UserAgent = "dateline"
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, wrap("connect", cfg, err)
	}
	st := &Store{driver: d, cfg: cfg, schema: schema}
	if err := st.verify(ctx); err != nil {
		_ = d.Close(ctx)
		return nil, wrap("connect", cfg, err)
	}
	return st, nil
}

// verify asks for a row: VerifyConnectivity alone does not tell a database
// that does not exist, nor a password that must be changed first.
func (st *Store) verify(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, st.cfg.ConnectTimeout)
	defer cancel()
	if err := st.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	s := st.session(ctx, driver.AccessModeRead)
	defer s.Close(ctx)
	res, err := s.Run(ctx, "RETURN 1", nil)
	if err != nil {
		return err
	}
	_, err = res.Consume(ctx)
	return err
}

func (st *Store) session(ctx context.Context, mode driver.AccessMode) driver.SessionWithContext {
	return st.driver.NewSession(ctx, driver.SessionConfig{DatabaseName: st.cfg.Database, AccessMode: mode, FetchSize: 2000})
}

// Close ends the connection.
func (st *Store) Close(ctx context.Context) error { return st.driver.Close(ctx) }

// write runs one transaction, again and again until it succeeds, RetryTime has
// passed or the error is final.
func (st *Store) write(ctx context.Context, work func(driver.ManagedTransaction) error) error {
	s := st.session(ctx, driver.AccessModeWrite)
	defer s.Close(ctx)
	_, err := s.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) { return nil, work(tx) })
	return err
}

// rows runs a statement in a transaction and gives its rows.
func rows(ctx context.Context, tx driver.ManagedTransaction, cypher string, params map[string]any) ([][]any, error) {
	res, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	var out [][]any
	for res.Next(ctx) {
		out = append(out, res.Record().Values)
	}
	return out, res.Err()
}

// counters runs a statement and gives what it changed.
func counters(ctx context.Context, tx driver.ManagedTransaction, cypher string, params map[string]any) (driver.Counters, error) {
	res, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	sum, err := res.Consume(ctx)
	if err != nil {
		return nil, err
	}
	return sum.Counters(), nil
}
