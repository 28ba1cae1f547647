"""The pages about profiles: the whole, its requirements, its other parts."""
