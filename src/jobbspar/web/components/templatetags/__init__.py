"""The one tag library of the pages."""
