"""Reading the page of an event."""

from bs4 import BeautifulSoup


def text_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    main = BeautifulSoup(response.content, "html.parser").main
    assert main is not None
    return " ".join(main.get_text(" ").split())
