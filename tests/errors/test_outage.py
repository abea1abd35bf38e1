"""The database goes away and comes back: readers are told, the log says it once, all is well again.

With a PostgreSQL server and a gunicorn of its own, since none of that is seen in one process.
"""

import re
import time

import pytest
from django.db import connection

from .outage import Site, a_server, a_site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="needs the programs of a PostgreSQL server"
    ),
]

SAID = {"sv": "Vi kan inte visa sidan just nu", "en": "We cannot show the page just now"}
AWAY = ("/sv/", "/en/", "/sv/finns-inte/", "/en/search/?q=x", "/admin/login/", "/sitemap.xml")


def errors_of(site: Site) -> list[dict]:
    return [line for line in site.lines() if line["level"] == "ERROR"]


def test_a_database_that_goes_away_and_comes_back(tmp_path):
    source = connection.settings_dict
    with a_server(source) as server, a_site(server.url, tmp_path) as site:
        before = site.ask("/sv/")
        assert before.status == 200
        sheet = next(iter(re.findall(r'/static/css/base[^"]*\.css', before.text)))

        server.stop()
        for path in AWAY * 3:
            began = time.monotonic()
            answer = site.ask(path, **{"Accept-Language": "sv", "Cookie": "theirs=1"})
            assert answer.status == 503, path
            assert int(answer.headers["Retry-After"]) > 0
            assert SAID["en" if path.startswith("/en/") else "sv"] in answer.text
            assert answer.headers["X-Request-ID"] in answer.text
            assert "Content-Security-Policy" in answer.headers
            assert time.monotonic() - began < 10
        assert site.ask("/healthz").status == 503
        assert site.ask(sheet).status == 200, "the page that says so has its style"
        assert site.ask("/sv/%00/").status == 400, "what needs no database is answered as ever"
        (line,) = errors_of(site)
        assert line["exception"][0]["type"].endswith("OperationalError")

        server.start()
        for path in ("/sv/", "/en/", "/admin/login/", "/healthz") * 6:
            assert site.ask(path, Cookie="theirs=1").status == 200, (
                "no connection is left that is stale"
            )
        assert len(errors_of(site)) == 1
        assert all("127.0.0.1" not in str(line.get("message")) for line in errors_of(site))

        server.stop("fast")
        server.start()
        assert [site.ask("/sv/", Cookie="theirs=1").status for _reader in range(8)] == [200] * 8
        assert len(errors_of(site)) == 1, "whoever is cut off by a restart is served at once"
