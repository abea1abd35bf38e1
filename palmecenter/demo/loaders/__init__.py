"""What `load_demo` makes, one module for each kind of thing, in the order in which it is made.

A loader makes what is missing and leaves what is there alone, so that it is safe to run again. It
counts what it made under the word that the command prints. A section of the site adds its demo
content by one module here and one line below, before `front`, which publishes the home page.
"""

from collections import Counter
from collections.abc import Callable

from palmecenter.setup import groups

from . import (
    content_pages,
    debate,
    doors,
    events,
    front,
    hubs,
    identities,
    initiatives,
    manual,
    open_data,
    projects,
    publications,
    sections,
    settings,
    terms,
)

Loader = Callable[[Counter[str]], None]

LOADERS: tuple[Loader, ...] = (
    terms.load,
    front.place_home,
    settings.load,
    sections.load,
    content_pages.load,
    open_data.load,
    projects.load,
    manual.load,
    initiatives.load,
    publications.load,
    debate.load,
    # Last of the sections: events refer to what the others have.
    events.load,
    hubs.load,
    doors.load,
    front.publish_home,
    groups.load,
    # After all pages: it is of them that something is hidden.
    identities.load,
)
