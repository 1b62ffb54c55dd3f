"""`python -m tilsyn`."""

from tilsyn.cli import run

run()
