package coref

import (
	"strings"

	"dateline/extract"
)

// definite finds what "the ministry", "the crossing", "the source" speak of.
func (r *resolver) definite(i int) *cluster {
	m := &r.ms[i]
	lemma := r.lemma(i)
	var found *cluster
	best := 0
	settled := m.Type == extract.Place && (m.Kind == "city" || m.Kind == "town" || m.Kind == "province" || m.Kind == "country")
	r.back(i, reach(m), func(c *cluster, k int) bool {
		if c.typ != m.Type || !r.compatible(c, i) || !r.answers(c, k, i, lemma) {
			return true
		}
		if !settled {
			found = c
			return false
		}
		// "the city" is the one that the report is about, or the one that the
		// last sentence was about.
		score := c.count
		if r.sent[i]-r.sent[k] < 2 && r.subject(k) {
			score += 3
		}
		if r.doc.Sentences[max(0, r.sent[k])].Kind == "dateline" {
			score = 1
		}
		if score > best || score == best && m.Kind == "country" { // of two, the one named first
			found, best = c, score
		}
		return true
	})
	if found == nil && m.Type == extract.Person && m.Number != "plur" && anybody[lemma] && m.Last == m.HeadTok+1 && r.determiner(i) == "the" {
		found = r.byAge(i)
	}
	if found == nil && m.Type == extract.Place && m.Kind == "crossing" && len(r.crossing) == 1 && r.compatible(r.crossing[0], i) && m.Number != "plur" && m.Country == "" {
		found = r.crossing[0] // also one that is named later only
	}
	return found
}

// reach in sentences: bodies and crossings stay in mind longer than persons.
func reach(m *extract.Mention) int {
	switch {
	case m.Type == extract.Person:
		return 6
	case m.Kind == "country" || m.Kind == "city" || m.Kind == "town":
		return 5
	}
	return 12
}

// compatible: country, number and gender agree where both are known.
func (r *resolver) compatible(c *cluster, i int) bool {
	m := &r.ms[i]
	if m.Country != "" && c.country != "" && m.Country != c.country {
		return false
	}
	if m.Gender != "" && c.gender != "" && m.Gender != c.gender && m.Gender != "masc" {
		return false
	}
	single := c.named && c.typ != extract.Organization || c.number == "sing"
	if m.Number == "plur" && single && m.Type != extract.Organization || m.Number == "sing" && c.number == "plur" && !c.named && c.typ != extract.Organization {
		return false
	}
	return true
}

// answers tells whether chain c, last met at mention k, is what a definite
// nominal with that head speaks of.
func (r *resolver) answers(c *cluster, k, i int, lemma string) bool {
	m := &r.ms[i]
	for _, ws := range c.forms { // "the commission": Election Commission
		if c.kind != "" && m.Kind != "" && c.kind != m.Kind && (isState(m.Kind) || m.Kind == "armed-group") {
			break // "the army" is not the Lord's Resistance Army
		}
		for _, w := range ws {
			if w == lemma && m.Type != extract.Person && !r.contrasted(c, i) {
				return true
			}
		}
	}
	switch m.Type {
	case extract.Person:
		return r.personAnswers(c, i, lemma)
	case extract.Organization:
		if m.Kind == "group" {
			return c.named && (c.kind == "armed-group" || c.kind == "" || c.kind == "ngo" || c.kind == "organization" || c.kind == "party")
		}
		if m.Kind == "ngo" && c.kind == "organization" && c.named && len(c.forms) > 0 {
			return !r.modifiersConflict(c, i) // "the charity"
		}
		if c.named && c.kind == "" && (m.Kind == "company" || m.Kind == "ngo") && c.country == "" {
			return !r.contrasted(c, i) // what "Karlsen & Sons" is only "the firm" tells
		}
		if c.kind == "" || c.kind != m.Kind || r.modifiersConflict(c, i) && !(c.named && m.Kind == "company" && !r.contrasted(c, i)) {
			return false
		}
		if m.Kind == "organization" && c.named {
			return lemma == "organization" || lemma == "organisation" || lemma == "agency"
		}
		return c.named || r.sameHead(c, lemma)
	}
	switch m.Kind {
	case "crossing":
		return c.kind == "crossing" && m.Number != "plur" && !r.modifiersConflict(c, i) && (c.named || r.sameHead(c, lemma))
	case "country":
		return c.kind == "country" && c.named && m.Number != "plur"
	case "city", "town":
		return c.named && (c.kind == "city" || c.kind == "town" || c.kind == "village" || c.kind == "capital") && m.Number != "plur" && lemma != "capital"
	case "province":
		return c.named && c.kind == "province" && m.Number != "plur"
	}
	return r.sameHead(c, lemma) && !r.modifiersConflict(c, i)
}

// personAnswers: "the minister" is the person who was called a minister; "the
// source" the source met before.
func (r *resolver) personAnswers(c *cluster, i int, lemma string) bool {
	if c.named {
		if r.ms[i].Number == "plur" {
			return false
		}
		for _, k := range c.mentions {
			t := r.titleWords(k)
			if t[lemma] {
				return true
			}
			for _, w := range sorts[lemma] {
				if t[w] || r.ms[k].Form == extract.FormNominal && r.lemma(k) == w {
					return true
				}
			}
			if r.ms[k].Form == extract.FormNominal && r.lemma(k) == lemma {
				return true
			}
		}
		return false
	}
	return r.sameHead(c, lemma) && !r.modifiersConflict(c, i)
}

// contrasted: a word of the nominal sets it off from what was met before and
// bears the name: "the opposition party" is not the New Dawn party.
func (r *resolver) contrasted(c *cluster, i int) bool {
	m := &r.ms[i]
	for t := m.First; t < m.HeadTok; t++ {
		switch w := r.low(t); w {
		case "opposition", "ruling", "rival", "other", "smaller", "larger", "local", "foreign", "parent", "state", "sister", "new", "former", "national", "provincial", "district", "high", "supreme", "appeals", "lower", "upper":
			for _, k := range c.mentions {
				for _, x := range words(r.folded[k]) {
					if x == w {
						return false
					}
				}
			}
			return true
		}
	}
	return false
}

// sorts are nouns for persons and the offices and callings that they may stand
// for.
var sorts = map[string][]string{
	"monarch": {"king", "queen", "emir", "sultan"}, "ruler": {"king", "emir", "sultan", "general"}, "cleric": {"bishop", "archbishop", "imam", "priest", "mullah", "pastor", "ayatollah", "cardinal", "sheikh", "pope", "rabbi"},
	"prelate": {"bishop", "archbishop", "cardinal"}, "pontiff": {"pope"}, "incumbent": {"president", "governor", "mayor", "senator"}, "challenger": {"rival", "candidate"}, "premier": {"prime"},
	"politician": {"minister", "senator", "mayor", "governor", "lawmaker", "president", "congressman", "deputy", "mp"}, "officer": {"colonel", "captain", "major", "general", "lieutenant", "sergeant", "inspector"},
	"diplomat": {"ambassador", "envoy", "consul"}, "envoy": {"ambassador"}, "lawmaker": {"senator", "mp", "congressman", "congresswoman", "deputy"}, "legislator": {"senator", "mp"}, "commander": {"general", "colonel"},
	"physician": {"doctor", "dr"}, "doctor": {"dr", "physician"}, "businessman": {"owner", "industrialist", "trader", "tycoon", "businessman"}, "businesswoman": {"owner", "trader", "businesswoman"}, "journalist": {"reporter", "editor", "correspondent"},
	"reporter": {"journalist", "correspondent"}, "attorney": {"lawyer"}, "academic": {"professor", "historian", "economist"}, "scientist": {"professor", "geologist", "researcher"}, "official": {"minister", "commissioner", "spokesman", "spokeswoman"},
}

// anybody are nouns that may stand for any person at all.
var anybody = map[string]bool{"man": true, "woman": true, "teenager": true, "boy": true, "girl": true, "youth": true, "old": true, "suspect": true, "defendant": true, "accused": true, "convict": true, "businessman": true, "politician": true, "veteran": true}

// byAge finds whom "the 58-year-old", "the man", "the suspect" mean: the only
// person named in this sentence and the two before, or of several the one whom
// the report has spoken of most.
func (r *resolver) byAge(i int) *cluster {
	var found *cluster
	most, second := 0, 0
	r.back(i, 2, func(c *cluster, k int) bool {
		if c.typ == extract.Person && c.named && r.compatible(c, i) && r.sent[k] < r.sent[i] {
			switch {
			case c.count > most:
				found, most, second = c, c.count, most
			case c.count > second:
				second = c.count
			}
		}
		return true
	})
	if second > 0 && most < second+2 {
		return nil
	}
	return found
}

func (r *resolver) sameHead(c *cluster, lemma string) bool {
	for _, k := range c.mentions {
		if r.ms[k].Form == extract.FormNominal && r.lemma(k) == lemma {
			return true
		}
	}
	return false
}

// modifiersConflict: the nominal says more about the thing than the chain
// does: "the air force base" is not "the base" met before.
func (r *resolver) modifiersConflict(c *cluster, i int) bool {
	have := map[string]bool{}
	for _, k := range c.mentions {
		for _, w := range words(r.folded[k]) {
			have[w] = true
		}
	}
	ws := words(r.folded[i])
	for k, w := range ws {
		if k == len(ws)-1 || have[w] || loose[w] {
			continue
		}
		return true
	}
	return false
}

// loose words do not tell one thing from another.
var loose = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "strategic": true, "key": true, "main": true, "busy": true, "busiest": true,
	"border": true, "frontier": true, "important": true, "same": true, "small": true, "large": true, "powerful": true, "hardline": true, "two": true, "three": true, "major": true, "vital": true,
	"remote": true, "restive": true, "embattled": true, "troubled": true, "militant": true, "islamist": true, "second": true, "post": true, "crossing": true, "point": true, "latest": true}

// repeated: a phrase without article that came before in the same words
// ("Levies officials", "residents").
func (r *resolver) repeated(i int) *cluster {
	m := &r.ms[i]
	if m.Number == "plur" && m.First == m.HeadTok && m.Type == extract.Person {
		return nil // "residents" here and there need not be the same
	}
	if r.counted(i) || strings.Contains(r.folded[i], "other ") {
		return nil
	}
	var found *cluster
	r.back(i, 12, func(c *cluster, k int) bool {
		if c.typ == m.Type && r.folded[k] == r.folded[i] && r.compatible(c, i) {
			found = c
			return false
		}
		return true
	})
	return found
}
