// Package extract holds the vocabulary of the extraction: what a Document is
// made of (sentences, tokens, names, mentions, times, relations, events,
// claims), what a Corpus of them says together, and how stages are chained.
//
// Everything is offset-true: a Span is a half-open range of bytes into
// Document.Text exactly as it was given, so doc.Text[s.Start:s.End] is the
// surface string of whatever carries the span. No stage rewrites the text.
//
// The package knows the types, never the methods: how a token or an event is
// found lives in the sub-packages, one per stage, wired in extract/english.
// It imports the standard library only.
package extract
