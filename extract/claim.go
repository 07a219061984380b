package extract

import "slices"

// Holds tells what a claim says of an event that it is about: +1 that it
// happened, -1 that it did not, 0 that it is open. Denying that nobody came
// affirms that somebody did.
func (c *Claim) Holds(ev *EventMention) int {
	if c.Rule == "contrary-to" {
		// "Contrary to reports, he has not resigned": the content is what the
		// reports are said to have wrong.
		return map[string]int{"asserts": 1, "denies": -1}[c.Stance]
	}
	v := 1
	if ev.Polarity == "negative" {
		v = -1
	}
	switch c.Stance {
	case "denies":
		// The event of a denial is marked as denied or negative where the text
		// negates it; the denial itself must not be counted twice.
		if ev.Polarity == "negative" && ev.Modality != "denied" {
			return v
		}
		return -1
	case "doubts", "unverified":
		return 0
	}
	return v
}

// TellsAside tells whether the claim speaks of the event only by the way.
func (c *Claim) TellsAside(event string) bool { return slices.Contains(c.Aside, event) }
