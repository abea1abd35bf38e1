"""What is translated in projects: their texts; facts are entered once."""

from modeltranslation.translator import TranslationOptions, register

from .models import ProjectFunding, ProjectIndexPage, ProjectPage, ProjectResult, ProjectStory


@register(ProjectIndexPage)
class ProjectIndexPageOptions(TranslationOptions):
    """Nothing of its own; registered so that its inherited texts are known."""

    fields = ()


@register(ProjectPage)
class ProjectPageOptions(TranslationOptions):
    """The texts of a project."""

    fields = ("body", "lessons")


@register(ProjectResult)
class ProjectResultOptions(TranslationOptions):
    """What a result says."""

    fields = ("statement",)


@register(ProjectFunding)
class ProjectFundingOptions(TranslationOptions):
    """What a funder is called that is no organisation of the site."""

    fields = ("name",)


@register(ProjectStory)
class ProjectStoryOptions(TranslationOptions):
    """All that a story says."""

    fields = ("title", "before", "after", "text", "quote", "quote_role", "learnt")
