"""Print documents: any page as a sheet of paper, at its address plus `skriv-ut/` or `print/`."""
