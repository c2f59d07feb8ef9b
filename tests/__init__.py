"""The tests: `python -m tests` runs them all, `python -m tests quick` those for daily work."""
