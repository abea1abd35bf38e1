"""What the templates of a list show beside its rows: options, chips and links."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """An option in the form: its word in the address, and how many pages it leads to."""

    slug: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class FacetShown:
    """A facet in the form."""

    name: str
    parameter: str
    label: str
    single: bool
    choices: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        """The chosen options."""
        return [choice for choice in self.choices if choice.chosen]


@dataclass(frozen=True)
class Chip:
    """Something that is filtered by, with a link that takes it away.

    `count`, where it is known, is how many pages are found then.
    """

    filter: str
    label: str
    url: str
    count: int | None = None


@dataclass(frozen=True)
class Link:
    """A link that changes the state."""

    label: str
    url: str
    current: bool = False
