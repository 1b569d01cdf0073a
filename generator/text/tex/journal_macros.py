"""The macros for journals in records of NASA ADS and in the styles of astronomical journals (AASTeX)."""

import re

JOURNALS = {
    "aj": "Astronomical Journal", "actaa": "Acta Astronomica", "araa": "Annual Review of Astronomy and Astrophysics",
    "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters",
    "apjlett": "Astrophysical Journal Letters", "apjs": "Astrophysical Journal Supplement Series",
    "apjsupp": "Astrophysical Journal Supplement Series", "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science", "aap": "Astronomy and Astrophysics",
    "aapr": "Astronomy and Astrophysics Reviews", "aaps": "Astronomy and Astrophysics Supplement Series",
    "azh": "Astronomicheskii Zhurnal", "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "caa": "Chinese Astronomy and Astrophysics", "cjaa": "Chinese Journal of Astronomy and Astrophysics",
    "icarus": "Icarus", "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "memras": "Memoirs of the Royal Astronomical Society", "memsai": "Memorie della Società Astronomica Italiana",
    "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan", "pra": "Physical Review A", "prb": "Physical Review B",
    "prc": "Physical Review C", "prd": "Physical Review D", "pre": "Physical Review E",
    "prl": "Physical Review Letters", "physrep": "Physics Reports", "physscr": "Physica Scripta",
    "planss": "Planetary and Space Science", "psj": "Planetary Science Journal",
    "procspie": "Proceedings of the SPIE", "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica", "skytel": "Sky and Telescope",
    "solphys": "Solar Physics", "sovast": "Soviet Astronomy", "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik", "nat": "Nature", "iaucirc": "International Astronomical Union Circular",
    "aplett": "Astrophysics Letters", "apspr": "Astrophysics Space Physics Research",
    "bain": "Bulletin of the Astronomical Institutes of the Netherlands",
    "fcp": "Fundamentals of Cosmic Physics", "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters", "jcp": "Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer", "maps": "Meteoritics and Planetary Science",
    "nphysa": "Nuclear Physics A", "rnaas": "Research Notes of the American Astronomical Society",
    "aas": "American Astronomical Society Meeting Abstracts",
    "dps": "Division for Planetary Sciences Meeting Abstracts",
    "jaavso": "Journal of the American Association of Variable Star Observers", "applopt": "Applied Optics",
    "arep": "Astronomy Reports", "aspc": "Astronomical Society of the Pacific Conference Series",
    "cqg": "Classical and Quantum Gravity", "epsl": "Earth and Planetary Science Letters",
    "expa": "Experimental Astronomy", "jgre": "Journal of Geophysical Research: Planets",
    "jatis": "Journal of Astronomical Telescopes, Instruments, and Systems", "jhep": "Journal of High Energy Physics",
    "joss": "Journal of Open Source Software", "lrr": "Living Reviews in Relativity", "natas": "Nature Astronomy",
    "newar": "New Astronomy Reviews", "nphysb": "Nuclear Physics B", "plb": "Physics Letters B",
    "pnas": "Proceedings of the National Academy of Sciences", "prx": "Physical Review X",
    "pss": "Planetary and Space Science", "rmp": "Reviews of Modern Physics",
    "rmxac": "Revista Mexicana de Astronomía y Astrofísica Conference Series", "sci": "Science",
}  # fmt: skip
MACRO = re.compile(rf"\\({'|'.join(sorted(JOURNALS, key=len, reverse=True))})(?![a-zA-Z])(?:\s*\{{\}}|\\(?=\s))?")


def with_journals(written: str) -> str:
    r"""Return a value of a .bib file with the names of journals for their macros.

    >>> with_journals(r"{\nat}, in press")
    '{Nature}, in press'
    """
    return MACRO.sub(lambda macro: JOURNALS[macro[1]], written) if "\\" in written else written
