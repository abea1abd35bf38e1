"""PDF documents without author, history, hidden files and programs; tags and language kept."""

from .cleaning import clean_pdf
from .covered import PDFIUM
from .findings import Finding, Outcome
from .looking import pdf_findings

__all__ = ["PDFIUM", "Finding", "Outcome", "clean_pdf", "pdf_findings"]
