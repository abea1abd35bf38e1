from ..choices import Format, Licence, PublicationKind
from .debate import DebatePage
from .debate_index import DebateIndexPage
from .door import DoorPage
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
    "DoorPage",
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
