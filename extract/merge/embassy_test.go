package merge

import (
	"testing"

	"dateline/extract"
)

// TestEmbassies: a state has an embassy in each capital.
func TestEmbassies(t *testing.T) {
	mk := func(id, city, iso string) *extract.Document {
		m := report(t, id, "", city+" - Officials called at the Chinese embassy on Monday. Le Van Anh went too. Tran Duc Minh spoke.").
			chain("Chinese embassy", extract.Organization, "").chain(city, extract.Place, "").chain("Le Van Anh", extract.Person, "").chain("Tran Duc Minh", extract.Person, "")
		m.doc.Chains[0].Kind, m.doc.Chains[0].Country, m.doc.Chains[1].Country = "embassy", "CN", iso
		return m.doc
	}
	hanoi, again, lima := mk("a", "HANOI", "VN"), mk("b", "HANOI", "VN"), mk("c", "LIMA", "PE")
	New(testOnt(t), nil).Merge([]*extract.Document{hanoi, again, lima})
	of := func(d *extract.Document) string { return d.Mentions[0].Entity }
	if of(hanoi) != of(again) {
		t.Errorf("one embassy is two: %s, %s", of(hanoi), of(again))
	}
	if of(hanoi) == of(lima) {
		t.Errorf("two embassies are one: %s", of(hanoi))
	}
}
