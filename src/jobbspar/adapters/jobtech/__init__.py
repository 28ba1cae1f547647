"""JobTech's published taxonomy files ↔ plain values."""

from jobbspar.adapters.jobtech.folder import read_taxonomy_folder

__all__ = ["read_taxonomy_folder"]
