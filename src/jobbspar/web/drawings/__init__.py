"""Drawings on a page: accessible SVG beside a table with the same facts."""
