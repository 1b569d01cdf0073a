"""HTML's `lang` and `dir` for texts in another language or direction than the site."""

from generator.model.settings import Settings
from generator.model.site.views import AS_THE_SITE, TextLanguage
from generator.text.language import can_be_in, is_right_to_left, language_tag, runs_right_to_left

DIRECTIONS = {True: "rtl", False: "ltr"}


def site_direction(settings: Settings) -> str:
    """Return the direction of the site's language: "ltr" or "rtl"."""
    return DIRECTIONS[is_right_to_left(settings.language)]


def text_language(text: str, language: str, settings: Settings) -> TextLanguage:
    """Return `lang` and `dir` for a title, an abstract or a body; empty where they are those of the site.

    `text` is plain text. `language` is the field of the entry; it need not be a valid tag. If the script of the text
    fits this language, the language decides both; else the first letter decides the direction. For example, a paper in
    Arabic can have an abstract in English.
    """
    site = settings.language
    tag = language_tag(language)
    is_in_it = bool(tag) and can_be_in(tag, text)
    is_turned = is_right_to_left(tag) if is_in_it else runs_right_to_left(text)
    is_other = is_in_it and tag.casefold() != site.casefold()
    if not is_other and is_turned == is_right_to_left(site):
        return AS_THE_SITE
    return TextLanguage(tag if is_other else "", "" if is_turned == is_right_to_left(site) else DIRECTIONS[is_turned])
