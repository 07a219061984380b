package dossier

import (
	"cmp"
	"io"

	"dateline/graph"
)

// MaxDocuments is the number of reports that a page shows at most unless told
// otherwise: with more it would no longer be smooth.
const MaxDocuments = 2000

// Options of a dossier; the zero value is good.
type Options struct {
	// Title stands on top; default: the number of reports and their days.
	Title string
	// Tool is the program and version that the foot of the page names.
	Tool string
	// Texts holds the text of documents by id, the one that the offsets in the
	// graph count bytes of. Of a document that is not in it the page shows the
	// sentences that the graph holds, and says so.
	Texts map[string]string
	// MaxDocuments; default: the constant of that name.
	MaxDocuments int
}

// Write writes the page. Errors are those of the writer.
func Write(w io.Writer, g *graph.Graph, o Options) error {
	g, left := limit(g, cmp.Or(o.MaxDocuments, MaxDocuments))
	m := newModel(g, o)
	m.Left = left
	return writePage(w, m)
}
