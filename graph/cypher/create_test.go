package cypher

import "fmt"

// CREATE, for the fixtures of tests only: it adds to the store of the engine.

type createC struct {
	span
	paths []*pathPat
}

func parseCreate(p *parser) clause {
	from := p.at
	if !p.word("CREATE") {
		return nil
	}
	c := &createC{paths: p.patterns()}
	c.span = p.span(from)
	return c
}

func (cl *createC) compile(c *compiler, sc *scope) ([]stage, error) {
	var makers []func(x *exec) error
	for _, p := range cl.paths {
		var slots []int
		for _, n := range p.nodes {
			if v := sc.find(n.v); v != nil {
				slots = append(slots, v.slot)
				continue
			}
			props, err := c.createProps(n.props, sc)
			if err != nil {
				return nil, err
			}
			slot := c.declare(sc, n.v, tNode).slot
			slots = append(slots, slot)
			labels := mustHave(n.label)
			makers = append(makers, func(x *exec) error {
				p, err := props(x)
				if err != nil {
					return err
				}
				n := &node{id: len(x.st.nodes), labels: x.st.labelSet(labels...), props: p}
				x.st.nodes = append(x.st.nodes, n)
				x.slots[slot] = n
				return nil
			})
		}
		for i, r := range p.rels {
			props, err := c.createProps(r.props, sc)
			if err != nil {
				return nil, err
			}
			if sc.find(r.v) != nil || r.label == nil || r.dir == 0 || r.varLen {
				return nil, c.fail(r.span, "bad relationship in CREATE")
			}
			slot := c.declare(sc, r.v, tRel).slot
			from, to := slots[i], slots[i+1]
			if r.dir < 0 {
				from, to = to, from
			}
			makers = append(makers, func(x *exec) error {
				p, err := props(x)
				if err != nil {
					return err
				}
				a, ok := x.slots[from].(*node)
				b, ok2 := x.slots[to].(*node)
				if !ok || !ok2 {
					return fmt.Errorf("an end of a relationship is no node")
				}
				v := &rel{id: len(x.st.rels), typ: x.st.types.id(r.label.name), from: a, to: b, props: p}
				x.st.rels = append(x.st.rels, v)
				x.slots[slot] = v
				return nil
			})
		}
	}
	return []stage{c.stream("Create", func(x *exec, next func(*exec) error) error {
		for _, f := range makers {
			if err := f(x); err != nil {
				return err
			}
		}
		return next(x)
	})}, nil
}

func (c *compiler) createProps(e expr, sc *scope) (func(x *exec) (props, error), error) {
	if e == nil {
		return func(x *exec) (props, error) { return x.st.props(nil, "", "") }, nil
	}
	f, _, err := c.expr(e, sc)
	return func(x *exec) (props, error) {
		v, err := f(x)
		if err != nil {
			return props{}, err
		}
		m, _ := v.(map[string]any)
		return x.st.props(m, "", "")
	}, err
}
