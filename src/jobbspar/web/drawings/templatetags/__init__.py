"""The tag library of the drawings."""
