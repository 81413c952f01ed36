# What people do in a checkout. Needs make, a shell and Python 3.11 or later with venv; pip fetches the rest.
# All of it lands in .venv/ and site/; what is installed is installed again only when pyproject.toml changes.
.POSIX:
.PHONY: help site test lint format schemas bench dist clean

PYTHON = python3
SPECS = specs
SITE = site
BIN = .venv/bin

help:
	@echo "make site     build the site of $(SPECS)/ into $(SITE)/"
	@echo "make test     run the tests, if anything changed; those of pages need Chromium, and are skipped without it"
	@echo "make lint     check style, types, layers and what is for CI; the types of scripts need npm"
	@echo "make format   mend what ruff can mend"
	@echo "make schemas  write schemas/ and the rendered pages of docs/ anew"
	@echo "make bench    measure speed and memory; takes some minutes"
	@echo "make dist     build the wheel and the source archive into dist/"
	@echo "make clean    remove all that the above made"

BEGIN = set -e; begin=$$(date +%s)
TOOK = echo "took $$(($$(date +%s) - begin)) s"

site: .venv/installed
	@$(BEGIN); echo "Building the site of $(SPECS)/ into $(SITE)/ ..."; \
	$(BIN)/lineage build $(SPECS) -o $(SITE); \
	echo "Built; $$($(TOOK))."

# What the tests read. As everywhere in make, what has not changed since it was made is not made again.
TESTED = Makefile pyproject.toml README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md \
	.pre-commit-hooks.yaml action.yml benchmarks ci docs lineage schemas site_templates specs tests tsconfig.json

test: .venv/test .venv/node
	@$(BEGIN); \
	if [ -z "$(PYTEST_ARGS)$(AGAIN)" ] && [ -f .venv/passed ] \
		&& [ -z "$$(find $(TESTED) .venv/test -newer .venv/passed ! -name '*.pyc' ! -name __pycache__ | head -n 1)" ]; then \
		echo "All tests passed, and nothing has changed since (make test AGAIN=yes); $$($(TOOK))."; exit; \
	fi; \
	echo "Running the tests ..."; \
	$(BIN)/python -m pytest --numprocesses auto $(PYTEST_ARGS); \
	if [ -z "$(PYTEST_ARGS)" ]; then touch .venv/passed; fi; \
	echo "All tests pass; $$($(TOOK))."

lint: .venv/lint .venv/node
	@$(BEGIN); echo "Checking style, types, layers and what is for CI ..."; \
	all=yes; \
	for check in "ruff check ." "ruff format --check ." mypy lint-imports \
		"shellcheck --external-sources ci/github/*.sh" \
		"zizmor --offline --quiet --config ci/github/zizmor.yml action.yml ci/github/lineage.yml ci/github/lineage-site.yml"; \
	do $(BIN)/$$check || all=; done; \
	if [ -x $(TSC) ]; then $(TSC) --project . || all=; else echo "Without npm, the types of scripts are not checked."; fi; \
	test "$$all"; \
	echo "Nothing to mend; $$($(TOOK))."

format: .venv/lint
	@$(BIN)/ruff check --fix .; $(BIN)/ruff format .

schemas: .venv/installed
	@$(BEGIN); echo "Writing schemas/ and the rendered pages of docs/ ..."; \
	$(BIN)/python -m lineage.spec_language; \
	echo "Written; $$($(TOOK))."

bench: .venv/bench .venv/peers
	@$(BEGIN); echo "Measuring; let nothing else run meanwhile ..."; \
	$(BIN)/python -m benchmarks.run $(BENCH_ARGS); \
	echo "Measured; $$($(TOOK))."

dist: .venv/dist
	@$(BEGIN); echo "Building the wheel and the source archive into dist/ ..."; \
	rm -rf dist; $(BIN)/python -m build --outdir dist . >/dev/null; \
	ls dist; echo "Built; $$($(TOOK))."

clean:
	rm -rf .venv $(SITE) dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Installs the package, editable, with what `extras` names on top; any Python that is new enough will do.
INSTALL = $(BEGIN); \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
		for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
			if $$python -c "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then break; fi; \
			python=; \
		done; \
		if [ -z "$$python" ]; then \
			echo "Python 3.11 or later with venv is needed; make PYTHON=/path/to/python names one." >&2; exit 1; \
		fi; \
		echo "Making .venv/ with $$($$python --version) ..."; \
		$$python -m venv --clear .venv; \
	fi; \
	echo "Installing the package and what it needs$${extras:+ $$extras} ..."; \
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".$$extras"; \
	touch .venv/installed $@; \
	echo "Installed; $$($(TOOK))."

.venv/installed: pyproject.toml
	@extras=; $(INSTALL)

.venv/test: pyproject.toml
	@extras="[test]"; $(INSTALL)

.venv/lint: pyproject.toml
	@extras="[test,lint]"; $(INSTALL)

.venv/bench: pyproject.toml
	@extras="[bench]"; $(INSTALL)

# By itself npm waits five minutes for an answer that does not come, and a minute before it asks again.
NPM_INSTALL = npm install --silent --no-fund --no-audit --fetch-timeout 30000 --fetch-retries 2 --fetch-retry-maxtimeout 5000

# Other people's tools, to measure beside, each apart from everything else. dbt 2 comes as no package that pip can install,
# and LikeC4 after 1.46 needs a newer Node.js than Debian's.
.venv/peers: Makefile .venv/bench
	@$(BEGIN); echo "Installing dbt and LikeC4, to measure beside ..."; \
	$(BIN)/python -m venv .venv/dbt; \
	.venv/dbt/bin/python -m pip install --quiet --disable-pip-version-check "dbt-core==1.10.*" "dbt-duckdb==1.9.*" || rm -rf .venv/dbt; \
	if command -v npm >/dev/null; then $(NPM_INSTALL) --prefix .venv/likec4 likec4@1.46.0 || rm -rf .venv/likec4; fi; \
	touch $@; \
	echo "Installed; $$($(TOOK))."

# What checks the scripts and the pages of the site comes from npm, where that is; in CI it has to be.
TSC = .venv/node/node_modules/.bin/tsc

.venv/node: Makefile
	@$(BEGIN); \
	if command -v npm >/dev/null; then \
		echo "Installing TypeScript and axe-core ..."; \
		$(NPM_INSTALL) --prefix $@ typescript@5.9.3 axe-core@4.14.1 || rm -rf $@; \
		echo "Done; $$($(TOOK))."; \
	fi; \
	if [ -n "$$CI" ] && [ ! -d $@ ]; then echo "TypeScript and axe-core are needed, from npm." >&2; exit 1; fi

.venv/dist: pyproject.toml
	@extras="[dev]"; $(INSTALL)
