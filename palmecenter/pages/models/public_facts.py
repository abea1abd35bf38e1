"""What of every page may be public at each level of protection, with why."""

WORDS = "words of the editor's, who is asked about names in them when the level is raised"
STAFF = "for staff alone: nothing public reads it"
TREE = "where the page stands among others tells nothing of what it is about"
SHOWN_BY_ITSELF = "whether and in what way the page is there shows by itself"
DERIVED = "made anew from the page, without what its level hides"

PUBLIC_FACTS: dict[str, str] = {
    # What it says.
    **dict.fromkeys(("heading", "summary"), WORDS),
    **dict.fromkeys(("slug", "slug_en", "url_path"), WORDS),
    **dict.fromkeys(("title", "draft_title"), "mirrors the heading"),
    "title_language": "empty where the level hides the editions, which it is the language of",
    "is_demo": "that it is invented",
    "voice": "a colour",
    # Wagtail's own, which no form offers and no template shows.
    **dict.fromkeys(("seo_title", "search_description", "show_in_menus"), STAFF),
    # In which state it is.
    **dict.fromkeys(("protection", "live", "ready_sv", "ready_en"), SHOWN_BY_ITSELF),
    "first_published_at": "begins anew when the level is raised to one that may not be joined",
    "last_published_at": "when it was published at its level",
    "translation_key": "its id in public files, renewed when the level is raised",
    **dict.fromkeys(("words_sv", "words_en", "basis_sv", "basis_en"), STAFF),
    **dict.fromkeys(("has_unpublished_changes", "owner", "locked", "locked_at"), STAFF),
    **dict.fromkeys(("locked_by", "go_live_at", "expire_at", "expired"), STAFF),
    **dict.fromkeys(("latest_revision", "latest_revision_created_at", "live_revision"), STAFF),
    # Where it stands.
    **dict.fromkeys(("path", "depth", "numchild", "content_type", "locale"), TREE),
    **dict.fromkeys(("alias_of", "wagtailcore.Page.alias_of"), "an alias is as protected as it"),
    "wagtailcore.Site.root_page": "the home page of the site, which is open",
    # What is made of it, and what staff keep beside it.
    **dict.fromkeys(("index_entries", "listing.Entry.page", "search.PageText.page"), DERIVED),
    **dict.fromkeys(("_revisions", "_workflow_states", "_specific_workflow_states"), STAFF),
    "wagtail_admin_comments": "deleted when the level is raised",
    "wagtailcore.PageLogEntry.page": STAFF,
    "wagtailcore.PageSubscription.page": STAFF,
    "wagtailcore.WorkflowPage.page": STAFF,
    "wagtailcore.GroupPagePermission.page": STAFF,
    "wagtailcore.PageViewRestriction.page": SHOWN_BY_ITSELF,
    "wagtailredirects.Redirect.redirect_page": "deleted when the level is raised",
    # Where others lead to it.
    "pages.RelatedPage.related": "shown on neither side where the level hides what relates to it",
    "pages.HomeEntry.target": "not shown where the level hides what relates to it",
    "pages.FeaturedPage.featured": "not shown where the level hides what relates to it",
    "projects.ProjectStory.evaluation": "not shown where the level hides what relates to it",
    "projects.OpenDataSettings.exclusions_page": "the policy, a page of text that names nobody",
}
