// Package claim finds who says what: the attributions of a report.
//
// In come sentences with dependency trees, mentions, chains, event and
// relation mentions; out come the document's Claims: source, cue, content,
// stance, channel, and which events and relations the content speaks of.
//
//	lexicon.go   data/cues.txt: verbs with frames, nouns, turning predicates
//	view.go      the parse as arrays
//	quote.go     quotation marks -> quotations, also over paragraphs, unbalanced
//	speaker.go   quotation -> cue and speaker
//	direct.go    speakers who go on, fragments, quotations -> claims
//	verb.go      indirect speech: cue verb -> claims, "said that"
//	frame.go     "put the toll at 31", "accused X of", "called it a lie"
//	trailing.go  "The road is open, the mayor said"
//	phrase.go    "according to", "reportedly", "X's claims of", posts
//	nominal.go   "X's version is that", "sceptical that", headlines, witnesses
//	takenup.go   "something he denies", "said of the claim that", "kept by X"
//	open.go      "would not say whether", "it is unclear", "has no information"
//	absent.go    "found no sign of", speech behind a colon, passives with "by"
//	nested.go    "a report by X that", "what X called Y", "a charge X rejects"
//	across.go    speakers across relative clauses, "that" behind adjuncts, pictures
//	fragment.go  quoted phrases, reactions, verdicts: who holds what is quoted
//	fullsubject.go  the speaker from the beginning of his clause; body.go "the force"
//	judged.go     views, losses, hearings, counts with an owner; unsaid.go what goes on
//	subject.go   cue verb -> speakers; source.go speaker -> mention, outlet
//	contrary.go   states that exclude what others say has happened
//	content.go   where a content begins and ends
//	parts.go      sentences of a quotation, each with its stance; denial.go "never", "only", liars
//	stance.go    what the content itself denies or leaves open
//	about.go     events, relations, numbers inside the content
//	context.go   what "it", "the accusation", a bare number speak of
//
// Rules read the tree first and the words where the tree is silent: parsers
// err often around quotation marks and in clauses that end with their speaker.
//
// A stance is towards what happened, not towards the wording: "said nobody
// was arrested" denies the arrest, as "denied the arrest" does. Where a denial
// stands inside a claim ("officials say the rebels' claims are untrue") both
// are claims: the officials deny, the rebels assert.
//
// A quotation that nobody in the text is said to speak is a claim without a
// source. It is never given to the nearest name.
//
// Caveat: two speakers who take turns without any "said" are one speaker here.
package claim
