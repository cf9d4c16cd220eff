# Two commands matter: `make demo` writes two supplier assessments as PDF, `make test` passes the tests.
# Both do all set-up first; a second run finds it done. PYTHON=python3.11 chooses the interpreter of .venv.

PYTHON ?=
export PYTHON
BIN := .venv/bin
ARGS ?=
# macOS finds Homebrew's libraries only where it is told to look.
ifeq ($(shell uname -s),Darwin)
LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix)/lib:/usr/local/lib:/usr/lib"
endif
UV = $(shell command -v $(BIN)/uv || command -v uv)
COMPILE = $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate

.PHONY: help demo test check bench lock ready ready-dev

help:
	@echo "make demo   set up, load the shipped assessments, write their PDFs"
	@echo "make test   set up, run the tests (ARGS='-k fold' picks some)"
	@echo "make check  format, lint, strict types, import contracts"
	@echo "make bench  measure, and print the table of docs/benchmarks.md"
	@echo "make lock   renew the lock files from pyproject.toml (needs uv)"

demo: ready
	$(LIBRARIES) $(BIN)/ddq demo

# worksteal hands whole stretches of a module to one worker, and evens out what is left at the end.
test: ready-dev
	$(LIBRARIES) $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: ready-dev
	$(LIBRARIES) $(BIN)/python -m benchmarks $(ARGS)

ready:
	@.ci/setup run

ready-dev:
	@.ci/setup dev

# Locks hold names, versions, markers and hashes, no addresses. Known pins stay where they still fit:
# ARGS='--upgrade' raises all, ARGS='--upgrade-package textual' one. uv comes by `.venv/bin/python -m pip install uv`.
lock:
	@test -n "$(UV)" || { echo "make lock needs uv: .venv/bin/python -m pip install uv" >&2; exit 3; }
	$(COMPILE) $(ARGS) pyproject.toml -o requirements.lock
	$(COMPILE) $(ARGS) --all-extras --group build -c requirements.lock pyproject.toml -o requirements-dev.lock
	$(COMPILE) $(ARGS) --group build -c requirements-dev.lock -o requirements-build.lock
