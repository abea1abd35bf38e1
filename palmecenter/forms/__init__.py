"""Forms that anybody may send: without cookie, account or script, and without being tracked."""
