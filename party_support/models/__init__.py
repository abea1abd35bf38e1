from .chapter import ChapterPage
from .comments import CountryComment
from .glossary import GlossaryTerm
from .manual import ManualPage
from .questions import AnswerOption, DiscussionQuestion, KnowledgeQuestion

__all__ = [
    "AnswerOption",
    "ChapterPage",
    "CountryComment",
    "DiscussionQuestion",
    "GlossaryTerm",
    "KnowledgeQuestion",
    "ManualPage",
]
