"""The official schemas and codelists of IATI 2.03, as files (`make` puts them there)."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

STANDARD = Path(
    os.environ.get(
        "IATI_STANDARD", Path(__file__).resolve().parent.parent.parent / "var" / "tools" / "iati"
    )
)


XSD_ANY = "{http://www.w3.org/2001/XMLSchema}any"


@cache
def schema(name: str) -> etree.XMLSchema:
    """Return an official schema; that of organisations without its room for foreign elements.

    There libxml2 finds it ambiguous. What is valid without that room is valid with it.
    """
    if name == "activities":
        return etree.XMLSchema(etree.parse(STANDARD / "schemas" / "iati-activities-schema.xsd"))
    with TemporaryDirectory() as folder:
        for path in (STANDARD / "schemas").glob("*.xsd"):
            tree = etree.parse(path)
            for wildcard in [*tree.iter(XSD_ANY)]:
                wildcard.getparent().remove(wildcard)
            tree.write(Path(folder) / path.name)
        return etree.XMLSchema(etree.parse(Path(folder) / f"iati-{name}-schema.xsd"))


def assert_valid(xml: bytes, name: str) -> etree._Element:
    """Fail with what the schema has against a file; return its root."""
    root = etree.fromstring(xml)
    found = schema(name)
    assert found.validate(root), [str(error) for error in found.error_log]
    return root


@cache
def codes(codelist: str) -> set[str]:
    """Return the codes of a codelist. The package is of 2018; new codes are not in it."""
    root = etree.parse(STANDARD / "codelists" / f"{codelist}.xml")
    return {element.text for element in root.iter("code")}
