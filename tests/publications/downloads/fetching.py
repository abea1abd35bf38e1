"""Where the files of one publication are, and fetching them."""

from publications.models import DownloadCount

BROWSER = {"user-agent": "Mozilla/5.0 (Linux; Android 6.0; CUBOT NOTE) Firefox/115.0"}


SWEDISH = "/sv/kunskap-och-debatt/publikationer/cirkeln/hamta/"


ENGLISH = "/en/knowledge-and-debate/publications/the-circle/download/"


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def counted() -> int:
    return sum(DownloadCount.objects.values_list("count", flat=True))
