"""Print one table: queries, requests per second and bytes of one page of every type."""

import os
import socket
from urllib.parse import urlsplit

from . import load, site

HEADINGS = (
    *("page", "SQL", "req/s", "again", "client"),
    *("HTML", "gzip", "Brotli", "CSS", "gzip", "Brotli", "sum Brotli"),
)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def row(netloc: str, page: site.Measured) -> tuple[str, ...]:
    """Measure a page; return its row of the table."""
    queries = site.count_queries(page.path)
    rate = load.rate(netloc, page.path, **site.ANEW)
    again = load.rate(netloc, page.path)
    weight = load.weight(netloc, page.path)
    sizes = [weight.html[coding] for coding in load.ENCODINGS]
    sizes += [weight.css[coding] for coding in load.ENCODINGS]
    sizes.append(weight.html["br"] + weight.css["br"])
    return (
        page.name,
        str(queries),
        f"{rate.per_second:.0f}",
        f"{again.per_second:.0f}",
        f"{rate.client_cost * 1000:.1f} ms",
        *(f"{size:,}" for size in sizes),
    )


def as_table(rows: list[tuple[str, ...]]) -> str:
    """Set rows in columns: the first flush left, the rest flush right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        for cells in rows
    )


def main() -> None:
    """Make the site, serve it, measure one page of every type."""
    base_url = f"http://127.0.0.1:{free_port()}"
    netloc = urlsplit(base_url).netloc
    site.prepare(base_url)
    pages = site.pages_to_measure()
    with site.served(base_url):
        most = load.rate(netloc, "/healthz").per_second
        table = as_table([HEADINGS, *(row(netloc, page) for page in pages)])
    database = urlsplit(os.environ.get("DATABASE_URL", "sqlite:")).scheme
    print(
        f"Two gunicorn workers, {load.CLIENTS} clients, {database}."
        f" The health check, which does next to nothing: {most:.0f} requests/s.\n"
    )
    print(table)
    print(
        "\n'req/s': each page made anew. 'again': what visitors get, who are sent a page as it was"
        "\nwhile nothing in the database has changed (PostgreSQL alone can say so)."
        "\nBytes as sent. CSS: the style sheets that a screen waits for. 'client' is the measuring"
        "\nclient's own processor time for one request, taken from the same cores as the server's."
    )


if __name__ == "__main__":
    main()
