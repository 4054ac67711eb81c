# Each target sets itself up: a virtual environment in .venv with the exact versions, checked
# by their hashes, of requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
OUT := build

.PHONY: help graph test lint format lock clean

help:
	@echo "make graph   build the graph of data/articles: $(OUT)/articles.html and .namegraph"
	@echo "make test    run every test"
	@echo "make lint    check style and types"
	@echo "make format  give the code its standard form"
	@echo "make lock    choose the newest versions and write requirements.lock anew"
	@echo "make clean   remove what the others made"

graph: .venv/ready
	@mkdir -p $(OUT)
	$(BIN)/namegraph build data/articles --db $(OUT)/articles.namegraph --html $(OUT)/articles.html

test: .venv/ready
	$(BIN)/python -m pytest

lint: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: .venv/ready
	$(BIN)/uv pip compile pyproject.toml --group dev --extra accurate --extra pandas --universal \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --upgrade --quiet -o requirements.lock

clean:
	rm -rf .venv $(OUT) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("namegraph needs Python 3.11 or later; type: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
