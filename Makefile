# Thin aliases of packaging/dev.py, which also works where there is no make.
# More arguments for the tool behind: make test ARGS="-k quote"
PYTHON ?= python3

.PHONY: run test check bench faults screens package
.NOTPARALLEL:

run test check bench faults screens package:
	@$(PYTHON) -E -s packaging/dev.py $@ $(ARGS)
