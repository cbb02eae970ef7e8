# Everything a new machine needs: python3 (3.11 to 3.13), pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SEED := seeds/north-korea-reaffirms-support-for-russia.txt
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help demo test check bench gold lock clean

help:
	@echo "make demo   set up $(VENV) and show the facts of the seed article"
	@echo "make test   set up $(VENV) and run the tests"
	@echo "make check  lint, types, direction of imports, rule files"
	@echo "make bench  time of our stages against the bare base model"
	@echo "make gold   compile the hand labels of fixtures/sources"
	@echo "make lock   resolve requirements.txt anew from pyproject.toml"

$(VENV)/.ready: requirements.txt pyproject.toml
	@$(PYTHON) -c "import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else f'nutgraf needs Python 3.11, 3.12 or 3.13; {sys.executable} is {v[0]}.{v[1]} (make PYTHON=...)')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(VENV)/.ready
	@mkdir -p out
	$(BIN)/nutgraf run $(SEED) --published 2025-07-13 -o out/demo.json
	$(BIN)/nutgraf inspect out/demo.json

test: $(VENV)/.ready
	$(BIN)/python -m pytest

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/nutgraf rules check

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/overhead.py fixtures

gold: $(VENV)/.ready
	$(BIN)/nutgraf gold compile fixtures
	$(BIN)/nutgraf gold compile benchmarks/unread

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header --upgrade -o requirements.txt

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
