package neo4j_test

import (
	"testing"

	"dateline/graph"
	"dateline/graph/neo4j/neo4jtest"
	"dateline/graph/storetest"
)

func TestStore(t *testing.T) {
	srv := neo4jtest.Start(t)
	storetest.Run(t, func(t *testing.T) graph.Store { return srv.Store(t, storetest.Schema()) })
}
