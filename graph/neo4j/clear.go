package neo4j

import (
	"context"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Clear deletes everything in the database, ours or not: relationships first,
// then nodes, in batches.
func (st *Store) Clear(ctx context.Context) error {
	for _, q := range []string{
		"MATCH ()-[r]->() WITH r LIMIT 20000 DELETE r",
		"MATCH (n) WITH n LIMIT 20000 DELETE n",
	} {
		for more := true; more; {
			err := st.write(ctx, func(tx driver.ManagedTransaction) error {
				c, err := counters(ctx, tx, q, nil)
				if err == nil {
					more = c.NodesDeleted()+c.RelationshipsDeleted() > 0
				}
				return err
			})
			if err != nil {
				return wrap("delete", st.cfg, err)
			}
		}
	}
	return nil
}
