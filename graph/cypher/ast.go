package cypher

// The tree of a query. Spans are token numbers, half open, so that the text of
// an expression can be given back as written (the name of its column) and two
// expressions can be compared.

type span struct{ from, to int }

func (s span) where() span { return s }

// expr is an expression.
type expr interface{ where() span }

type (
	litE struct {
		span
		val any
	}
	varE struct {
		span
		name string
	}
	paramE struct {
		span
		name string
	}
	propE struct {
		span
		x   expr
		key string
	}
	indexE struct {
		span
		x, i expr
	}
	sliceE struct {
		span
		x, lo, hi expr // lo, hi may be nil
	}
	unaryE struct { // NOT, -, +
		span
		op string
		x  expr
	}
	binE struct { // OR XOR AND + - * / % ^ IN STARTS ENDS CONTAINS =~
		span
		op   string
		l, r expr
	}
	cmpE struct { // a < b <= c
		span
		x    []expr
		op   []string
		poss []int
	}
	labelE struct {
		span
		x     expr
		label *labelExpr
	}
	isNullE struct {
		span
		x   expr
		not bool
	}
	listE struct {
		span
		items []expr
	}
	mapE struct {
		span
		keys []string
		vals []expr
	}
	callE struct {
		span
		name     string // lower case
		distinct bool
		star     bool
		args     []expr
	}
	caseE struct {
		span
		x          expr // nil: searched case
		when, then []expr
		other      expr // nil: null
	}
	listCompE struct {
		span
		v           string
		list        expr
		filter, out expr // may be nil
	}
	quantE struct {
		span
		kind   string // all any none single
		v      string
		list   expr
		filter expr
	}
	reduceE struct {
		span
		acc        string
		init       expr
		v          string
		list, body expr
	}
	patE struct { // pattern as a predicate, or shortestPath as an expression
		span
		path *pathPat
	}
	patCompE struct {
		span
		path   *pathPat
		filter expr
		out    expr
	}
	subE struct { // EXISTS {}, COUNT {}, COLLECT {}
		span
		kind string
		q    *queryAST
	}
	mapProjE struct {
		span
		v     string
		items []mapProjItem
	}
)

type mapProjItem struct {
	all bool   // .*
	key string // .key, or key: x
	x   expr   // nil: property, or variable (variable is then set)
	v   bool
}

// labelExpr is a label expression; op is 0 for a name, else & | ! %.
type labelExpr struct {
	op   byte
	name string
	l, r *labelExpr
}

type pathPat struct {
	span
	v        string
	shortest string // "", shortestpath, allshortestpaths
	nodes    []*nodePat
	rels     []*relPat
}

type nodePat struct {
	span
	v      string
	label  *labelExpr
	props  expr
	filter expr
}

type relPat struct {
	span
	v      string
	label  *labelExpr
	props  expr
	filter expr
	dir    int // 1: left to right, -1: right to left, 0: either
	varLen bool
	lo, hi int // hi -1: no end
}

// clause is a part of a query.
type clause interface{ where() span }

type (
	matchC struct {
		span
		optional bool
		paths    []*pathPat
		filter   expr
	}
	unwindC struct {
		span
		x expr
		v string
	}
	projC struct { // WITH and RETURN
		span
		ret      bool
		distinct bool
		star     bool
		items    []projItem
		order    []sortItem
		skip     expr
		limit    expr
		filter   expr
	}
	callC struct { // CALL procedure
		span
		name   string
		args   []expr
		given  bool // arguments are written
		yield  []yieldItem
		all    bool // YIELD *
		bare   bool // no YIELD
		filter expr
	}
	subqueryC struct { // CALL { ... }
		span
		q       *queryAST
		scoped  bool // CALL (a, b) { ... }
		star    bool
		imports []string
	}
)

type projItem struct {
	x    expr
	name string
	as   bool
}

type sortItem struct {
	x    expr
	desc bool
}

type yieldItem struct {
	field, v string
	span     span
}

// queryAST is one or more branches joined by UNION.
type queryAST struct {
	span
	branches [][]clause
	all      bool
	mode     string // "", explain, profile
}
