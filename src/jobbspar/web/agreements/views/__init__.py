"""Pages on agreements, one file a topic."""
