# The commands of the project; CI runs `make test` through .ci/run.
GO ?= go

.PHONY: build test short vet eval bench fuzz screenshots generate clean

build: ## bin/dateline
	$(GO) build -o bin/dateline ./cmd/dateline

test: vet ## everything, with the race detector and a real Neo4j where Java is there
	$(GO) test -race -timeout 30m ./...

short: ## without Neo4j and the slow tests
	$(GO) test -short ./...

vet:
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo 'gofmt these'; exit 1; }
	$(GO) vet ./...
	@if command -v staticcheck >/dev/null 2>&1; then staticcheck ./...; else echo 'staticcheck is not installed; CI runs it'; fi

eval: build ## precision, recall and F1 against gold; fails under the recorded numbers
	bin/dateline eval --floor testdata/floor.json testdata/corpus
	bin/dateline eval --floor testdata/floor-heldout.json testdata/heldout
	bin/dateline eval --floor testdata/floor-heldout2.json testdata/heldout2
	bin/dateline eval --floor testdata/floor-heldout3.json testdata/heldout3
	bin/dateline eval --floor testdata/floor-heldout4.json testdata/heldout4
	bin/dateline eval --floor testdata/floor-heldout5.json testdata/heldout5
	bin/dateline eval --floor testdata/floor-dev.json testdata/dev
	bin/dateline eval --floor testdata/floor-dev2.json testdata/dev2
	@if test -d ../shared/gold; then bin/dateline eval --floor testdata/floor-shared.json ../shared/gold; fi

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./extract/... ./graph/...

fuzz: ## a minute for each law
	for p in tokenize source timex; do $(GO) test -run '^$$' -fuzz Fuzz -fuzztime 60s ./extract/$$p || exit 1; done

screenshots: ## the pictures of the documentation; needs Chromium, Java 17 and Maven
	$(GO) test ./cmd/dateline -run TestScreenshots -count=1 -timeout 15m -args -screenshots "$(CURDIR)/docs/img"

generate: ## tables and generated documentation
	$(GO) generate ./...

clean:
	rm -rf bin dateline-out
