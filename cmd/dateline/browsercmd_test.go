package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// The command prints what to type and links, serves them, and ends well.
func TestBrowserCommand(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	r, w := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- Main(ctx, []string{"dateline", "browser", "--quiet", "--port", "0", "--neo4j", "bolt://localhost:7687", "--browser", "http://localhost:7474/browser/"}, strings.NewReader(""), w, new(bytes.Buffer))
		w.Close()
	}()
	var printed strings.Builder
	style := ""
	for sc := bufio.NewScanner(r); sc.Scan(); {
		printed.WriteString(sc.Text() + "\n")
		if m := regexp.MustCompile(`:style (http://localhost:\d+/style\.grass)`).FindStringSubmatch(sc.Text()); m != nil {
			style = m[1]
		}
		if strings.Contains(sc.Text(), "shortestPath") { // the last link
			break
		}
	}
	for _, want := range []string{":play http://localhost:", "http://localhost:7474/browser/?dbms=bolt%3A%2F%2Flocalhost%3A7687&cmd=edit&arg=%3Astyle%20http"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("%q is not in what is printed:\n%s", want, printed.String())
		}
	}
	res, err := http.Get(style)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err != nil || !bytes.Contains(b, []byte("node.Person")) {
		t.Errorf("the style is not served: %v, %.60q", err, b)
	}
	stop()
	go func() { _, _ = io.Copy(io.Discard, r) }()
	if c := <-code; c != 0 {
		t.Errorf("it ends with %d", c)
	}
}

func TestBrowserCommandPort(t *testing.T) {
	var errs bytes.Buffer
	if code := Main(context.Background(), []string{"dateline", "browser", "--port", "99999"}, strings.NewReader(""), new(bytes.Buffer), &errs); code == 0 || !strings.Contains(errs.String(), "--port 0") {
		t.Errorf("%d: %s", code, errs.String())
	}
}
