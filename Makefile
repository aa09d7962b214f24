# Targets explain themselves: `make` lists the lines that carry two hashes.
PYTHON ?= python3
PORT ?= 8000
CHANGHU = .venv/bin/changhu
MACHINE = $(PYTHON) app/machine
QUICK = tests/unit tests/structure tests/integration/portal/test_journey.py

.DEFAULT_GOAL := help
.PHONY: help setup run demo-reset test quick check format bench

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install all that the product needs (.venv, browser side)
	@$(MACHINE) setup

run: setup ## serve the product with a demo office (PORT=8000)
	@$(CHANGHU) serve --demo --port $(PORT)

demo-reset: setup ## throw the demo office away and load it afresh
	@$(CHANGHU) demo reset

test: setup ## run all tests, in the browser and on PostgreSQL too
	@$(MACHINE) browser postgresql
	@.venv/bin/python -m pytest -n auto --dist loadfile

quick: setup ## run what a change breaks first, in a minute: units, structure, one case by its pages
	@.venv/bin/python -m pytest -n logical --dist loadfile $(QUICK)

check: setup ## format, lint, types
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy

format: setup ## put the code into its form
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

bench: setup ## measure speed: a line a measure, NAME RATIO (what over what)
	@.venv/bin/python -m tests.bench
