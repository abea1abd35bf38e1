from ..choices import Format, Licence, PublicationKind
from .debate import DebatePage
from .debate_index import DebateIndexPage
from .edition import Edition
from .files import DownloadCount, FileFacts, PublishedFile
from .inlines import DebateAuthor, PublicationAuthor
from .orders import Order, OrderLine, Stock
from .publication import PublicationPage
from .publication_index import PublicationIndexPage

__all__ = [
    "DebateAuthor",
    "DebateIndexPage",
    "DebatePage",
    "DownloadCount",
    "Edition",
    "FileFacts",
    "Format",
    "Licence",
    "Order",
    "OrderLine",
    "PublicationAuthor",
    "PublicationIndexPage",
    "PublicationKind",
    "PublicationPage",
    "PublishedFile",
    "Stock",
]
