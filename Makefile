# The daily commands; `make help` lists them. Everything else lives in scripts/.

# debug shares one build with `make test`; `make run CONFIGURATION=release` is the optimised daemon.
CONFIGURATION ?= debug
LISTEN ?= 127.0.0.1:8420
DATA ?= var
PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help build test run install manual lint format bench guards soak mutation clean

help: ## print these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build everything (CONFIGURATION=debug|release)
	swift build -c $(CONFIGURATION)

test: ## install what the tests need and run all of them
	@scripts/test

run: ## install what is missing, build, load the demo, serve on LISTEN=127.0.0.1:8420
	@scripts/stage install scripts/install-deps run
	@scripts/stage build swift build -c $(CONFIGURATION)
	@exec "$$(swift build -c $(CONFIGURATION) --show-bin-path)/wenzhend" serve --demo \
	  --data $(DATA) --listen $(LISTEN)

# What `make build` made, as whoever has Swift; sudo's PATH has none.
install: ## put what was built under PREFIX=/usr/local, manual and completions too (DESTDIR=… before it)
	@scripts/install .build/$(CONFIGURATION) $(PREFIX)

manual: build ## write docs/man/ and docs/STATE_MACHINES.md anew from what the programs say
	scripts/make-manual "$$(swift build -c $(CONFIGURATION) --show-bin-path)/wenzhenctl" 1 \
	  > docs/man/wenzhenctl.1
	scripts/make-manual "$$(swift build -c $(CONFIGURATION) --show-bin-path)/wenzhend" 8 \
	  > docs/man/wenzhend.8
	scripts/make-charts "$$(swift build -c $(CONFIGURATION) --show-bin-path)/wenzhenctl" \
	  > docs/STATE_MACHINES.md

lint: ## check the format of all Swift code; changes nothing
	swift format lint -s -r -p --configuration .swift-format \
	  Package.swift $(wildcard Sources Tests Benchmarks)

format: ## bring all Swift code into that format
	swift format -i -r -p --configuration .swift-format \
	  Package.swift $(wildcard Sources Tests Benchmarks)

bench: ## measure (the package under Benchmarks/); PARTS="transitions http transport silent large demo"
	swift run -c release --package-path Benchmarks bench $(PARTS)

guards: ## take each guard of docs/GUARDS.md away in a copy: exactly its own test must fail
	scripts/check-guards

soak: ## the long tests: 200 crashes in place of 20, 10,000 random procedures in place of 500
	@WENZHEN_SOAK=1 scripts/test

mutation: ## break the shipped procedures in many ways; writes docs/MUTATION.md
	WENZHEN_MUTATION=$(CURDIR)/docs/MUTATION.md scripts/test-pure TestKitTests 'nearly all of it'

clean: ## remove what was built and the tests' Python; keeps the data in DATA=var
	rm -rf .build .venv Benchmarks/.build
