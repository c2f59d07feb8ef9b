"""The machine: what is to be read and rendered again, by whom, and how it gets into place."""
