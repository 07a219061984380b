// Package dossier writes a graph as one HTML file that people read: what
// happened and what is disputed, a timeline, a board of who claims what, a
// graph, a map of places and the reports themselves, everything joined by
// clicks that end at a sentence.
//
// In goes a graph that fits its schema and, if there is one, the text of each
// document; out comes a file that opens from disk, loads nothing, and holds
// its own libraries. The same input gives the same bytes.
//
// Nothing from a report can run. Data stand in the file as compressed JSON in
// base64, in blocks that no browser executes; the page makes its elements with
// textContent only; and the file's Content-Security-Policy lets nothing run or
// load but the two scripts and the style whose hashes it names.
//
// Caveat: the page needs a browser of 2023 or later (DecompressionStream).
package dossier

//go:generate node lib/fetch.mjs
