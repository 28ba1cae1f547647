"""Getting to work and home again: places, estimates, what a person says of travel, and timetables."""
