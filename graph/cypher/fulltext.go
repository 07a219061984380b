package cypher

type fullText struct{}

type textIndex struct{}

func queryNodes(x *exec, args []any, row func([]any) error) error {
	return refused(-1, "full text is not supported yet")
}
