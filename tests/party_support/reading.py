"""Reading the pages of a manual."""

from bs4 import BeautifulSoup
from bs4.element import NavigableString

from tests.markup import attribute, there

ENGLISH = "/en/party-oriented-support/manual/why/"


SWEDISH = "/sv/partiinriktat-stod/handbok/varfor/"


def soup_of(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words_of(client, address: str) -> str:
    return " ".join(soup_of(client, address).get_text(" ").split())


def language_of(words: NavigableString | None) -> str:
    return attribute(there(words).find_parent(lang=True), "lang")


MANUAL = "/en/party-oriented-support/manual/"


CHECK = f"{MANUAL}knowledge-check/"
