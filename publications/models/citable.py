"""Pages that can be cited: what is known of them, and where the files with it are."""

from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html

from palmecenter.languages.localized import reader_language
from palmecenter.languages.mixins import PageMixin
from palmecenter.pages.context import absolute_url
from palmecenter.pages.models import SiteSettings

from ..citations import TYPES, Work, plain, split_name


class Citable(PageMixin):
    """A page that says how to cite it: `…/citera.json`, `.bib` and `.txt`."""

    class Meta:
        abstract = True

    def work(self, request: HttpRequest) -> Work:
        """What a reference to the page says, in the language that it is shown in."""
        language = self.shown_language
        settings = SiteSettings.for_request(request)
        return Work(
            title=self.shown.heading,
            language=self.title_language or language,
            url=absolute_url(request, self.address(language)),
            publisher=getattr(settings, f"name_{language}") or "",
            slug=self.slug_en or self.slug,
            authors=[
                split_name(author.full_name, is_organisation=author.is_organisation)
                for author in self.authors.all()
            ],
            **self.work_facts(),
        )

    def work_facts(self) -> dict[str, Any]:
        """What a page type knows besides: `type`, `issued` and the like."""
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
        """Mark the title in a reference where that is in a language of its own."""
        if not self.title_language:
            return reference
        before, title, after = reference.partition(title)
        mark = '{}<span lang="{}">{}</span>{}'
        return format_html(mark, before, self.title_language, title, after)
