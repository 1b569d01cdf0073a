"""E-mail addresses in a file of the output -> forms that browsers and programs read, but simple harvesters do not.

In HTML and XML they become character references, in JSON and scripts escapes of JSON: all parsers read the same
address. Plain text has no such form; there, "jane@example.org" becomes "jane (at) example.org".
"""

import re

ADDRESS = re.compile(r"(?:mailto:)?(?<![\w.+%-])[\w.+-](?:[\w.+%-]*[\w.+-])?(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.I)
SCRIPT = re.compile(r"(<(script|style)\b[^>]*>)(.*?)(?=</\2)", re.S | re.I)
HTML, XML, JSON = (".html", "embed/papers.txt"), (".xml",), (".json", ".js")


def protected(content: str, path: str) -> str:
    """Return the text of the output file at `path` without readable e-mail addresses.

    >>> protected('{"email": "jane@example.org"}', "publications.json")
    '{"email": "jane\\\\u0040example\\\\u002eorg"}'
    """
    if "@" not in content and "%40" not in content:
        return content
    if path.endswith(HTML):
        return _of_html(content)
    if path.endswith(XML):
        return ADDRESS.sub(_references, content)
    return ADDRESS.sub(_escapes, content) if path.endswith(JSON) else without_addresses(content)


def without_addresses(text: str) -> str:
    """Return plain text with "(at)" in its e-mail addresses."""
    return ADDRESS.sub(_words, text)


def _of_html(content: str) -> str:
    parts: list[str] = []
    end = 0
    for script in SCRIPT.finditer(content):
        parts += (ADDRESS.sub(_references, content[end : script.start(3)]), ADDRESS.sub(_escapes, script[3]))
        end = script.end(3)
    return "".join((*parts, ADDRESS.sub(_references, content[end:])))


def _references(match: re.Match[str]) -> str:
    return "".join([f"&#{ord(letter)};" for letter in match[0]])


def _escapes(match: re.Match[str]) -> str:
    return match[0].replace("@", "\\u0040").replace(".", "\\u002e").replace("%40", "%\\u00340")


def _words(match: re.Match[str]) -> str:
    return re.sub("@|%40", " (at) ", match[0])
