"""Who and where it really is: encrypted, for custodians alone, every reading logged.

No public code imports this package; a contract in `pyproject.toml` sees to it.
"""
