"""Reading the page of an event."""

from bs4 import BeautifulSoup


def text_of(client, address: str) -> str:
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())
