"""Pages of tracks, letters of intent and rounds."""
