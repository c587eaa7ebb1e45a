# zenls: `make demo` and `make test` need git, make, Swift and Python, nothing else;
# what is missing they install themselves.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BENCH_VENV := .venv-bench
ZENLS := .build/release/zenls

# A static executable starts in half the time of a dynamic one and runs on every Linux. lld merges
# equal functions, and says nothing of the libc functions that FoundationEssentials could call and
# zenls does not. Tables for unwinding are an eighth of the binary, and nothing unwinds: Swift's errors
# are results, and no thread is cancelled. macOS has no static system libraries.
ifeq ($(shell uname -s),Linux)
RELEASE_FLAGS := --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -use-ld=lld \
	-Xlinker --gc-sections -Xlinker --icf=safe \
	-Xlinker --no-eh-frame-hdr -Xlinker "$(CURDIR)/Tools/no_unwinding.ld"
else
RELEASE_FLAGS :=
endif

.PHONY: help setup packages venv build demo test swift-test python-test lint format docs fixtures \
	catalog commands generated man bench bench-lsp soak-lsp release clean test-packages

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: packages editors venv ## Install what is missing: libyaml, patch, Emacs, python3-venv, the tests' private .venv

# Root or sudo is used only where something is missing.
packages:
	@missing=(); \
	command -v pkg-config >/dev/null || missing+=(pkg-config); \
	pkg-config --exists yaml-0.1 2>/dev/null || missing+=(libyaml-dev); \
	command -v patch >/dev/null || missing+=(patch); \
	if [ "$${#missing[@]}" -gt 0 ]; then $(MAKE) --no-print-directory apt-install APT="$${missing[*]}"; fi

# The tests drive it with eglot, which Emacs has from 29 on. Neovim comes with the .venv.
.PHONY: editors
editors:
	@if ! emacs -q --batch --eval "(progn (require 'eglot) (require 'yaml-mode))" 2>/dev/null; then \
	  $(MAKE) --no-print-directory apt-install APT="emacs-nox elpa-eglot elpa-yaml-mode"; fi

.PHONY: apt-install
apt-install:
	@if ! command -v apt-get >/dev/null; then \
	  echo "Please install these packages yourself: $(APT)" >&2; exit 1; fi; \
	sudo=; if [ "$$(id -u)" -ne 0 ]; then sudo=sudo; fi; \
	echo "Installing $(APT)"; \
	$$sudo apt-get update -qq; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT)

venv: $(VENV)/.installed

# The stamp is older than the list of requirements whenever the list changed.
$(VENV)/.installed: Tests/requirements.txt Tests/cli/requirements.txt Tests/foreign/requirements.txt \
		Tests/parity/mlstacks-requirements.txt
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || $(MAKE) --no-print-directory apt-install APT=python3-venv
	$(PYTHON) -m venv --clear $(VENV)
	$(VENV)/bin/python -m pip install --quiet --requirement $<
	$(VENV)/bin/python -m pip install --quiet --no-deps --requirement Tests/cli/requirements.txt
	$(VENV)/bin/python -m pip install --quiet --no-deps --only-binary :all: \
	  --target $(VENV)/foreign --requirement Tests/foreign/requirements.txt
	$(VENV)/bin/python -m pip install --quiet --no-deps --only-binary :all: --ignore-requires-python \
	  --target $(VENV)/mlstacks --requirement Tests/parity/mlstacks-requirements.txt
	@touch $@

build: packages ## Build the binary: .build/release/zenls
	swift build -c release --product zenls $(RELEASE_FLAGS)

demo: build ## Lint a stack file with mistakes in it
	@echo; echo '$$ zenls lint Examples/gcp-stack.yaml'; \
	status=0; $(ZENLS) lint Examples/gcp-stack.yaml || status=$$?; \
	echo; echo "exit status: $$status  (0 nothing found, 1 findings, 2 bad request)"; \
	test "$$status" -eq 1

test: setup build swift-test python-test ## Set up and pass every test

swift-test: packages test-packages
	swift test

# The shells that the completions are for, and a reader of manual pages.
test-packages:
	@missing=(); for command in bash zsh fish mandoc; do \
	  command -v $$command >/dev/null || missing+=($$command); done; \
	if [ "$${#missing[@]}" -gt 0 ]; then $(MAKE) --no-print-directory apt-install APT="$${missing[*]}"; fi

python-test: test-packages editors venv build
	ZENLS=$(CURDIR)/$(ZENLS) $(VENV)/bin/python -m pytest -n auto Tests

lint: ## Check the format of the sources
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## Format the sources
	swift format --in-place --recursive Package.swift Sources Tests

catalog: venv ## Export the catalog of ZenML again
	$(VENV)/bin/python Tools/catalog_export/export.py

commands: ## Export the commands of every version of ZenML again (Python 3.11, PyPI)
	python3.11 Tools/cli_export/export.py

docs: ## Run the examples of the rule pages, write their output into the pages, embed them
	ZENLS_UPDATE=1 swift test --filter RulePageTests
	Tools/embed_rule_pages.sh

fixtures: build venv ## Write the expected output of the command line tests anew: read the diff
	ZENLS=$(CURDIR)/$(ZENLS) ZENLS_UPDATE=1 $(VENV)/bin/python -m pytest -q Tests/cli/test_text.py Tests/cli/test_golden_formats.py

generated: venv ## Fail when a generated part is not what its source says
	Tools/embed_rule_pages.sh --check
	$(VENV)/bin/python Tools/catalog_export/export.py --check

man: build ## Write the manual page, .build/zenls.1
	$(PYTHON) Tools/man_page.py $(ZENLS) > .build/zenls.1
	@echo "man -l .build/zenls.1"

bench: release $(BENCH_VENV)/.installed ## Measure zenls beside its peers
	status=0; \
	$(BENCH_VENV)/bin/python Benchmarks/bench.py --zenls .build/stripped/zenls || status=$$?; \
	$(BENCH_VENV)/bin/python Benchmarks/many_files.py --zenls .build/stripped/zenls || status=$$?; \
	exit $$status

bench-lsp: release $(BENCH_VENV)/.installed ## Measure zenls serve beside yaml-language-server (needs node)
	$(BENCH_VENV)/bin/python Benchmarks/lsp_bench.py --zenls .build/stripped/zenls

soak-lsp: release ## Type 100,000 edits into zenls serve: memory and time stay flat
	$(PYTHON) Benchmarks/lsp_soak.py --zenls .build/stripped/zenls

$(BENCH_VENV)/.installed: Benchmarks/requirements.txt
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || $(MAKE) --no-print-directory apt-install APT=python3-venv
	$(PYTHON) -m venv --clear $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --requirement $<
	@touch $@

release: build ## Build the binary that is shipped: static, stripped
	@mkdir -p .build/stripped
	strip -o .build/stripped/zenls $(ZENLS)
	@ls -l .build/stripped/zenls

clean: ## Remove everything that was built or installed here
	rm -rf .build $(VENV) $(BENCH_VENV)
