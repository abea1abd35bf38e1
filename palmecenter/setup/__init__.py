"""The first site: what an empty site needs before anybody can write in it, and what it still lacks.

`manage.py setup_site` and a page of the admin make it; the first page of the admin lists the rest.
"""
