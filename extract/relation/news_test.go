package relation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Offices, bodies and houses as news names them in passing. A line with "+" must
// be found, one with "-" must not; a type may be given with a status after it.
const newsCases = `
Malawi has suspended exports of maize to Zambia. Trade minister Gift Nyasulu announced the ban on Monday.
+ holds_office | Gift Nyasulu | Malawi
- holds_office | Gift Nyasulu | Zambia
Traders in Kenya met traders in Uganda. Trade minister Gift Nyasulu announced a ban on Monday.
- holds_office | Gift Nyasulu | Kenya
- holds_office | Gift Nyasulu | Uganda
Residents accused the Sindh Irrigation Department of cutting the bank. Irrigation Minister Jam Khoso denied it. The Pakistan Army sent boats.
- holds_office | Jam Khoso | Pakistan
The Malawi Revenue Authority seized two trucks.
+ agency_of | Malawi Revenue Authority | Malawi
The Electoral Commission of Ghana postponed the vote.
+ agency_of | Electoral Commission of Ghana | Ghana
The Philippine Coast Guard rescued 40 people. The shipping minister, Ramon Cruz, ordered an inquiry.
+ agency_of | Philippine Coast Guard | Philippine
+ holds_office | Ramon Cruz | Philippine
Ex-defence minister Oleksii Kovalenko of Ukraine was arrested.
+ holds_office former | Oleksii Kovalenko | Ukraine
The Red Cross said 300 people were homeless. A spokesperson, Anna Holm, said tents were on their way.
+ spokesman_of | Anna Holm | Red Cross
The Red Cross praised the World Bank. A spokesperson, Anna Holm, said tents were on their way.
- spokesman_of | Anna Holm | Red Cross
The Malawi Police Service arrested nine men. The police spokesperson, Peter Kalaya, said they would appear in court.
+ spokesman_of | Peter Kalaya | Malawi Police Service
Lena Horvath, who heads the MSF mission in Blantyre, said beds were full.
+ leads | Lena Horvath | MSF
The Nigerian Bar Association objected. Kenya Airways cancelled two flights.
- agency_of | Nigerian Bar Association | Nigerian
- agency_of | Kenya Airways | Kenya
`

func TestNews(t *testing.T) {
	var have []string
	for n, line := range strings.Split(newsCases, "\n") {
		switch {
		case line == "":
		case line[0] == '+' || line[0] == '-':
			if want := line[2:]; slices.Contains(have, want) != (line[0] == '+') {
				t.Errorf("line %d: %s: have %s", n, line, strings.Join(have, "; "))
			}
		default:
			doc := annotate(t, line)
			have = have[:0]
			for _, r := range doc.Relations {
				typ := r.Type
				if r.Status != "" {
					typ += " " + r.Status
				}
				have = append(have, fmt.Sprintf("%s | %s | %s", typ, surface(doc, r.Subject), surface(doc, r.Object)))
			}
		}
	}
}
