"""What HTML says of a text whose language or direction is not that of the site."""

from generator.model.settings import Settings
from generator.model.views import AS_THE_SITE, Tongue
from generator.text.language import can_be_in, is_right_to_left, language_tag, runs_right_to_left

DIRECTIONS = {True: "rtl", False: "ltr"}


def site_direction(settings: Settings) -> str:
    """The direction of the site's own language."""
    return DIRECTIONS[is_right_to_left(settings.language)]


def tongue(text: str, language: str, settings: Settings) -> Tongue:
    """The tongue of a title, an abstract or a body, given as plain words; `language` is what its entry says, which may
    be no tag. The language decides the direction where the text can be in it, else the first letter does: a paper in
    Arabic may have an abstract in English."""
    site = settings.language
    tag = language_tag(language)
    is_in_it = bool(tag) and can_be_in(tag, text)
    is_turned = is_right_to_left(tag) if is_in_it else runs_right_to_left(text)
    is_other = is_in_it and tag.casefold() != site.casefold()
    if not is_other and is_turned == is_right_to_left(site):
        return AS_THE_SITE
    return Tongue(tag if is_other else "", "" if is_turned == is_right_to_left(site) else DIRECTIONS[is_turned])
