# An alias: `make X` is `python3 dev.py X`. `make test ARGS="-k quiz"` passes on what follows.
PYTHON ?= python3

.PHONY: help serve test build paper zip check bench lock
help:
	@$(PYTHON) dev.py --help
serve test build paper zip check bench lock:
	@$(PYTHON) dev.py $@ $(ARGS)
