"""The main job's sentences, tried by command as a stranger would: one behaviour a test."""
