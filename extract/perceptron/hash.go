package perceptron

// Mix folds x into the running hash h. Features are built as
// Mix(Mix(template, a), b): order matters.
func Mix(h, x uint32) uint32 {
	h ^= x * 0x85ebca6b
	h = h<<13 | h>>19
	h = h*5 + 0xe6546b64
	h ^= h >> 15
	return h * 0x9e3779b1
}

// Mix2 is Mix over two values.
func Mix2(h, x, y uint32) uint32 { return Mix(Mix(h, x), y) }

// Mix3 is Mix over three values.
func Mix3(h, x, y, z uint32) uint32 { return Mix(Mix(Mix(h, x), y), z) }

// Hash is FNV-1a over the bytes of s.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

// HashLower is Hash of s with ASCII letters in lower case and digits made 0,
// without allocating.
func HashLower(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case '1' <= c && c <= '9':
			c = '0'
		}
		h ^= uint32(c)
		h *= 16777619
	}
	return h
}

// Shape describes the letters of s: X, x, 0 and marks, runs of more than two
// of a kind shortened ("Mujahid's" -> Xxx'x), hashed.
func Shape(s string) uint32 {
	h := uint32(2166136261)
	last, run := byte(0), 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c = 'X'
		case 'a' <= c && c <= 'z', c >= 0x80:
			c = 'x'
		case '0' <= c && c <= '9':
			c = '0'
		}
		if c == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = c, 1
		}
		h ^= uint32(c)
		h *= 16777619
	}
	return h
}
