"""The projects as open data: CSV, JSON and IATI, of the same records and the same selection."""
