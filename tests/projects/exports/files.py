"""Projects to export, and the files read back."""

import csv
import json
from io import StringIO
from pathlib import Path

from projects.exports.csv_format import BYTE_ORDER_MARK
from projects.models import ProjectPage
from tests.factories.projects import (
    ProjectPageFactory,
)
from tests.factories.taxonomy import (
    CountryFactory,
)

SV, EN = "/sv/utvecklingsprojekt/", "/en/development-projects/"


FILES = ("projects.csv", "projects.json", "iati.xml", "iati-organisation.xml")


SCHEMA = Path("static/data/projects-2.schema.json")


def make(index, number: int = 1, **changes) -> ProjectPage:
    facts = {
        "heading_sv": f"Brunnar {number}",
        "heading_en": f"Wells {number}",
        "iati_identifier": f"SE-ON-000000-0000-{number}",
        "countries": [CountryFactory(code="NA")],
        "budget": 388_214,
    }
    return ProjectPageFactory(parent=index, **(facts | changes))


def body(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(client, path: str) -> list[dict[str, str]]:
    text = body(client.get(path)).decode()
    assert text.startswith(BYTE_ORDER_MARK)
    delimiter = ";" if path.startswith("/sv/") else ","
    return list(csv.DictReader(StringIO(text.removeprefix(BYTE_ORDER_MARK)), delimiter=delimiter))


def document(client, path: str = f"{EN}projects.json"):
    return json.loads(body(client.get(path)))
