// Package perceptron holds the linear models behind the tagger, the parser and
// the name recogniser: an averaged perceptron over hashed features.
//
// In goes a list of 32-bit feature hashes, out comes one score per class. A
// Trainer learns dense float weights; a Model is the frozen form: only features
// seen often enough, small weights pruned, the rest quantised to 16 bits, in
// one open-addressing table, with a compact versioned file format.
//
// Caveat: a feature is known by its 32-bit hash only. Two features may share a
// hash; with a million features an unseen one is mistaken for a known one about
// once in four thousand times, which measures as noise.
package perceptron
