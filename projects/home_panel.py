"""Where the projects are and what came of one, for the front page of the site."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet, Subquery, Value

from palmecenter.figures.picture import picture_size
from palmecenter.languages.codes import CODES, localized, other
from palmecenter.languages.collation import sort_key
from palmecenter.languages.localized import reader_language
from palmecenter.languages.request_cache import get_cached
from palmecenter.pages.home_panels import HomePanel, register
from palmecenter.pages.models import BasePage
from palmecenter.pages.querysets import public_pages
from palmecenter.pages.routes import route_named
from palmecenter.protection.levels import ProtectionLevel
from palmecenter.taxonomy.models import Country

from .filters import list_address
from .models import ProjectIndexPage, ProjectPage, ProjectStory
from .querysets import NAMES, SLUGS, countries_with

# What one query tells of a country, and of a story, for want of a better one in as many columns.
COUNTRY, STORY = "country", "story"
STORY_TEXTS = ("title", "quote", "quote_role", "after")
OF_STORY = [localized(name, code) for name in STORY_TEXTS for code in CODES]
OF_PROJECT = ("heading_sv", "heading_en", "slug", "slug_en", "is_demo")


class Told(NamedTuple):
    """A story on a front: its texts in one language, and its project."""

    title: str
    words: str
    role: str
    language: str
    heading: str
    url: str
    is_demo: bool


def _found(index: BasePage) -> dict[str, list[tuple[Any, ...]]]:
    """The countries with projects and the latest story, by one query: a front has few to spend."""

    def look_up() -> dict[str, list[tuple[Any, ...]]]:
        countries: Any = countries_with(ProjectPage.rows())
        padding = [Value("") for _column in (*OF_STORY, *OF_PROJECT)][: -len((*NAMES, *SLUGS)) - 1]
        of_countries = countries.rewrite(False).values_list(
            Value(COUNTRY), *NAMES, *SLUGS, *padding, Value(False)
        )
        project = [f"page__{column}" for column in OF_PROJECT]
        latest: Any = _latest(index)
        of_story = latest.rewrite(False).values_list(Value(STORY), *OF_STORY, *project)
        found: dict[str, list[tuple[Any, ...]]] = {COUNTRY: [], STORY: []}
        for kind, *columns in of_countries.union(of_story, all=True):
            found[kind].append(tuple(columns))
        return found

    return get_cached(f"projects_on_front_{index.pk}", look_up)


def _latest(index: BasePage) -> QuerySet[ProjectStory]:
    """The story of the open project that was published last."""
    open_ones = ProjectPage.rows().filter(protection=ProtectionLevel.OPEN, alias_of=None)
    public = public_pages(open_ones.filter(path__startswith=index.path))
    stories = ProjectStory._base_manager.order_by()
    told = stories.filter(page__in=public.values("pk")).filter(
        Q(title_sv__gt="") | Q(title_en__gt="")
    )
    newest = told.order_by("-page__last_published_at", "-page").values("pk")[:1]
    return ProjectStory.objects.order_by().filter(pk=Subquery(newest))


def _countries(index: BasePage) -> dict[str, Any]:
    """The countries with projects, by name, with the addresses of their hubs or lists."""
    code = reader_language()
    address = index.address(code)
    terms = [
        Country(**dict(zip((*NAMES, *SLUGS), columns, strict=False)))
        for columns in _found(index)[COUNTRY]
    ]
    countries = [
        (getattr(country, localized("name", code)), list_address(address, "country", country, code))
        for country in terms
    ]
    if not countries:
        return {}
    return {
        "countries": sorted(countries, key=lambda country: sort_key(country[0], code)),
        "map_url": address + route_named(ProjectIndexPage, "map").path(code),
        "map_size": picture_size(),
    }


def _latest_story(index: BasePage) -> dict[str, Any]:
    """The latest story in the reader's language or, marked, in the other."""
    rows = _found(index)[STORY]
    if not rows:
        return {}
    told = dict(zip((*OF_STORY, *OF_PROJECT), rows[0], strict=True))
    reader = reader_language()
    code = reader if told[localized("title", reader)] else other(reader)
    title, quote, role, after = (told[localized(name, code)] or "" for name in STORY_TEXTS)
    slug = (told["slug_en"] if reader == "en" else "") or told["slug"]
    return {
        "story": Told(
            title=title,
            words=quote or after or title,
            role=role if quote else "",
            language=code,
            heading=told[localized("heading", code)] or "",
            url=f"{index.address(reader)}{slug}/",
            is_demo=told["is_demo"],
        )
    }


register(
    HomePanel(
        rank=25,
        page_type=ProjectIndexPage,
        content=_latest_story,
        template="projects/parts/home_story.html",
        print_template="projects/parts/home_story.html",
    )
)
register(
    HomePanel(
        rank=30,
        page_type=ProjectIndexPage,
        content=_countries,
        template="projects/parts/home_panel.html",
        print_template="projects/print/home_panel.html",
    )
)
