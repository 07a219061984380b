"""Reads GraphML from standard input with NetworkX and prints counts, types and the weights of spokesmen."""
import io
import sys
import networkx as nx

g = nx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
print(g.number_of_nodes(), g.number_of_edges())
print(sorted({type(d["weight"]).__name__ for _, _, d in g.edges(data=True)}))
print(sorted(d["class"] for _, d in g.nodes(data=True))[:3])
for a, b, d in g.edges(data=True):
    if d["label"] == "SPOKESMAN_OF":
        print(g.nodes[a]["label"], d["weight"], g.nodes[b]["label"])
