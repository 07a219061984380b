package neo4j

import (
	"fmt"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"dateline/graph"
)

// planSteps turns the server's plan, a tree with the last operator on top, into
// steps in order of time; what has several inputs holds them inside.
func planSteps(p driver.Plan) []graph.PlanStep {
	var inputs [][]graph.PlanStep
	for _, c := range p.Children() {
		inputs = append(inputs, planSteps(c))
	}
	return steps(p.Operator(), p.Arguments(), -1, inputs)
}

// profileSteps is planSteps of a plan with its rows.
func profileSteps(p driver.ProfiledPlan) []graph.PlanStep {
	var inputs [][]graph.PlanStep
	for _, c := range p.Children() {
		inputs = append(inputs, profileSteps(c))
	}
	return steps(p.Operator(), p.Arguments(), p.Records(), inputs)
}

func steps(operator string, args map[string]any, rows int64, inputs [][]graph.PlanStep) []graph.PlanStep {
	name, _, _ := strings.Cut(operator, "@")
	if d, ok := args["Details"]; ok {
		name = strings.TrimSpace(name + " " + fmt.Sprint(d))
	}
	step := graph.PlanStep{Name: name, Rows: rows}
	if len(inputs) == 1 {
		return append(inputs[0], step)
	}
	for i, in := range inputs {
		step.Steps = append(step.Steps, graph.PlanStep{Name: fmt.Sprintf("input %d", i+1), Rows: -1, Steps: in})
	}
	return []graph.PlanStep{step}
}
