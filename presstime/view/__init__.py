"""What templates and outputs may look at; everything looked at is recorded, so nothing can be forgotten."""
