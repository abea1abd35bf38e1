"""Whether the segments of a JPEG hold what they must, and no byte more (ITU-T T.81, annex B).

A segment says itself how long it is. One that lies reaches over its neighbours, and would carry
along what is in them: a comment, a place, a film behind the end of the picture.
"""

from collections.abc import Callable

_ICC_HEAD = 14  # "ICC_PROFILE", a zero, the number of the piece and how many there are
_SIZE = 4


def _scan(payload: bytes) -> bool:
    return bool(payload) and len(payload) == 4 + 2 * payload[0]


def _frame(payload: bytes) -> bool:
    return len(payload) > 5 and len(payload) == 6 + 3 * payload[5]


def _quantisation(payload: bytes) -> bool:
    position = 0
    while position < len(payload):
        position += 1 + 64 * (1 + (payload[position] >> 4))
    return position == len(payload)


def _huffman(payload: bytes) -> bool:
    position = 0
    while position < len(payload):
        position += 17 + sum(payload[position + 1 : position + 17])
    return position == len(payload)


def _two_bytes(payload: bytes) -> bool:
    return len(payload) == 2


_CHECKS: dict[int, Callable[[bytes], bool]] = {
    **dict.fromkeys([*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC)], _frame),
    **dict.fromkeys(range(0xCD, 0xD0), _frame),
    0xC4: _huffman,
    0xCC: lambda payload: len(payload) % 2 == 0 and len(payload) <= 64,  # arithmetic coding
    0xDA: _scan,
    0xDB: _quantisation,
    0xDC: _two_bytes,
    0xDD: _two_bytes,
}


def is_sound(marker: int, payload: bytes) -> bool:
    """Whether a table, frame or scan header is exactly as long as what it holds."""
    return _CHECKS[marker](payload)


class ColourProfile:
    """The pieces of a colour profile, cut where the profile says that it ends (ICC.1, 7.2.2)."""

    def __init__(self) -> None:
        self._left: int | None = None

    def take(self, payload: bytes) -> bytes:
        """Return as much of a piece as belongs to the profile; empty when nothing does."""
        data = payload[_ICC_HEAD:]
        if self._left is None:
            self._left = int.from_bytes(data[:_SIZE], "big")
        data = data[: self._left]
        self._left -= len(data)
        return payload[:_ICC_HEAD] + data if data else b""
