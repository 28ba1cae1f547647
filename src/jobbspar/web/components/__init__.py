"""Small HTML parts that every page is made of, each shown on one gallery page."""
