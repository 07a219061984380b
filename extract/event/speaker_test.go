package event_test

import "testing"

// Whose deed "I" and "we" are told of inside a quotation.
func TestFirstPerson(t *testing.T) {
	for _, c := range []struct{ text, trigger, agent string }{
		{"“We repelled the attack,” army spokesman Omar Haddad said on Monday.\n\n“I visited Goma at dawn,” said Karim Aziz, who sells tea.", "visited", "Karim Aziz"},
		{"“I visited Goma at dawn,” said Karim Aziz. “I visited Goma with my sons,” he added.\n\n“We saw nothing,” Omar Haddad said.", "visited", "Karim Aziz"},
		{"Omar Haddad said: “The road is open. I visited Goma on Friday.”", "visited", "Omar Haddad"},
		{"“The road is open,” Omar Haddad said. “I visited Goma on Friday.”\n\n“I did not,” said Karim Aziz.", "visited", "Omar Haddad"},
	} {
		doc := annotate(t, c.text)
		found := false
		for _, ev := range doc.Events {
			if doc.Text[ev.Trigger.Start:ev.Trigger.End] != c.trigger || found {
				continue
			}
			for _, a := range ev.Arguments {
				if m := doc.Mention(a.Mention); a.Role == "agent" && m != nil {
					found = true
					if got := doc.Text[m.Start:m.End]; got != c.agent {
						t.Errorf("%s\n  %s: agent %q, want %q", c.text, c.trigger, got, c.agent)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s\n  no agent of %s", c.text, c.trigger)
		}
	}
}
