"""Pages on accounts, one file a topic."""
