"""A PostgreSQL server of our own inside the data folder, for those who have none."""
