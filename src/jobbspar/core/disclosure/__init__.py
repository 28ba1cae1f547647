"""Counts of people made safe to show. Only this package builds `SafeCounts`."""
