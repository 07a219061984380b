package neo4j

import (
	"hash/fnv"

	"dateline/graph"
)

// Two writers that make edges at the same node wait for each other, or lock
// each other out: one is thrown back and tries again a second later. So edges
// are laid into lanes that share no node. Every node is even or odd by its id;
// first one writer takes the edges between even nodes and the other those
// between odd ones, of all types; then, type by type, even to odd and odd to
// even.

// nodeLanes deals the batches of nodes out: they share nothing.
func nodeLanes(groups []*group, opts graph.LoadOptions) [][][]batch {
	lanes := make([][]batch, opts.Writers)
	n := 0
	for _, gr := range groups {
		for _, b := range gr.batches(opts.Batch) {
			lanes[n%opts.Writers] = append(lanes[n%opts.Writers], b)
			n++
		}
	}
	return [][][]batch{lanes}
}

// edgeLanes gives the steps of the load, each with lanes that share no node.
// Small groups go in one lane at the end: they are not worth four statements.
func edgeLanes(groups []*group, opts graph.LoadOptions) [][][]batch {
	var within [2][]batch
	var steps [][][]batch
	var rest []batch
	for _, gr := range groups {
		if opts.Writers == 1 || len(gr.edges) < splitFrom {
			rest = append(rest, gr.batches(opts.Batch)...)
			continue
		}
		parts := gr.split()
		within[0] = append(within[0], parts[0][0].batches(opts.Batch)...)
		within[1] = append(within[1], parts[1][1].batches(opts.Batch)...)
		across, back := parts[0][1].batches(opts.Batch), parts[1][0].batches(opts.Batch)
		if gr.fl == gr.tl { // both touch even and odd nodes of the label
			steps = append(steps, [][]batch{append(across, back...)})
		} else {
			steps = append(steps, [][]batch{across, back})
		}
	}
	return append(append([][][]batch{within[:]}, steps...), [][]batch{rest})
}

// split gives the edges by the parity of their ends.
func (gr *group) split() (parts [2][2]*group) {
	for i := range parts {
		for j := range parts[i] {
			part := *gr
			part.edges = nil
			parts[i][j] = &part
		}
	}
	for _, e := range gr.edges {
		p := parts[parity(e.From)][parity(e.To)]
		p.edges = append(p.edges, e)
	}
	return parts
}

func parity(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>7) & 1
}

func (gr *group) batches(size int) []batch {
	var out []batch
	for i := 0; i < gr.size(); i += size {
		out = append(out, batch{gr, i, min(i+size, gr.size())})
	}
	return out
}
