package ner

// number is a score: int32 in the frozen model, float32 in training.
type number interface{ ~int32 | ~float32 }

// lattice finds the best sequence of classes for a sentence.
type lattice[T number] struct {
	emit  []T // n * classes
	score []T
	back  []uint8
	trans [classes][classes]T // [before][class]
}

func (l *lattice[T]) grow(n int) {
	if n *= classes; cap(l.emit) < n {
		l.emit, l.score, l.back = make([]T, n), make([]T, n), make([]uint8, n)
	}
	l.emit, l.score, l.back = l.emit[:n], l.score[:n], l.back[:n]
}

func (l *lattice[T]) row(i int) []T { return l.emit[i*classes:][:classes] }

// best fills path with the classes of the best legal sequence.
func (l *lattice[T]) best(n int, path []uint8) []uint8 {
	path = path[:0]
	if n == 0 {
		return path
	}
	const low = -1 << 29
	for i := range n {
		emit, score, back := l.row(i), l.score[i*classes:][:classes], l.back[i*classes:][:classes]
		for c := range classes {
			score[c] = low
			if i == 0 {
				if p := follows[c]; p[0] == classO {
					score[c] = emit[c] + l.trans[classO][c]
				}
				continue
			}
			prev := l.score[(i-1)*classes:][:classes]
			best, from := T(low), follows[c][0]
			for _, p := range follows[c] {
				if x := prev[p] + l.trans[p][c]; x > best {
					best, from = x, p
				}
			}
			score[c], back[c] = best+emit[c], uint8(from)
		}
	}
	end := classO
	tail := l.score[(n-1)*classes:][:classes]
	for c := range classes {
		if !opens(c) && tail[c] > tail[end] {
			end = c
		}
	}
	for range n {
		path = append(path, 0)
	}
	for i := n - 1; i >= 0; i-- {
		path[i] = uint8(end)
		end = int(l.back[i*classes+end])
	}
	return path
}
