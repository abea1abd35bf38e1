"""Charts: plain data in; out comes what the templates in `components/figures/` draw.

Positions and lengths are per cent of the drawing, which so fits any width with type of one size.
All numbers stand in a table: behind a chart of columns, and as the bars' own rows otherwise.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, log10

from django.utils.functional import Promise

from .numbers import PIECES, Number, Unit, whole

Words = str | Promise

# Of more columns than these, not each has room for its name on a telephone.
COLUMNS_NAMED = 12
# Of more named ones than these, every second gives way on any telephone, or on a small one.
CLOSE = ((9, "unless-narrow"), (7, "unless-small"))
# About so many lines are behind columns; of a column's share of the width, so much is filled.
LINES = 4
FILLED = 0.72


@dataclass(frozen=True)
class Datum:
    """One number of a chart and what it is the number of. `url` leads to what it counts."""

    label: Words
    value: Number
    url: str = ""


@dataclass(frozen=True)
class Bar:
    """A datum as it is drawn: `length` is its share of the scale, `shown` its number in short.

    A column also has its left edge, its middle and its width, and may be too many to be `named`;
    `room` is the class of what is said at it where not every width has room for that.
    """

    label: Words
    shown: str
    full: str
    length: str
    top: str = ""
    left: str = ""
    middle: str = ""
    width: str = ""
    url: str = ""
    named: bool = True
    room: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the scale behind columns."""

    top: str
    shown: str


@dataclass(frozen=True)
class Chart:
    """A chart with its table, whose two columns have `heads`. A `note` says what must be known."""

    name: str
    title: Words
    heads: tuple[Words, Words]
    bars: list[Bar]
    unit: Unit
    total: str
    note: Words = ""
    lines: list[Line] = field(default_factory=list)


def scale_step(greatest: Number) -> int:
    """Return the distance of a scale's lines: 1, 2 or 5, or one of them with zeros, for whole."""
    rough = max(float(greatest) / LINES, 1)
    power = 10 ** int(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def columns(
    name: str,
    title: Words,
    heads: tuple[Words, Words],
    data: Sequence[Datum],
    *,
    unit: Unit = PIECES,
    full: Callable[[Number], str] = whole,
    total: bool = True,
    note: Words = "",
) -> Chart:
    """Return a chart of columns from left to right, such as one for each year."""
    step = scale_step(_greatest(data))
    top = max(ceil(_greatest(data) / step), 1) * step
    share = 100 / max(len(data), 1)
    every = ceil(len(data) / COLUMNS_NAMED)
    named = ceil(len(data) / max(every, 1))
    room = next((needed for most, needed in CLOSE if named > most), "")
    bars = [
        Bar(
            label=datum.label,
            shown=unit.short(datum.value),
            full=full(datum.value),
            length=_percent(datum.value, top),
            top=_percent(top - datum.value, top),
            left=f"{(index + (1 - FILLED) / 2) * share:.2f}%",
            middle=f"{(index + 0.5) * share:.2f}%",
            width=f"{FILLED * share:.2f}%",
            named=index % every == 0,
            room="" if index % (2 * every) == 0 else room,
            url=datum.url,
        )
        for index, datum in enumerate(data)
    ]
    lines = [Line(_percent(top - at, top), unit.short(at)) for at in range(0, top + 1, step)]
    return Chart(name, title, heads, bars, unit, _total(data, full, total), note, lines)


def rows(
    name: str,
    title: Words,
    heads: tuple[Words, Words],
    data: Sequence[Datum],
    *,
    full: Callable[[Number], str] = whole,
    total: bool = False,
    note: Words = "",
) -> Chart:
    """Return a chart of bars below each other, such as one for each theme, in the data's order."""
    longest = _greatest(data) or 1
    bars = [
        Bar(
            label=datum.label,
            shown=full(datum.value),
            full=full(datum.value),
            length=_percent(datum.value, longest),
            url=datum.url,
        )
        for datum in data
    ]
    return Chart(name, title, heads, bars, PIECES, _total(data, full, total), note)


@dataclass(frozen=True)
class Progress:
    """How far something has come: the bar's length, and where on it the target is."""

    length: str
    target: str
    reached: bool


def progress(achieved: Number, target: Number, baseline: Number = 0) -> Progress | None:
    """Return how far it is from the baseline to the target; None where no bar can show it.

    What went beyond its target goes beyond the mark. A target below its baseline is one to go down
    to: fewer accidents, say.
    """
    way, come = float(target - baseline), float(achieved - baseline)
    if not way:
        return None
    share = max(come / way, 0)
    scale = max(share, 1)
    return Progress(f"{100 * share / scale:.2f}%", f"{100 / scale:.2f}%", share >= 1)


def _greatest(data: Iterable[Datum]) -> Number:
    return max((datum.value for datum in data), default=0)


def _total(data: Iterable[Datum], full: Callable[[Number], str], wanted: bool) -> str:
    return full(sum(datum.value for datum in data)) if wanted else ""


def _percent(part: Number, whole_: Number) -> str:
    return f"{100 * float(part) / float(whole_):.2f}%"
