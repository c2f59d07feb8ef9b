"""Text: a file's words become HTML. Pure functions of the text alone; nothing here opens a file."""
