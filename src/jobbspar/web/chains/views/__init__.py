"""Pages of chains: for a track, for a person, and into a plan."""
