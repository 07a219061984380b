package source

// Paragraphs counts paragraphs, for a test.
func Paragraphs(text string) int { return len(split(text)) }
