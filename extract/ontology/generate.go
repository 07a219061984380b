package ontology

//go:generate go run ./gen ../../docs/ontology.md
