"""Editions: "Second", "2", "2nd edition", "zweite", "2. Auflage" -> "2nd ed."."""

import re

NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th|\.|e|ème|ª|º)?", re.I)
LABEL = re.compile(r"[\s,-]*\b(?:editions?|ed\.?|edn\.?|auflage|aufl\.?|édition|edición|edizione|edição)$", re.I)
# "second" in English, and as biblatex's users write it in German, French, Spanish and Italian.
WORDS = (
    "first erste premiere primera prima",
    "second zweite deuxieme segunda seconda",
    "third dritte troisieme tercera terza",
    "fourth vierte quatrieme cuarta quarta",
    "fifth fünfte cinquieme quinta",
    "sixth sechste sixieme sexta sesta",
    "seventh siebte septieme septima settima",
    "eighth achte huitieme octava ottava",
    "ninth neunte neuvieme novena nona",
    "tenth zehnte dixieme decima",
    "eleventh elfte",
    "twelfth zwölfte",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
ADJECTIVES = frozenset(("enlarged", "expanded", "international", "revised"))
ORDINALS = {word: number for number, words in enumerate(WORDS, 1) for word in words.split()}


def edition(written: str) -> str:
    """Return a numbered edition as "3rd ed."; an adjective gets "ed.", too: "Revised" -> "Revised ed.".

    Other texts are unchanged: "Revised edition", "International student edition".
    """
    bare = LABEL.sub("", written)
    if number := NUMBER.fullmatch(bare):
        return f"{ordinal(int(number[1]))} ed."
    word = bare.casefold().replace("è", "e").replace("é", "e")
    if word in ORDINALS:
        return f"{ordinal(ORDINALS[word])} ed."
    return f"{written} ed." if word in ADJECTIVES and bare == written else written


def ordinal(number: int) -> str:
    """Return the number as an ordinal: "1st", "2nd", "11th"."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
