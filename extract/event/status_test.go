package event_test

import (
	"strings"
	"testing"
)

// TestStatus reads whether it happened: sentence, event type, polarity and
// modality.
func TestStatus(t *testing.T) {
	table := `
Rebels captured the town of Goma.                                    | seize    | positive asserted
The rebels did not capture the town.                                 | seize    | negative asserted
The army never attacked the village.                                 | attack   | negative asserted
The army failed to capture the town.                                 | seize    | negative asserted
Police prevented an attack on the church.                            | attack   | negative asserted
Nobody was arrested.                                                 | arrest   | negative asserted
No one was killed in the town.                                       | die      | negative asserted
There were no arrests in the city.                                   | arrest   | negative asserted
The guards left without arresting the students.                      | arrest   | negative asserted
Police said they had arrested four men.                              | arrest   | positive reported
Four men were arrested, police said.                                 | arrest   | positive reported
According to police, four men were arrested.                         | arrest   | positive reported
The army reportedly attacked the village.                            | attack   | positive reported
The rebels claimed to have captured the town.                        | seize    | positive reported
The rebels are reported to have captured the town.                   | seize    | positive reported
The alleged attack shocked the village.                              | attack   | positive reported
Officials denied that the town had fallen.                           | fall     | positive denied
The ministry denied the attack.                                      | attack   | positive denied
The rebels may have captured the town.                               | seize    | positive possible
The army could attack the village.                                   | attack   | positive possible
The army tried to capture the town.                                  | seize    | positive possible
The army will attack the village.                                    | attack   | positive planned
The rebels plan to attack the village.                               | attack   | positive planned
The rebels vowed to attack the capital.                              | attack   | positive planned
The minister said the bridge would open in May.                      | open     | positive planned
The president ordered the army to attack the village.                | attack   | positive ordered
The mayor called for the release of the students.                    | release  | positive ordered
The minister urged the police to arrest the men.                     | arrest   | positive ordered
The rebels threatened to attack the capital.                         | attack   | positive hypothetical
If the rebels capture the town, thousands of people will flee.       | seize    | positive hypothetical
The army was forced to withdraw from the town.                       | withdraw | positive asserted
Troops began to withdraw from the town.                              | withdraw | positive asserted
The report that rebels had captured the town is false.               | seize    | positive denied
Did the rebels capture the town?                                     | seize    | positive possible
`
	pass, all := 0, 0
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		text, typ, want := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		doc := annotate(t, text)
		all++
		got := "no such event"
		for i := range doc.Events {
			if ev := &doc.Events[i]; ev.Type == typ {
				got = ev.Polarity + " " + ev.Modality
			}
		}
		if got == want {
			pass++
			continue
		}
		t.Logf("%s\n  %s: want %s, have %s", text, typ, want, got)
		for i := range doc.Events {
			t.Logf("    %s", show(doc, &doc.Events[i]))
		}
	}
	t.Logf("%d of %d", pass, all)
	if all-pass > 5 { // what the parser gets wrong is not this package's to mend
		t.Errorf("%d of %d statuses are wrong", all-pass, all)
	}
}

// TestStatusMore reads polarity, modality and tense: sentence, event type and
// the three, "-" for any tense.
func TestStatusMore(t *testing.T) {
	table := `
Divers rescued the crew on Friday.                                   | rescue   | positive asserted past
Farmers are blocking the bridge.                                     | block    | positive asserted present
The court has sentenced the general.                                 | sentence | positive asserted past
A bomb exploded outside the station.                                 | explosion | positive asserted past
Nurses went on strike on Monday.                                     | strike   | positive asserted past
The navy seized a trawler, the ministry said.                        | intercept | positive reported past
Witnesses told reporters that soldiers had looted the shops.         | riot     | positive reported past
The mayor said two men were killed.                                  | die      | positive reported past
Officials confirmed that the minister had resigned.                  | resign   | positive reported past
The governor allegedly threatened the judge.                         | threaten | positive reported past
Residents say the army shelled the village.                          | shell    | positive reported past
State radio announced that troops had entered the city.              | enter    | positive reported past
The hostages were reportedly released on Sunday.                     | release  | positive reported past
The guerrillas are said to have abducted two engineers.              | abduct   | positive reported past
The convoy may have been ambushed.                                   | attack   | positive possible -
The council might cancel the festival.                               | cancel   | positive possible -
Two climbers are feared dead.                                        | die      | positive possible -
The militia attempted to seize the airport.                          | seize    | positive possible -
The bank could cut rates.                                            | rates    | positive possible -
The minister is likely to resign.                                    | resign   | positive possible -
Rebels tried to storm the prison.                                    | attack   | positive possible -
The army seems to have withdrawn from the valley.                    | withdraw | positive possible -
The two leaders will meet in Oslo.                                   | meet     | positive planned future
The company plans to close the mine.                                 | close    | positive planned future
Teachers intend to strike in May.                                    | strike   | positive planned future
The president is expected to visit Lima.                             | visit    | positive planned future
The court is due to release the banker on Monday.  | release | positive planned future
The government agreed to release the students.                       | release  | positive planned future
The senator promised to resign.                                      | resign   | positive planned future
The ministry said it would open the border in June.                  | open     | positive planned future
The army is preparing to withdraw from the island.                   | withdraw | positive planned future
The general ordered his troops to withdraw from the town.            | withdraw | positive ordered future
The judge ordered the police to release the editor.                  | release  | positive ordered future
The party demanded that the minister resign.                         | resign   | positive ordered future
Protesters called for the arrest of the banker.                      | arrest   | positive ordered future
The council urged both sides to sign the accord.                     | sign     | positive ordered future
The president must resign.                                           | resign   | positive ordered -
The court asked the army to release the prisoners.                   | release  | positive ordered future
Unions called on the company to reopen the mine.                     | open     | positive ordered future
If the army attacks the village, families will flee.                 | attack   | positive hypothetical -
The militia threatened to execute the hostages.                      | kill     | positive hypothetical -
The army would attack if the rebels crossed the river.               | attack   | positive hypothetical -
Unless the company pays, miners will strike.                         | strike   | positive planned future
The governor threatened to close the border.                         | close    | positive hypothetical -
The army denied having shelled the hospital.                         | shell    | positive denied -
The ministry denied that soldiers had looted the shops.              | riot     | positive denied -
Police denied shooting the boy.                                      | attack   | positive denied -
The company denied firing the nurse.                                 | dismiss  | positive denied -
The rebels rejected reports that they had killed civilians.          | kill     | positive denied -
The army dismissed claims that it had bombed a school.               | bomb     | positive denied -
The general denied any role in the coup.                             | coup     | positive asserted -
The police did not arrest the banker.                                | arrest   | negative asserted past
The troops have not withdrawn from the town.                         | withdraw | negative asserted past
Nobody was injured in the fire.                                      | injure   | negative asserted past
The minister refused to resign.                                      | resign   | negative asserted -
The two sides failed to sign the accord.                             | sign     | negative asserted -
No passengers were injured.                                          | injure   | negative asserted past
Guards prevented the prisoners from escaping.                        | escape   | negative asserted -
The army said it had not shelled the camp.                           | shell    | negative reported past
The union will not strike.                                           | strike   | negative planned future
The president never visited the island.                              | visit    | negative asserted past
The delegates left without signing the treaty.                       | sign     | negative asserted -
The bank declined to cut rates.                                      | rates    | negative asserted -
Troops no longer control the airport.                                | control  | negative asserted -
The court did not release the editor, his lawyer said.               | release  | negative reported past
Neither side signed the treaty.                                      | sign     | negative asserted past
No fewer than nine officers were injured.                            | injure   | positive asserted past
`
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		text, typ, want := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2])
		doc, got := annotate(t, text), "no such event"
		for i := range doc.Events {
			if ev := &doc.Events[i]; ev.Type == typ {
				got = ev.Polarity + " " + ev.Modality + " " + ev.Tense
				if strings.HasSuffix(want, " -") {
					got = ev.Polarity + " " + ev.Modality + " -"
				}
			}
		}
		if got == want {
			continue
		}
		t.Errorf("%s\n  %s: want %s, have %s\n%s", text, typ, want, got, tree(doc))
		for i := range doc.Events {
			t.Logf("    %s", show(doc, &doc.Events[i]))
		}
	}
}

// TestMisleadingActors reads who must not be in an event: sentence, event type,
// role and what may not fill it.
func TestMisleadingActors(t *testing.T) {
	table := `
A Vietnamese trawler sank on Monday.                          | crash | patient | Vietnamese
A Chinese plane crashed in the sea.                           | crash | patient | Chinese
The Iranian helicopter crashed near the border.               | crash | patient | Iranian
Iran's plane crashed on Sunday.                               | crash | patient | Iran
Rebels seized the gate on Tuesday - Reuters                   | seize | patient | Reuters
Rebels seize the gate. Photo: AFP                             | seize | patient | AFP
Rebels seize the gate (Reuters)                               | seize | patient | Reuters
`
	for line := range strings.Lines(strings.TrimSpace(table)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		text, typ, role, bad := strings.TrimSpace(f[0]), strings.TrimSpace(f[1]), strings.TrimSpace(f[2]), strings.TrimSpace(f[3])
		doc, seen := annotate(t, text), false
		for i := range doc.Events {
			ev := &doc.Events[i]
			seen = seen || ev.Type == typ
			for _, a := range ev.Arguments {
				if m := doc.Mention(a.Mention); m != nil && ev.Type == typ && a.Role == role && doc.Surface(m.Span) == bad {
					t.Errorf("%s: %s is %s of %s", text, bad, role, typ)
				}
			}
		}
		if !seen {
			t.Errorf("%s: no %s", text, typ)
		}
	}
}
