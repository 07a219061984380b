package relation

import "dateline/extract"

// beforeCopula finds by the tokens who is said to be what the phrase at start
// says, where the tree lost the subject over brackets or insertions: "Omar
// Haddad (born 3 May 1926 in Sidon) | is a Lebanese poet", "Haddad, also known
// as Abu Ali, | was the head of Y". A negated copula is left to the tree.
func (f *finder) beforeCopula(start int, ok func(*extract.Mention) bool) int {
	k := start - 1
	for n := 0; n < 3 && k > f.sent.First && f.tag(k, "RB") && f.low[k] != "not" && f.low[k] != "n't" && f.low[k] != "never" && f.low[k] != "longer"; n++ {
		k--
	}
	switch {
	case k <= f.sent.First:
		return -1
	case f.low[k] == "been" && (f.low[k-1] == "has" || f.low[k-1] == "had"):
		k--
	case f.low[k] == "is" || f.low[k] == "was" || f.low[k] == "remains" || f.low[k] == "became" || f.low[k] == "becomes":
	default:
		return -1
	}
	return f.subjectBefore(k-1, ok)
}

// subjectBefore is the mention that ends at the token, over adverbs, brackets
// and insertions, when it can be a subject: no preposition stands before it.
func (f *finder) subjectBefore(k int, ok func(*extract.Mention) bool) int {
	for n := 0; n < 4 && k > f.sent.First; n++ {
		switch {
		case f.low[k] == ")" || f.low[k] == "-rrb-":
			open := f.bracketBefore(k)
			if open <= f.sent.First {
				return -1
			}
			k = open - 1
			continue
		case f.low[k] == "," && f.insertion(k) > f.sent.First:
			k = f.insertion(k) - 1
			continue
		case f.tag(k, "RB") && len(f.ends[k]) == 0:
			k--
			continue
		}
		break
	}
	if k < f.sent.First {
		return -1
	}
	i := f.longest(f.ends[k], func(m *extract.Mention) bool { return ok(m) && m.Form != extract.FormNominal })
	if i < 0 || f.m(i).First < f.sent.First || f.m(i).First > f.sent.First && f.tag(f.m(i).First-1, "IN", "TO") {
		return -1
	}
	return i
}

const maxBracket = 60 // tokens in a bracket that is stepped over

func (f *finder) bracketBefore(k int) int {
	depth := 0
	for j := k; j > f.sent.First && j > k-maxBracket; j-- {
		switch f.low[j] {
		case ")", "-rrb-":
			depth++
		case "(", "-lrb-":
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return -1
}

// insertion is the comma that opens what the one at k closes: ", also known as
// Abu Ali," or ", 52,"; -1 where it is no insertion that can be told.
func (f *finder) insertion(k int) int {
	for j := k - 1; j > f.sent.First && j > k-14; j-- {
		if f.low[j] != "," {
			continue
		}
		switch f.low[j+1] {
		case "known", "nicknamed", "dubbed", "called", "alias", "aka", "aged", "better", "also", "commonly", "often", "sometimes", "born", "formerly", "professionally", "a", "an", "the", "son", "daughter":
			return j
		}
		if f.tag(j+1, "CD") && k-j <= 3 {
			return j
		}
		if k-j > 4 || f.tag(j+1, "WP", "WDT", "VB", "CC") {
			return -1
		}
		return j
	}
	return -1
}
