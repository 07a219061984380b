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
