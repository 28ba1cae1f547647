"""Round planning for an area: what can open, what stops the rest, changes by hand, adoption, and people's own yes."""
