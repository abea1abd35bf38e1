"""Projects from a CSV file: read it, try it, show what would change, and only then do it.

docs/import.md describes the file.
"""
