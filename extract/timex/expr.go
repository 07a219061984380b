package timex

// kind is what an expression says about time, before it is resolved.
type kind uint8

const (
	kNone     kind = iota
	kDate          // calendar fields; what is missing comes from the context
	kYear          // a year, decade or century
	kWeekday       // a day of the week
	kUnit          // this, last, next, that week
	kShift         // n units from an anchor
	kDeictic       // today, yesterday
	kPart          // part of a day alone
	kClock         // clock time alone
	kDuration      // n units
	kSet           // daily, every Monday
	kRef           // now, recently
	kPeriod        // fixed first and last day: eras
	kHoliday
)

// anchor is what a relative expression counts from.
type anchor uint8

const (
	fromDoc   anchor = iota // the publication date: ago, last week, tomorrow
	fromLast                // the date named last: later, earlier, the next day
	fromEvent               // something the clause tells: "two days after the raid"
)

// expr is what the grammar reads: fields, not yet a date.
type expr struct {
	kind        kind
	rule        string
	first, last int // words of the sentence, half-open
	mod         string
	open        string // SINCE, UNTIL, BEFORE, AFTER

	year                int // 0: not said
	bc                  bool
	decade, century     bool
	month, day, weekday int
	season              int
	nth                 int // "the last Friday of May": -1
	quarter, half       int
	part                string // TIMEX3 part of day: MO, NI ...
	hour, min           int    // hour is -1 where no clock time is said
	holiday             string
	from, to            string // of kPeriod

	q      quantity
	unit   unit
	sign   int // which way a shift goes; 0: this
	same   bool
	anchor anchor
	within bool // "within 30 days", "over the next three weeks"
	long   bool // the shift spans the way: "the last three days"
	value  string
	age    bool
	ofNoun bool // "three days of rain"
	ofYear bool // "the spring of last year"

	of  *expr // "the first four months of the year": the year
	to2 *expr // the other end of a range: "3 to 5 March"
}

func newExpr(k kind, rule string, first, last int) *expr {
	return &expr{kind: k, rule: rule, first: first, last: last, hour: -1}
}
