from ..formats import Format
from ..kinds import Kind, Licence
from .debate import DebateAuthor, DebatePage
from .debate_index import DebateIndexPage
from .edition import Edition
from .files import DownloadCount, FileFacts, PublishedFile
from .orders import Order, OrderLine, Stock
from .publication import PublicationAuthor, PublicationPage
from .publication_index import PublicationIndexPage

__all__ = [
    "DebateAuthor",
    "DebateIndexPage",
    "DebatePage",
    "DownloadCount",
    "Edition",
    "FileFacts",
    "Format",
    "Kind",
    "Licence",
    "Order",
    "OrderLine",
    "PublicationAuthor",
    "PublicationIndexPage",
    "PublicationPage",
    "PublishedFile",
    "Stock",
]
