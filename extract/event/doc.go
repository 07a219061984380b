// Package event finds the events that a report tells: who did what to whom,
// where, when, how many, and whether it happened at all.
//
// In come sentences with dependency trees (Universal Dependencies), lemmas,
// mentions and time expressions; out come the document's EventMentions. What
// counts as an event is declared in extract/ontology/event, one file per type;
// how English puts the doer, the sufferer, the place and the time around a
// trigger is the code of this package, the same for all types:
//
//	tree.go      the parse as arrays, mentions and times by token
//	compile.go   type files -> patterns by lemma
//	match.go     patterns -> triggers (verbs, nouns, adjectives, light verbs)
//	subject.go   the understood subject and object of any verb
//	roles.go     roles around verbs and nouns
//	fill.go      noun phrases -> mentions, with type checks and coordination
//	affiliate.go office.go side.go pair.go source.go answer.go
//	             participants that the clause leaves to be understood
//	when.go      time, where.go scene.go place
//	status.go    polarity, modality, tense
//	count.go     numbers of dead, wounded, arrested
//
// # Keys of an event type
//
//	verb: capture | take over | call on     subject is the agent, object the patient
//	undergo: fall | die                     the subject is the patient
//	undergoer: agent                        who undergoes it in the active does it: "fled"
//	noun: capture | death toll              of-phrase: patient; by, 's: agent
//	noun: withdrawal (of agent)             of-phrase: agent
//	light: take control of | carry out raid verb with its noun; subject: agent
//	suffer: come under control of           verb with its noun; subject: patient
//	adjective: dead | missing               "three are dead", "missing people"
//	prep: against=patient | with=agent      what a preposition leads to
//	source: police military                 kinds of body that did what they tell of in the passive
//	office: no                              a person's act, not that of the body whose office he holds
//	answer: deed | words                    a patient left unsaid is who did the deed, made the words
//	object: place                           role of the object, unless patient
//	complement: patient                     "demanded that X resign": X
//	count: patient=killed | self=arrested   whose number is worth keeping
//
// An entry may end with conditions in brackets, separated by ";":
//
//	hold (object PLACE @settlement; not object talk)
//	strike (no object)     sign (needs object)     talk (plural)
//
// PLACE, PERSON, ORGANIZATION test the mention; "number" a phrase with a
// number; @settlement names a class of data/classes.txt; other words are
// lemmas. Conditions: object, not object, subject, not subject, no object,
// needs object, needs subject, no agent, needs complement, no complement, not
// complement (verbs: "asked not to be named"), passive, active, plural,
// participle, attributive ("an abandoned mine"), under ("shots rang out": the verb
// above a noun), strict (a pronoun does not
// pass), of ROLE and owner ROLE for nouns.
//
// Caveat: the polarity says what the content says, the modality how far the
// text stands behind it. "Officials deny that the post has fallen" is a
// positive fall with modality denied, not a negative one.
package event
