// Package browser is the kit for looking at the graph in Neo4j Browser: a
// style (GraSS), saved queries that come back as pictures, and a guide. In
// goes nothing, out come the files and a handler that serves them.
//
// Caveat: Browser fetches a style or a guide only from hosts that the server
// allows (browser.remote_content_hostname_whitelist=localhost, as the local
// server of "dateline neo4j up" has it).
package browser

import (
	"bytes"
	"embed"
	"html/template"
	"net"
	"net/http"
	"net/url"
	"strings"
)

//go:embed style.grass guide.html.tmpl favourites/*.cypher
var files embed.FS

// Favourite is a saved query. Its file begins with a comment, which Browser
// shows as its name.
type Favourite struct {
	Name  string // 01-disputed
	Title string
	Text  string // the whole file
	Query string // without the comment
}

// Favourites gives all saved queries in order of name.
func Favourites() ([]Favourite, error) {
	entries, err := files.ReadDir("favourites")
	if err != nil {
		return nil, err
	}
	var out []Favourite
	for _, e := range entries {
		b, err := files.ReadFile("favourites/" + e.Name())
		if err != nil {
			return nil, err
		}
		title, query, _ := strings.Cut(string(b), "\n")
		out = append(out, Favourite{strings.TrimSuffix(e.Name(), ".cypher"), strings.TrimSpace(strings.TrimPrefix(title, "//")), string(b), strings.TrimSpace(query)})
	}
	return out, nil
}

// Style is the GraSS file.
func Style() (string, error) {
	b, err := files.ReadFile("style.grass")
	return string(b), err
}

// Guide is the guide, whose commands point to the address that serves it.
func Guide(address string) (string, error) {
	favourites, err := Favourites()
	if err != nil {
		return "", err
	}
	t, err := template.ParseFS(files, "guide.html.tmpl")
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]any{"Address": address, "Favourites": favourites})
	return b.String(), err
}

// Link is an address that opens Browser with a command in its editor.
// browserURL is such as http://localhost:7474/browser/.
func Link(browserURL, bolt, command string) string {
	// Browser reads %20, not a plus, as a blank
	arg := strings.ReplaceAll(url.QueryEscape(command), "+", "%20")
	return browserURL + "?dbms=" + url.QueryEscape(bolt) + "&cmd=edit&arg=" + arg
}

// Handler serves /style.grass, /guide.html and /favourites/NAME.cypher, to
// read only, to pages of this machine only. address is its own address.
func Handler(address string) (http.Handler, error) {
	style, err := Style()
	if err != nil {
		return nil, err
	}
	guide, err := Guide(address)
	if err != nil {
		return nil, err
	}
	favourites, err := Favourites()
	if err != nil {
		return nil, err
	}
	pages := map[string][2]string{"/style.grass": {"text/plain", style}, "/guide.html": {"text/html", guide}}
	for _, f := range favourites {
		pages["/favourites/"+f.Name+".cypher"] = [2]string{"text/plain", f.Text}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if !isLocal(r.Host) || origin != "" && !isLocalOrigin(origin) {
			http.Error(w, "only for pages of this machine", http.StatusForbidden)
			return
		}
		h := w.Header()
		h.Set("Vary", "Origin")
		if origin != "" {
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Allow-Private-Network", "true")
			h.Set("Access-Control-Allow-Methods", "GET, HEAD")
			h.Set("Access-Control-Allow-Headers", "*")
		}
		page, ok := pages[r.URL.Path]
		switch {
		case r.Method == http.MethodOptions:
			w.WriteHeader(http.StatusNoContent)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			http.Error(w, "read only", http.StatusMethodNotAllowed)
		case !ok:
			http.NotFound(w, r)
		default:
			h.Set("Content-Type", page[0]+"; charset=utf-8")
			h.Set("Cache-Control", "no-store")
			h.Set("X-Content-Type-Options", "nosniff")
			_, _ = w.Write([]byte(page[1])) // a reader who is gone needs no answer
		}
	}), nil
}

func isLocalOrigin(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && isLocal(u.Host)
}

// isLocal tells whether a host, with or without a port, is this machine.
func isLocal(host string) bool {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
