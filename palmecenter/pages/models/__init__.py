from .base import BasePage
from .content import ContentPage
from .home import HomeEntry, HomePage
from .related import RelatedPage
from .section import SectionPage
from .site_settings import SiteSettings

__all__ = [
    "BasePage",
    "ContentPage",
    "HomeEntry",
    "HomePage",
    "RelatedPage",
    "SectionPage",
    "SiteSettings",
]
