package cypher

// children gives the expressions directly inside one; those inside patterns
// and subqueries are not among them.
func children(e expr) []expr {
	switch e := e.(type) {
	case *propE:
		return []expr{e.x}
	case *indexE:
		return []expr{e.x, e.i}
	case *sliceE:
		return some(e.x, e.lo, e.hi)
	case *unaryE:
		return []expr{e.x}
	case *binE:
		return []expr{e.l, e.r}
	case *cmpE:
		return e.x
	case *labelE:
		return []expr{e.x}
	case *isNullE:
		return []expr{e.x}
	case *listE:
		return e.items
	case *mapE:
		return e.vals
	case *callE:
		return e.args
	case *caseE:
		out := append(append([]expr{}, e.when...), e.then...)
		return append(out, some(e.x, e.other)...)
	case *listCompE:
		return some(e.list, e.filter, e.out)
	case *quantE:
		return []expr{e.list, e.filter}
	case *reduceE:
		return []expr{e.init, e.list, e.body}
	case *patCompE:
		return some(e.filter, e.out)
	case *mapProjE:
		out := []expr{&varE{e.span, e.v}}
		for _, it := range e.items {
			if it.x != nil {
				out = append(out, it.x)
			}
		}
		return out
	}
	return nil
}

func some(list ...expr) []expr {
	var out []expr
	for _, e := range list {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}

func hasAggregate(e expr) bool {
	if f, ok := e.(*callE); ok && aggregates[f.name] {
		return true
	}
	for _, ch := range children(e) {
		if hasAggregate(ch) {
			return true
		}
	}
	return false
}

// mentions tells whether the expression names one of the variables.
func mentions(e expr, names map[string]bool) bool {
	switch v := e.(type) {
	case *varE:
		return names[v.name]
	case *subE, *patE, *patCompE:
		return len(names) > 0
	}
	for _, ch := range children(e) {
		if mentions(ch, names) {
			return true
		}
	}
	return false
}
