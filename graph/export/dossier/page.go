package dossier

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
)

//go:embed assets/page.html assets/*.css assets/*.js
var assets embed.FS

//go:embed lib/cytoscape.min.js
var cytoscape string

//go:embed lib/countries.json
var countries []byte

//go:embed lib/cytoscape.LICENSE lib/countries.LICENSE
var licences embed.FS

// chunkSize is how many bytes of text stand in one block; the page unpacks a
// block when a report in it is first read.
const chunkSize = 1 << 18

// joined is the files of a kind in order of name, which their numbers give.
func joined(ext string) (string, error) {
	entries, err := assets.ReadDir("assets") // sorted
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ext) {
			continue
		}
		text, err := assets.ReadFile("assets/" + e.Name())
		if err != nil {
			return "", err
		}
		b.Write(text)
	}
	return b.String(), nil
}

// writePage puts the page together: the frame, the style, the data, the
// library, the script, and the policy that lets just these run.
func writePage(w io.Writer, m *model) error {
	frame, err := assets.ReadFile("assets/page.html")
	if err != nil {
		return err
	}
	style, err := joined(".css")
	if err != nil {
		return err
	}
	script, err := joined(".js")
	if err != nil {
		return err
	}
	script = "(() => {\n'use strict';\n" + script + "})();\n"
	data, err := m.blocks()
	if err != nil {
		return err
	}
	notes, err := notice()
	if err != nil {
		return err
	}
	policy := fmt.Sprintf("default-src 'none'; script-src %s %s; style-src %s; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
		hash(cytoscape), hash(script), hash(style))
	_, err = strings.NewReplacer("{{policy}}", policy, "{{title}}", html.EscapeString(m.Title), "{{style}}", style, "{{notice}}", notes,
		"{{data}}", data, "{{library}}", cytoscape, "{{script}}", script).WriteString(w, string(frame))
	return err
}

// hash is a text's source expression in a policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// notice is the licences of what is embedded, as a comment.
func notice() (string, error) {
	var b strings.Builder
	for _, name := range []string{"lib/cytoscape.LICENSE", "lib/countries.LICENSE"} {
		text, err := licences.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n%s:\n\n%s", strings.TrimSuffix(strings.TrimPrefix(name, "lib/"), ".LICENSE"), strings.ReplaceAll(string(text), "--", "- -"))
	}
	return b.String(), nil
}

// blocks are the data of the page: the model, the texts by chunks, the
// outlines of countries. A browser runs no script of type application/json.
func (m *model) blocks() (string, error) {
	var b strings.Builder
	if err := block(&b, `id="core"`, m); err != nil {
		return "", err
	}
	for first := 0; first < len(m.texts); {
		last, size := first, 0
		for last < len(m.texts) && (last == first || size+len(m.texts[last]) <= chunkSize) {
			size += len(m.texts[last])
			last++
		}
		if err := block(&b, fmt.Sprintf(`class="texts" data-first="%d"`, first), m.texts[first:last]); err != nil {
			return "", err
		}
		first = last
	}
	err := block(&b, `id="countries"`, json.RawMessage(countries))
	return b.String(), err
}

// block writes a value as JSON, compressed, in base64, as a JSON string.
func block(b *strings.Builder, attributes string, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	var z bytes.Buffer
	zw, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := zw.Write(raw); err != nil {
		return err
	}
	if err := zw.Close(); err != nil {
		return err
	}
	fmt.Fprintf(b, "<script type=\"application/json\" %s>\"%s\"</script>\n", attributes, base64.StdEncoding.EncodeToString(z.Bytes()))
	return nil
}
