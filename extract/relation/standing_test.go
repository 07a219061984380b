package relation_test

import (
	"strings"
	"testing"
)

// What is denied, over, wished for or doubted must not read as holding. Each
// line: sentence => relations, in the form that show writes, without the rule;
// "~" before a relation says that it must not be there.
const standing = `
Switzerland is not a member of the European Union. => member_of(Switzerland, European Union, not)
Tomas Novak is no longer the leader of the Labour Party. => leads(Tomas Novak, Labour Party, leader, former)
Tomas Novak has not resigned as leader of the Labour Party. => leads(Tomas Novak, Labour Party, leader)
Tomas Novak resigned as leader of the Labour Party. => leads(Tomas Novak, Labour Party, leader, former)
Grace Achieng could become president of Kenya. => leads(Grace Achieng, Kenya, president, hypothetical)
Ousted Kenyan president Peter Okello left. => leads(Peter Okello, Kenyan, president, former)
Self-proclaimed Kenyan president Peter Okello left. => leads(Peter Okello, Kenyan, president, disputed)
The former head of the World Bank, John Miller, spoke. => leads(John Miller, World Bank, head, former)
John Miller did not work for the World Bank. => employed_by(John Miller, World Bank, not)
John Miller wants to lead the World Bank. => leads(John Miller, World Bank, hypothetical)
John Miller would lead the World Bank. => leads(John Miller, World Bank, hypothetical)
John Miller used to work for the World Bank. => employed_by(John Miller, World Bank, former)
Kenya, Uganda and Rwanda met, but only Kenya belongs to the Commonwealth of Nations. => member_of(Kenya, Commonwealth of Nations) ~member_of(Uganda ~member_of(Rwanda
The head of the Taliban delegation, Omar Haddad, left. => ~leads(Omar Haddad, Taliban
After talks with the president of Kenya, John Miller flew home. => ~leads(John Miller
The mayor of Medellin and Luis Herrera met. => ~holds_office(Luis Herrera
John Miller, Grace Achieng and the president of Chad met. => ~leads(Grace Achieng ~leads(John Miller
An earlier version of this story said that Oxfam was based in Leeds. => ~based_in(Oxfam, Leeds)
Ana Torres will succeed Luis Herrera as mayor of Medellin. => holds_office(Ana Torres, Medellin, mayor, hypothetical)
Sweden's ambassador to Iraq, Lena Berg, was summoned. => holds_office(Lena Berg, Sweden, ambassador) ~holds_office(Lena Berg, Iraq
Brazil produces sugar. It borders Peru and Bolivia. => borders(Brazil, Peru) borders(Brazil, Bolivia)
The Labour Party lost two seats. Party leader Amina Okafor resigned. => leads(Amina Okafor, Labour Party
Airbus named Luc Martin chief executive. => leads(Luc Martin, Airbus, chief executive)
By Clara Weber in Nairobi and Omar Haddad in Cairo. => located_in(Clara Weber, Nairobi) located_in(Omar Haddad, Cairo) ~located_in(Omar Haddad, Nairobi
The Swedish embassy said that its guard would run the ministry. => ~operates(
According to John Miller, officials of the World Bank were absent. => ~employed_by(John Miller
`

func TestStanding(t *testing.T) {
	failed, n := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(standing), "\n") {
		text, want, _ := strings.Cut(line, " => ")
		have := show(annotate(t, text))
		for _, w := range splitWant(want) {
			n++
			not := strings.HasPrefix(w, "~")
			if strings.Contains(have, strings.TrimPrefix(w, "~")) == not {
				failed++
				t.Logf("%s\n\twant %s\n\thave %s", text, w, have)
			}
		}
	}
	if failed > 2 { // what the parser gets wrong
		t.Errorf("%d of %d fail", failed, n)
	}
}

// splitWant cuts "a(b, c) ~d(e" at blanks before a relation.
func splitWant(want string) []string {
	want = strings.ReplaceAll(want, ") ", ")\n")
	return strings.Split(strings.ReplaceAll(want, " ~", "\n~"), "\n")
}
