"""What every page can be printed and taken along as, at addresses below its own."""

from palmecenter.pages import routes
from palmecenter.pages.models import BasePage

from .epub import EPUB
from .pdf import BOOKLET, PDF
from .views import PRINT

routes.register(BasePage, PRINT, PDF, EPUB, BOOKLET)
