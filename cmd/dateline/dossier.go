package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dateline/extract"
	"dateline/graph/export/dossier"
)

// exportDossier writes the HTML page. It reads an extract if it can: an extract
// has the texts of the reports, a graph file only the sentences that count.
func exportDossier(e *env, c *cli.Context) error {
	name := c.String("graph")
	if !c.IsSet("graph") {
		if x := filepath.Join(defaultOut, extractFile); exists(x) {
			name = x
		}
	}
	g, _, corpus, err := readGraphOrExtract(e, name, c.StringSlice("ontology"))
	if err != nil {
		return err
	}
	if corpus == nil {
		e.note("%s holds no texts: the page shows the sentences of the graph only; give the extract.jsonl for whole reports", name)
	}
	return writeTo(e, c.String("o"), func(w io.Writer) error { return dossier.Write(w, g, dossierOptions(corpus, c.String("title"))) })
}

// dossierOptions carries the texts of a corpus over, in a form that graph
// packages may know.
func dossierOptions(corpus *extract.Corpus, title string) dossier.Options {
	o := dossier.Options{Title: title, Tool: "dateline " + version}
	if corpus != nil {
		o.Texts = make(map[string]string, len(corpus.Documents))
		for _, doc := range corpus.Documents {
			o.Texts[doc.ID] = doc.Text
		}
	}
	return o
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
