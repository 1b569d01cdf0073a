"""Untrusted HTML -> safe HTML, with nh3."""

from collections.abc import Callable

TAGS = set(
    "a abbr aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small "
    "source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video wbr".split()
)
EVERYWHERE = {"class", "dir", "id", "lang", "title"}
ATTRIBUTES = {
    "*": EVERYWHERE,
    "a": {"href", "rev"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "audio": {"src", "controls", "preload"},
    "video": {"src", "controls", "preload", "width", "height", "poster"},
    "source": {"src", "type", "media"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "details": {"open"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"datetime"},
    "ins": {"datetime"},
}
ADDRESSES = {"href", "src", "poster", "cite"}


def sanitise(html: str, resolve: Callable[[str], str]) -> str:
    """Return `html` with only the elements and attributes of a document: no scripts, styles, forms, frames or handlers.

    `resolve` is applied to each URL, and its result replaces the URL.
    """

    def attribute(_tag: str, name: str, value: str) -> str:
        return resolve(value) if name in ADDRESSES else value

    import nh3

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel", "doi", "geo", "xmpp", "matrix", "ftp"},
    )
