package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"github.com/nlnwa/gowarc/v3"
)

// warc reads a web archive: of every answer with status 200 that is a page or
// plain text one document; of WET files the text. Pictures, scripts and
// requests are passed over in silence.
func warc(p string, br *bufio.Reader, opt Options, emit emitFunc) bool {
	r, err := gowarc.NewWarcFileReaderFromStream(struct{ io.Reader }{br}, 0, gowarc.WithSyntaxErrorPolicy(gowarc.ErrIgnore),
		gowarc.WithSpecViolationPolicy(gowarc.ErrWarn), gowarc.WithUnknownRecordTypePolicy(gowarc.ErrIgnore))
	if err != nil {
		return emit(nil, warcError(p, 0, err))
	}
	found := false
	for n := 1; ; n++ {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return emit(nil, warcError(p, n, err))
		}
		for _, v := range rec.Validation {
			if e := (*gowarc.ContentLengthError)(nil); errors.As(v, &e) && e.Actual < e.Expected {
				return emit(nil, warcError(p, n, io.ErrUnexpectedEOF))
			}
		}
		b, kind, address, err := payload(rec.WarcRecord, opt.limit())
		_ = rec.Close()
		if err == nil && b == nil {
			continue
		}
		found = true
		where := fmt.Sprintf("%s#%d", p, n)
		if err != nil {
			if !emit(nil, fileError(where, err)) {
				return false
			}
			continue
		}
		if !archived(where, b, kind, address, opt, emit) {
			return false
		}
	}
	if !found {
		return emit(nil, &Error{Path: p, Err: fmt.Errorf("%w: the archive holds no page", ErrEmpty), Hint: "leave it out"})
	}
	return true
}

func warcError(p string, n int, err error) *Error {
	return &Error{Path: fmt.Sprintf("%s#%d", p, n), Err: fmt.Errorf("%w: broken or cut off web archive: %w", ErrBinary, err), Hint: "fetch the file again; what stands before is read"}
}

// archived makes a document of a page or text.
func archived(where string, b []byte, kind, address string, opt Options, emit emitFunc) bool {
	rec := Record{Text: string(b), URL: address, batch: true}
	if strings.Contains(kind, "html") {
		var fault *Error
		if rec, fault = pageRecord(b, address, kind); fault != nil {
			fault.Path = where
			return emit(nil, fault)
		}
		rec.batch = true
	}
	if blank([]byte(rec.Text)) {
		return emit(nil, &Error{Path: where, Err: ErrEmpty, Hint: "leave it out"})
	}
	return emit(opt.Document(where, rec), nil)
}

// payload is the page in a record with its content type and address; nil
// where the record is something else.
func payload(rec gowarc.WarcRecord, limit int64) (b []byte, kind, address string, err error) {
	address = rec.WarcHeader().Get("WARC-Target-URI")
	kind = rec.WarcHeader().Get("Content-Type")
	var body io.Reader
	switch rec.Type() {
	case gowarc.Response:
		block, ok := rec.Block().(gowarc.HttpResponseBlock)
		if !ok || block.HttpStatusCode() != 200 || block.HttpHeader() == nil {
			return nil, "", "", nil
		}
		kind = block.HttpHeader().Get("Content-Type")
		if body, err = block.PayloadBytes(); err != nil {
			return nil, "", "", nil
		}
		switch strings.ToLower(block.HttpHeader().Get("Content-Encoding")) {
		case "", "identity":
		case "gzip", "x-gzip":
			if isText(kind) {
				z, err := gzip.NewReader(body)
				if err != nil {
					return nil, "", "", err
				}
				body = z
			}
		default:
			return nil, "", "", nil // br and zstd: rare in archives, which store pages unpacked
		}
	case gowarc.Resource, gowarc.Conversion:
		if body, err = rec.Block().RawBytes(); err != nil {
			return nil, "", "", nil
		}
	default:
		return nil, "", "", nil
	}
	if !isText(kind) {
		return nil, "", "", nil
	}
	b, err = io.ReadAll(io.LimitReader(body, limit+1))
	if int64(len(b)) > limit {
		err = fmt.Errorf("%w (limit %d MB)", ErrTooLarge, limit>>20)
	}
	return bytes.Clone(b), kind, address, err
}

func isText(kind string) bool {
	t, _, _ := mime.ParseMediaType(kind)
	return t == "text/html" || t == "application/xhtml+xml" || t == "text/plain"
}
