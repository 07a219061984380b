package extract

// Class is a set of things that a string is known to name. Classes are
// features and evidence, not decisions: "Turkey" is a country and a bird.
type Class uint32

// Classes of names.
const (
	ClassCountry Class = 1 << iota
	ClassRegion        // first-level divisions, macro regions, seas, rivers
	ClassCity          // any populated place
	ClassBigCity       // more than 100,000 people, or a capital
	ClassCapital       // capital of a country
	ClassDemonym       // Afghan, Kenyans
	ClassOrganization
	ClassArmedGroup
	ClassAgency // news agencies and outlets
	ClassPerson // full name of a known person
	ClassFirstName
	ClassLastName
	ClassCommonWord // also an ordinary English word: Nice, Reading, May
)

// Gazetteer finds the longest known name that starts at words[i]. Words are
// surface tokens; n is the number of words it covers, 0 when there is none.
// Implementations are safe for concurrent use.
type Gazetteer interface {
	Longest(words []string, i int) (n int, class Class)
}
