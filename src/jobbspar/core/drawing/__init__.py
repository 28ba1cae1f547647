"""Drawings as plain values: what stands where. Pages turn them into SVG and a table with the same facts."""
