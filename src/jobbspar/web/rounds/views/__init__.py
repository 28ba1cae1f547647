"""The pages of round planning, a file a subject."""
