"""Messages between cases, and those that people hand in to a case that waits."""
