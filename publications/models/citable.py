"""Pages that can be cited: what is known of them, and the files with it below their address."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from palmecenter.languages.mixins import PageMixin
from palmecenter.languages.normalizing import well_formed
from palmecenter.languages.reading import reader_language
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import SiteSettings

from ..citing import Work, bibtex, csl_json, plain, split_name

TYPES = {
    "json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}


class Citable(PageMixin):
    """A page that says how to cite it: `…/citera.json`, `.bib` and `.txt`."""

    class Meta:
        abstract = True

    def work(self, request: HttpRequest) -> Work:
        """Return what a reference to the page says, in the language that it is shown in."""
        language = self.shown_language
        settings = SiteSettings.for_request(request)
        return Work(
            title=self.shown.heading,
            language=self.title_language or language,
            url=absolute_url(request, self.address(language)),
            publisher=getattr(settings, f"name_{language}") or "",
            slug=self.slug_en or self.slug,
            authors=[
                split_name(one.full_name, is_organisation=one.is_organisation)
                for one in self.authors.all()
            ],
            **self.work_facts(),
        )

    def work_facts(self) -> dict[str, Any]:
        """Return what a page type knows besides: `type`, `issued` and the like."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add `citation`: the plain text, and the addresses of the files."""
        context = super().get_context(request, *args, **kwargs)
        code, work = reader_language(), self.work(request)
        context["citation"] = {
            "plain": self._marked(plain(work, code), work.title),
            **{ending: self.route_address(f"citation-{ending}", code) for ending in TYPES},
        }
        return context

    def _marked(self, reference: str, title: str) -> str:
        """Return a reference with the title marked where that is in a language of its own."""
        if not self.title_language:
            return reference
        before, title, after = reference.partition(title)
        mark = '{}<span lang="{}">{}</span>{}'
        return format_html(mark, before, self.title_language, title, after)


def citation(page: Citable, request: HttpRequest, ending: str) -> HttpResponse:
    """Return a reference to a page as a file."""
    work = page.work(request)
    if ending == "json":
        text = well_formed(json.dumps(csl_json(work), ensure_ascii=False, indent=2))
    elif ending == "bib":
        text = bibtex(work)
    else:
        text = plain(work, reader_language()) + "\n"
    response = HttpResponse(text, content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{work.key}.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    return response
