package relation

import (
	_ "embed"
	"strings"
)

//go:embed features.txt
var featuresText string

// featureWords say in English what the templates of features look at; a
// template that is not here is shown as it is.
var featureWords = readFeatureWords(featuresText)

// readFeatureWords reads lines "template: words".
func readFeatureWords(text string) map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(text) {
		if k, v, ok := strings.Cut(strings.TrimSpace(l), ": "); ok && !strings.HasPrefix(l, "#") {
			out[k] = v
		}
	}
	return out
}

// describe puts a feature's name into words: "b|chairman|>" becomes "between
// them: chairman".
func describe(name string) string {
	parts := strings.Split(name, "|")
	what := featureWords[parts[0]]
	if what == "" {
		what = parts[0]
	}
	var vals []string
	for _, v := range parts[1:] {
		switch {
		case v == "":
		case v == ">":
			vals = append(vals, "(subject first)")
		case v == "<":
			vals = append(vals, "(object first)")
		default:
			vals = append(vals, v)
		}
	}
	if len(vals) == 0 {
		return what
	}
	return what + ": " + strings.Join(vals, " ")
}
