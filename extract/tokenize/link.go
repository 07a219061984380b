package tokenize

import "strings"

// domains are the endings by which a bare host name is known.
var domains = map[string]bool{
	"com": true, "org": true, "net": true, "edu": true, "gov": true, "mil": true, "int": true,
	"info": true, "biz": true, "tv": true, "io": true, "news": true, "ly": true, "uk": true,
}

// findLink finds the first address in a chunk: a URL, a mail address, or a bare
// host with a path (pic.twitter.com/x1). -1 when there is none. Marks that
// close a sentence or a bracket are left outside.
func findLink(text string, start, end int) (int, int) {
	if end-start > 4*maxBytes {
		return -1, -1
	}
	c := text[start:end]
	if i := strings.Index(c, "://"); i > 0 {
		s := i
		for s > 0 && isLetter(c[s-1]) && i-s < 10 {
			s--
		}
		// "crossing.https://t.co/1" begins at https.
		if h := strings.LastIndex(c[s:i], "http"); h > 0 {
			s += h
		}
		return start + s, start + s + linkLen(c[s:])
	}
	if !strings.Contains(c, ".") && !strings.Contains(c, "@") {
		return -1, -1
	}
	s := strings.IndexFunc(c, func(r rune) bool { return r < 128 && (isLetter(byte(r)) || isDigit(byte(r))) })
	if s < 0 {
		return -1, -1
	}
	n := linkLen(c[s:])
	core := c[s : s+n]
	if strings.HasPrefix(core, "www.") || strings.HasPrefix(core, "mailto:") || isMail(core) || isHost(core) {
		return start + s, start + s + n
	}
	return -1, -1
}

// linkLen is the length of the address that c begins with.
func linkLen(c string) int {
	n := len(c)
	if i := strings.IndexAny(c, "<>\"“”‘’«»"); i >= 0 {
		n = i
	}
	for n > 0 && strings.IndexByte(".,;:!?'*-", c[n-1]) >= 0 || n > 0 && unopened(c[:n]) {
		n--
	}
	return n
}

// unopened tells whether c ends in a bracket that it did not open.
func unopened(c string) bool {
	switch c[len(c)-1] {
	case ')':
		return strings.IndexByte(c, '(') < 0
	case ']':
		return strings.IndexByte(c, '[') < 0
	case '}':
		return strings.IndexByte(c, '{') < 0
	}
	return false
}

// isMail: name@host, with a letter or digit on either side.
func isMail(c string) bool {
	i := strings.IndexByte(c, '@')
	return i > 0 && i+1 < len(c) && isLetter(c[i+1]) && strings.IndexByte(c[i+1:], '@') < 0 &&
		!strings.ContainsAny(c, "()[],;")
}

// isHost: labels joined by full stops, the last one a known ending ("uk" only
// after another label), perhaps with a path.
func isHost(c string) bool {
	host, path, hasPath := strings.Cut(c, "/")
	for i := 0; i < len(host); i++ {
		if b := host[i]; !isLetter(b) && !isDigit(b) && b != '-' && b != '.' && b != '_' {
			return false
		}
	}
	i := strings.LastIndexByte(host, '.')
	if i <= 0 || strings.Contains(host, "..") {
		return false
	}
	last := host[i+1:]
	if domains[last] || domains[strings.ToLower(last)] && last == strings.ToUpper(last) {
		return true
	}
	return hasPath && path != "" && len(last) == 2 && last == strings.ToLower(last) && isLetter(last[0]) && isLetter(last[1]) && i >= 2
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isUpper(b byte) bool  { return b >= 'A' && b <= 'Z' }
func isLower(b byte) bool  { return b >= 'a' && b <= 'z' }
