// Package relation finds what a passage says about how two things stand to
// each other: who speaks for whom, who leads what, what lies where, what
// borders on what.
//
// In: a document with trees, mentions and chains. Out: Document.Relations.
//
// The work is split in two. The constructions of English in which a relation
// can be said are code, and few: a role noun with its bearer and its
// complement ("X, a spokesman for Y", "Y spokesman X", "X is the head of Y"),
// a verb with its arguments, a participle after a hyphen ("Geneva-based"), two
// places side by side ("Wesh in Kandahar", "KHUJAND, Tajikistan"), a frontier
// and its two sides. The words that go into them are the types' own: see the
// files of extract/ontology/relation and lexicon.go for the keys.
//
// Tight constructions (titles, appositions, compounds) are read from the
// tokens and the edges of mentions, because a wrong tree must not lose them;
// copulas, verbs and relative clauses are read from the tree.
//
// Caveat: both sides must have a name somewhere in the document. "A spokesman
// for the army said" gives nothing as long as he stays unnamed.
package relation
