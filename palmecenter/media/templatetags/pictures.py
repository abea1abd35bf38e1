"""Wagtail's tags for pictures, for pages that stand without a picture that cannot be shown.

Wagtail's own print the address of a file that is not there. A picture that failed knows that it is
missing (`is_missing`), so that what would stand below it (its caption) is left out as well.
"""

from contextlib import suppress
from typing import Any

from django.template import Library, Node
from django.template.base import Parser, Token
from django.template.context import Context
from wagtail.images.models import Picture, SourceImageIOError
from wagtail.images.templatetags import wagtailimages_tags as wagtails

register = Library()


class _Shown(wagtails.SrcsetImageNode):
    """A picture in its sizes, or nothing."""

    def render(self, context: Context) -> str:
        """Print the picture, or put it into the variable; nothing and None if it is missing."""
        picture = self.validate_image(context)
        shown = None
        if picture:
            with suppress(SourceImageIOError):
                shown = self.made(picture, context)
        if self.output_var_name:
            context[self.output_var_name] = shown
            return ""
        return "" if shown is None else str(shown)

    def made(self, picture: Any, context: Context) -> Any:
        """What prints the picture; raises SourceImageIOError if it cannot be shown."""
        raise NotImplementedError

    def resolved_attrs(self, context: Context) -> dict[str, Any]:
        """The attributes of the tag."""
        return {name: value.resolve(context) for name, value in self.attrs.items()}


class ImageNode(_Shown):
    """`{% image picture width-1200 %}`: one size."""

    def made(self, picture: Any, context: Context) -> Any:
        """One size: the tag, or the rendition itself for a variable."""
        rendition = picture.get_rendition(self.get_filter())
        if self.output_var_name:
            return rendition
        return rendition.img_tag(self.resolved_attrs(context))


class PictureNode(_Shown):
    """`{% picture picture format-{avif,jpeg} width-{480,800} %}`: several sizes and formats."""

    def made(self, picture: Any, context: Context) -> Any:
        """All sizes, as Wagtail prints them."""
        renditions = picture.get_renditions(*self.get_filters())
        return Picture(renditions, self.resolved_attrs(context))


def _parsed_as(kind: type[_Shown], parser: Parser, token: Token) -> Node:
    """The node of a tag that Wagtail has parsed."""
    node = wagtails.image(parser, token)
    return kind(
        node.image_expr, node.filter_specs, output_var_name=node.output_var_name, attrs=node.attrs
    )


@register.tag
def image(parser: Parser, token: Token) -> Node:
    """Print a picture in one size; see Wagtail's tag of the same name."""
    return _parsed_as(ImageNode, parser, token)


@register.tag
def picture(parser: Parser, token: Token) -> Node:
    """Print a picture in several sizes; see Wagtail's tag of the same name."""
    return _parsed_as(PictureNode, parser, token)
