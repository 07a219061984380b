package relation

import (
	"slices"

	"dateline/extract"
)

// classTypes are the classes of the classifier: a type, or types that differ
// by the sort of body only and are told apart afterwards. Class 0 is none. Capitals are left to the rules: the
// learned ones were taken in by towns of one name in two countries.
var classTypes = [][]string{
	{"leads", "holds_office", "deputy_of", "governs"}, {"agency_of", "part_of"}, {"located_in"}, {"based_in"}, {"member_of"}, {"owns"}, {"borders"},
	{"relative_of"}, {"employed_by"}, {"citizen_of"}, {"spokesman_of"}, {"located_near"}, {"operates"}, {"founded"}, {"represents"}, {"opposes"},
	{"born_in"}, {"lives_in"}, {"claims_territory"}, {"fights"}, {"educated_at"}, {"allied_with"}, {"candidate_of"},
	{"affiliated_with"}, {"succeeds"},
}

// Classes are the names of the classifier's classes; the first stands for no relation.
func Classes() []string {
	out := []string{"none"}
	for _, c := range classTypes {
		out = append(out, c[0])
	}
	return out
}

// ClassOf is the class of a relation type, 0 for one that is not learned.
func ClassOf(typ string) int {
	for c, types := range classTypes {
		if slices.Contains(types, typ) {
			return c + 1
		}
	}
	return 0
}

// typeIndex numbers the types of mentions for the table of allowed classes.
func typeIndex(t extract.Type) int {
	switch t {
	case extract.Person:
		return 0
	case extract.Place:
		return 1
	}
	return 2
}

// allow makes the table of the classes that the ontology allows between two types.
func (lx *lexicon) allow() {
	types := []extract.Type{extract.Person, extract.Place, extract.Organization}
	for i, s := range types {
		for j, o := range types {
			if o == extract.Person && s != extract.Person { // who is for or against somebody: too few to learn
				continue
			}
			for c, ids := range classTypes {
				for _, id := range ids {
					if t := lx.types[id]; t != nil && slices.Contains(t.broad, s) && slices.Contains(t.object, o) {
						lx.allowed[i][j] = append(lx.allowed[i][j], c+1)
						break
					}
				}
			}
		}
	}
}
