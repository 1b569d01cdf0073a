"""What a paper is: by the name of its venue, by its other fields, by the kind of its entry in other formats."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.formats.bibtex.dates import state
from generator.formats.bibtex.reading import parse_bibtex_entries
from generator.formats.bibtex.writing import format_bibtex
from generator.formats.csl_json import format_csl_json, parse_csl_json
from generator.formats.entry.entry import parse_yaml_entries
from generator.formats.entry.types import classify
from generator.formats.entry.venue_types import is_server, venue_type
from generator.formats.ris.reading import parse_ris
from generator.formats.ris.writing import format_ris
from generator.model.paper import Paper, PaperType, TypeSource
from generator.model.status import normalised
from generator.model.type_reasons import type_reason, type_rule

# Venues by the type that their name tells; None: it tells nothing, so that other fields decide, at last for a journal.
SPELLINGS: dict[PaperType | None, str] = {
    PaperType.ARTICLE: """
        arXiv | arXiv preprint arXiv:2401.00001 | arXiv:2401.00001 [cs.CL] | ArXiv | bioRxiv | bioRxiv (Cold Spring
        Harbor Laboratory) | medRxiv | SSRN Electronic Journal | SSRN | Zenodo | Zenodo (CERN European Organization for
        Nuclear Research) | HAL | HAL (Le Centre pour la Communication Scientifique Directe) | HAL open science |
        figshare | Figshare | OSF | OSF Preprints | PsyArXiv | SocArXiv | ChemRxiv | Research Square | Research Square
        (Research Square) | Preprints.org | Preprints | TechRxiv | EarthArXiv | EarthArXiv (California Digital Library)
        | OpenReview | OpenReview.net | CoRR | CoRR abs/2401.00001 | CoRR, abs/2401.00001 | NBER Working Paper | NBER |
        NBER Working Paper No. 12345 | National Bureau of Economic Research Working Paper Series | Authorea | Authorea
        Preprints | arXiv (Cornell University) | Cornell University - arXiv | Cryptology ePrint Archive | IACR Cryptol.
        ePrint Arch. | engrXiv | viXra | EGUsphere | hal-01234567 | Preprint | Preprint submitted to Elsevier | medRxiv
        preprint | arXiv e-prints | IZA Discussion Papers | MPRA Paper | PeerJ Preprints | Electronic Colloquium on
        Computational Complexity | corr | osf.io | University of Rome Institutional Repository | JMIR Preprints |
        AfricArXiv | LawArXiv | MetaArXiv | arXiv, abs/2401.00001 | ArXiv.org | www.arxiv.org | bioRxiv : the preprint
        server for biology | eLife preprint | Jxiv | ChinaXiv
    """,
    PaperType.PAPER_CONFERENCE: """
        Adv. Neural Inf. Process. Syst. |
        NeurIPS | NIPS | ICML | ICLR | CVPR | ICCV | ECCV | ACL | EMNLP | NAACL | EACL | COLING | AAAI | IJCAI | KDD |
        SIGIR | WWW | CHI | CSCW | UIST | SIGGRAPH | SIGMOD | VLDB | PODS | SOSP | OSDI | NSDI | USENIX | CCS | NDSS |
        S&P | IEEE S&P | CRYPTO | EUROCRYPT | PLDI | POPL | OOPSLA | ICSE | FSE | ASE | ICRA | IROS | RSS | CoRL |
        INTERSPEECH | Interspeech | ICASSP | UAI | AISTATS | COLT | STOC | FOCS | SODA | LICS | CAV | WSDM | RecSys |
        CIKM | MICCAI | ISCA | MICRO | ASPLOS | HPCA | SC | PPoPP | INFOCOM | SIGCOMM | MobiCom | NeurIPS 2023 | ICML'21
        | ICML ’21 | NeurIPS'23 | CVPR-W | CVPRW | CVPR Workshops | Findings of ACL | Findings of EMNLP 2023 | In Proc.
        of ICML | neurips 2022 | Proc. CHI | CHI '20 | CHI 2020 | SC21 | SC '21 | MICRO 2021 | Advances in Neural
        Information Processing Systems | Advances in Neural Information Processing Systems 36 | Proceedings of Machine
        Learning Research | PMLR | Computer Vision – ECCV 2014 | Advances in Cryptology – CRYPTO 2020 | Findings of the
        Association for Computational Linguistics: EMNLP 2023 | Proceedings of the IEEE Conference on Computer Vision
        and Pattern Recognition | Proceedings of the IEEE/CVF International Conference on Computer Vision | Actes de la
        conférence TALN | Actes du colloque | Tagungsband | Tagungsband der 12. Jahrestagung | Atti del convegno | Atti
        del Convegno Nazionale | Actas del Congreso Español | Anais do Simpósio Brasileiro | Proceedings of the AAAI
        Conference on Artificial Intelligence | ACM CHI | Robotics: Science and Systems | Proceedings of Robotics:
        Science and Systems | USENIX Security Symposium | USENIX Security | ICLR 2024 (OpenReview) | The Twelfth
        International Conference on Learning Representations, OpenReview.net | AIP Conference Proceedings | Proc. SPIE |
        Proceedings of SPIE | IEEE Symposium on Security and Privacy | Proceedings of the 41st Annual Meeting of the
        Cognitive Science Society | Proc. of the 2nd Workshop on X | 2023 IEEE International Conference on Robotics |
        ICASSP 2020 - 2020 IEEE | CHI Extended Abstracts | Труды международной конференции |
        情報処理学会 第80回全国大会 |
        Uluslararası Konferansı | CEUR Workshop Proceedings | LIPIcs | AGU Fall Meeting | EGU General Assembly | IFAC
        World Congress | XIV Congreso Internacional | ICML (Oral) | To appear in ICML 2024 | Accepted at NeurIPS 2023 |
        Proceedings of the Human Factors and Ergonomics Society Annual Meeting | NeurIPS Datasets and Benchmarks | ACM
        SIGMOD | IEEE INFOCOM | KDD Workshop | Proc. ACM SIGMOD | ACM Multimedia Conference | Konferenzband | Congresso
        Nazionale | Convegno AIUCD 2020 | OpenReview, ICLR 2024 | International Conference on Machine Learning
    """,
    PaperType.ARTICLE_JOURNAL: """
        Proceedings of the National Academy of Sciences | Proceedings of the National Academy of Sciences of the United
        States of America | Proc. Natl. Acad. Sci. U.S.A. | PNAS | Proceedings of the IEEE | Proc. IEEE | Proceedings of
        the IEEE 86 (11), 2278-2324 | Proceedings of the Royal Society A | Proceedings of the Royal Society B:
        Biological Sciences | Proc. R. Soc. A | Proceedings of the ACM on Programming Languages | Proceedings of the ACM
        on Human-Computer Interaction | Proc. ACM Program. Lang. | Proc. ACM Hum.-Comput. Interact. | Proceedings of the
        ACM on Human-Computer Interaction, CSCW2 | Proceedings of the VLDB Endowment | PVLDB | Proc. VLDB Endow. |
        Proceedings of the London Mathematical Society | Proc. London Math. Soc. | Transactions of the Association for
        Computational Linguistics | Transactions on Machine Learning Research | Journal of Machine Learning Research |
        Journal of Physics: Conference Series | ACM Transactions on Graphics (Proceedings of SIGGRAPH) | ACM Trans.
        Graph. | SIGMOD Record | ACM SIGCOMM Computer Communication Review | SIGIR Forum | Mayo Clinic Proceedings | J.
        Am. Chem. Soc. | Physical Review Letters | Phys. Rev. Lett. | Actes de la recherche en sciences sociales | Atti
        della Accademia Nazionale dei Lincei | Anais da Academia Brasileira de Ciências | VLDB Journal | The VLDB
        Journal | History Workshop Journal | Mathematical Proceedings of the Cambridge Philosophical Society | IEE
        Proceedings | Proceedings of the American Mathematical Society | Computer Graphics Forum | AI Magazine | Revista
        de Biología | Zeitschrift für Physik | Proceedings of the Institution of Mechanical Engineers, Part C |
        Computational Linguistics Journal | Quarterly Journal of the Library of Congress | Acta Mathematica |
        Proceedings of the Japan Academy, Series B | Proceedings of the Steklov Institute of Mathematics | Proceedings
        of the Combustion Institute | Proceedings of the Aristotelian Society | IEEE Robotics and Automation Letters |
        PNAS Nexus | Proceedings on Privacy Enhancing Technologies | Physical Review D (arXiv:2401.00001) | PACMPL
    """,
    None: """
        Nature | Science | Cell | Corrosion Science | The Archive of Natural History | Nature Communications | IEEE
        Micro | Micro | Science China | Energy & Environmental Science | Neuron | The Lancet | Scientific Reports | PLoS
        ONE | eLife | Frontiers in Psychology | Procedia Computer Science | Artificial Intelligence | Machine Learning |
        Pattern Recognition | Neural Networks | Synthese | Mind | Chemische Berichte | Social Science Research | Open
        Science | Cell Reports | Halcyon Studies | Chi | Sc | Dissertationes Mathematicae | Scandinavian Studies |
        Nature Medicine | Nano Research | Zenodotus | Osfera | Manuscripta Mathematica | Faraday Discussions | Corr.
        Sci. | 2020 | ??? | Data Mining and Knowledge Discovery | Harvard Square Studies | Hal Studies | Cochrane
        Database | IFAC-PapersOnLine | Actas Dermo-Sifiliográficas | Biochemical Society Symposia | Seminars in Cancer
        Biology | Congress & the Presidency
    """,
    PaperType.CHAPTER: """
        Lecture Notes in Computer Science | LNCS | Handbook of Mathematics | The Oxford Handbook of Philosophy | Lecture
        Notes in Computer Science, vol. 123 | Festschrift for Jane Doe |
        The Cambridge Companion to Kant | Methods in Molecular Biology
    """,
    PaperType.THESIS: """
        PhD thesis | Ph.D. thesis, MIT | Master's thesis, ETH Zurich | Doctoral dissertation | Bachelor's thesis |
        Dissertation, Universität Wien | Thèse de doctorat | Tesis doctoral | Masterarbeit | Tesi di laurea | Ph.D.
        dissertation
    """,
    PaperType.REPORT: """
        Technical report | Tech. Rep. | NASA Technical Memorandum | Rapport de recherche INRIA | Forschungsbericht |
        Technical Report TR-2020-1
    """,
    PaperType.PATENT: """
        US Patent 1234567 | US Patent App. 12/345,678 | Patent
    """,
    PaperType.BOOK: """
        Springer | Cambridge University Press | MIT Press
    """,
    PaperType.MANUSCRIPT: """
        Submitted to Nature | Under review | In preparation | submitted
    """,
    PaperType.ENTRY_ENCYCLOPEDIA: """
        Encyclopedia of Machine Learning
    """,
    PaperType.DATASET: """
        Dryad
    """,
}
VENUES = [(venue, type) for type, listed in SPELLINGS.items() for venue in " ".join(listed.split()).split(" | ")]


def _paper(fields: str) -> Paper:
    found = parse_yaml_entries(f"title: A study of words\n{fields}", "content/papers/a.yaml")
    assert not found.problems, found.problems
    return found.papers[0]


def _bib(source: str) -> Paper:
    found = parse_bibtex_entries(source, "content/papers/x.bib")
    assert not found.problems, found.problems
    return found.papers[0]


@pytest.mark.parametrize(("venue", "type"), VENUES, ids=[venue for venue, _ in VENUES])
def test_the_name_of_a_venue(venue: str, type: PaperType | None) -> None:
    """However it is spelled."""
    assert venue_type(venue) is type
    found = classify({"venue": venue})
    assert found.type is (type or PaperType.ARTICLE_JOURNAL)
    assert (found.type is PaperType.ARTICLE) == is_server(venue) == (found.source is TypeSource.SERVER)


# A part of each name in the list of servers, so that a text without any of them names none.
PARTS = (
    "xiv", "ssrn", "social science research network", "zenodo", "figshare", "square", "openreview", "authorea",
    "egusphere", "essoar", "archive", "qeios", "engage", "print", "computing research repository", "corr",
    "open science framework",
    "repec", "mpra", "econstor", "philarchive", "philpapers", "vixra", "colloquium", "mp_arc", "nber", "paper",
    "trabajo", "travail", "papier", "researchgate", "academia", "repository", "hal", "osf", "预印本", "プレプリント",
)  # fmt: skip
words = st.sampled_from([
    "Journal", "of", "Science", "Proc.", "Conference", "ICML", "2023", "Nature", "the", "IEEE", "Corrosion", "Society",
    "(", ")", "-", "Actes", "Lecture Notes in", "'21", "Letters", "Thesis", "HandBook of", "Review", "Österreich",
    "学报",
])  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(words, max_size=7).map(" ".join)), st.booleans(), st.booleans())
def test_a_venue_that_is_no_server_is_never_a_preprint(venue: str, has_arxiv: bool, has_volume: bool) -> None:
    """Whatever it is called, and whatever else there is: for any venue without a name of the list."""
    if not venue.strip() or any(part in venue.casefold() for part in PARTS):
        return
    values: dict[str, Any] = {"venue": venue, "arxiv": "2401.00001" if has_arxiv else ""}
    values |= {"volume": "3"} if has_volume else {}
    assert classify(values).type is not PaperType.ARTICLE


@pytest.mark.parametrize(
    ("fields", "type", "source"),
    [
        ("type: preprint\nvenue: Nature", PaperType.ARTICLE, TypeSource.DECLARED),
        ("type: journal\nvenue: bioRxiv", PaperType.ARTICLE_JOURNAL, TypeSource.DECLARED),
        ("venue: Nature\narxiv: '2401.00001'", PaperType.ARTICLE_JOURNAL, TypeSource.OTHER),
        ("venue: Nature\ndoi: 10.48550/arXiv.2401.00001", PaperType.ARTICLE_JOURNAL, TypeSource.OTHER),
        ("venue: Nature\nvolume: 3", PaperType.ARTICLE_JOURNAL, TypeSource.VOLUME),
        ("venue: SSRN Electronic Journal\nvolume: 3\nissue: 1", PaperType.ARTICLE, TypeSource.SERVER),
        ("venue: A Book of Words\nisbn: 978-3-16-148410-0", PaperType.CHAPTER, TypeSource.ISBN),
        ("venue: A Book of Words\nchapter: 3", PaperType.CHAPTER, TypeSource.CHAPTER),
        ("venue: NeurIPS\nisbn: 978-3-16-148410-0", PaperType.PAPER_CONFERENCE, TypeSource.VENUE),
        ("venue: Nature\nevent: Days of Words", PaperType.PAPER_CONFERENCE, TypeSource.EVENT),
        ("venue: OpenReview\nevent: Days of Words", PaperType.PAPER_CONFERENCE, TypeSource.EVENT),
        ("venue: Proceedings of the ACM on Human-Computer Interaction\nevent: CSCW", PaperType.ARTICLE_JOURNAL,
         TypeSource.VENUE),
        ("venue: Lecture Notes in Computer Science\nevent: ECCV", PaperType.PAPER_CONFERENCE, TypeSource.EVENT),
        ("venue: Lecture Notes in Computer Science\nvolume: 12", PaperType.CHAPTER, TypeSource.VENUE),
        ("venue: Words in Images\nseries: Lecture Notes in Computer Science\nvolume: 9", PaperType.CHAPTER,
         TypeSource.VENUE),
        ("venue: Words in Images\nvenue_short: ECCV", PaperType.PAPER_CONFERENCE, TypeSource.VENUE),
        ("venue_short: NeurIPS", PaperType.PAPER_CONFERENCE, TypeSource.VENUE),
        ("genre: PhD thesis\npublisher: Example University", PaperType.THESIS, TypeSource.GENRE),
        ("genre: Technical report\ninstitution: Example University", PaperType.REPORT, TypeSource.GENRE),
        ("event: Days of Words\narxiv: '2401.00001'", PaperType.PAPER_CONFERENCE, TypeSource.EVENT),
        ("isbn: 978-3-16-148410-0", PaperType.BOOK, TypeSource.ISBN),
        ("publisher: Cambridge University Press", PaperType.BOOK, TypeSource.PUBLISHER),
        ("publisher: Zenodo", PaperType.ARTICLE, TypeSource.PUBLISHER),
        ("arxiv: '2401.00001'", PaperType.ARTICLE, TypeSource.ARXIV),
        ("doi: 10.1101/2020.01.01.123456", PaperType.ARTICLE, TypeSource.DOI),
        ("date: 2020", PaperType.ARTICLE, TypeSource.NOTHING),
    ],
)  # fmt: skip
def test_fields(fields: str, type: PaperType, source: TypeSource) -> None:
    """A declared type wins, then the venue, then identifiers."""
    paper = _paper(fields)
    assert (paper.type, paper.type_source) == (type, source)
    assert type_reason(paper).endswith(f"so {type.label.lower()}") or source is TypeSource.DECLARED
    assert bool(type_reason(paper)) == bool(type_rule(paper)) == (source is not TypeSource.DECLARED)


@pytest.mark.parametrize(
    ("entry", "type", "source"),
    [
        ("@article{k, journal = {Nature}}", PaperType.ARTICLE_JOURNAL, TypeSource.DECLARED),
        ("@article{k, journal = {ICML}}", PaperType.ARTICLE_JOURNAL, TypeSource.DECLARED),
        ("@inproceedings{k, booktitle = {bioRxiv}}", PaperType.PAPER_CONFERENCE, TypeSource.DECLARED),
        ("@article{k, journal = {Phys. Rev. D}, volume = 3, eprint = {2401.00001}, archiveprefix = {arXiv}}",
         PaperType.ARTICLE_JOURNAL, TypeSource.DECLARED),
        ("@article{k, journal = {Journal of Words}, publisher = {Zenodo}}", PaperType.ARTICLE_JOURNAL,
         TypeSource.DECLARED),
        *((f"@article{{k, journal = {{{server}}}}}", PaperType.ARTICLE, TypeSource.SERVER)
          for server in ("Zenodo", "HAL", "figshare", "OpenReview", "bioRxiv", "arXiv preprint arXiv:2401.00001")),
        ("@article{k, journal = {CoRR}, volume = {abs/2401.00001}}", PaperType.ARTICLE, TypeSource.SERVER),
        ("@article{k, journal = {SSRN Electronic Journal}, volume = 1, number = 2}", PaperType.ARTICLE,
         TypeSource.SERVER),
        ("@article{k, eprint = {2401.00001}, archiveprefix = {arXiv}}", PaperType.ARTICLE, TypeSource.ARXIV),
        ("@misc{k, eprint = {2401.00001}, archiveprefix = {arXiv}}", PaperType.ARTICLE, TypeSource.ARXIV),
        ("@misc{k, eprint = {2401.00001}, howpublished = {Online}}", PaperType.ARTICLE, TypeSource.ARXIV),
        ("@misc{k, eprint = {2401.00001}, howpublished = {Accepted at ICML 2024}}", PaperType.PAPER_CONFERENCE,
         TypeSource.VENUE),
        ("@misc{k, eprint = {2401.00001}, journal = {Nature}}", PaperType.ARTICLE_JOURNAL, TypeSource.OTHER),
        ("@misc{k, howpublished = {Zenodo}}", PaperType.ARTICLE, TypeSource.SERVER),
        ("@misc{k, publisher = {Zenodo}}", PaperType.ARTICLE, TypeSource.PUBLISHER),
        ("@misc{k, doi = {10.48550/arXiv.2401.00001}}", PaperType.ARTICLE, TypeSource.DOI),
        ("@misc{k, eprint = {12345678}, eprinttype = {pubmed}}", PaperType.DOCUMENT, TypeSource.NOTHING),
        ("@misc{k, howpublished = {Online}}", PaperType.DOCUMENT, TypeSource.NOTHING),
        ("@unpublished{k, eprint = {2401.00001}, eprinttype = {arxiv}}", PaperType.ARTICLE, TypeSource.ARXIV),
        ("@unpublished{k, year = 2020}", PaperType.MANUSCRIPT, TypeSource.DECLARED),
        ("@misc{k, entrysubtype = {article-journal}, howpublished = {Zenodo}}", PaperType.ARTICLE_JOURNAL,
         TypeSource.DECLARED),
    ],
)  # fmt: skip
def test_kinds_of_bibtex(entry: str, type: PaperType, source: TypeSource) -> None:
    """The kind wins; a server as the journal, and what lies on arXiv without a journal, is a preprint."""
    paper = _bib(entry.replace("{k,", "{k, title = {T},", 1))
    assert (paper.type, paper.type_source) == (type, source)


@pytest.mark.parametrize(
    ("record", "type"),
    [
        ("TY  - JOUR\nTI  - T\nT2  - Nature", PaperType.ARTICLE_JOURNAL),
        ("TY  - JOUR\nTI  - T\nT2  - bioRxiv", PaperType.ARTICLE),
        ("TY  - JOUR\nTI  - T\nJO  - Zenodo (CERN European Organization for Nuclear Research)", PaperType.ARTICLE),
        ("TY  - GEN\nTI  - T\nT2  - HAL", PaperType.ARTICLE),
        ("TY  - GEN\nTI  - T\nAN  - arXiv:2401.00001", PaperType.ARTICLE),
        ("TY  - GEN\nTI  - T\nPB  - Example University", PaperType.DOCUMENT),
        ("TY  - CPAPER\nTI  - T\nT2  - bioRxiv", PaperType.PAPER_CONFERENCE),
    ],
)
def test_types_of_ris(record: str, type: PaperType) -> None:
    """As in BibTeX: other programs write a preprint as an article of its server, or as GEN."""
    (paper,) = parse_ris(f"{record}\nER  - \n", "x.ris").papers
    assert paper.type is type


@pytest.mark.parametrize(
    "venue", ["Nature", "bioRxiv", "Zenodo", "HAL", "ICML", "Lecture Notes in Computer Science", ""]
)
@pytest.mark.parametrize("type", PaperType)
def test_what_is_written_is_read_as_it_was(venue: str, type: PaperType) -> None:
    """A declared type goes through each format, whatever the venue would tell."""
    paper = _paper(f"type: {type}" + (f"\nvenue: {venue}" if venue else "") + "\npublisher: Zenodo\ndate: 2020")
    assert _bib(format_bibtex(paper)).type is type
    assert parse_ris(format_ris(paper), "x.ris").papers[0].type is type
    assert parse_csl_json(format_csl_json(paper), "x.json").papers[0].type is type


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("inpreparation", "in preparation"),
        ("submitted", "submitted"),
        ("forthcoming", "to appear"),
        ("inpress", "in press"),
        ("prepublished", "preprint"),
        ("toappear", "to appear"),
        ("accepted", "accepted"),
        ("underreview", "under review"),
    ],
)
def test_states_of_biblatex(written: str, status: str) -> None:
    """Each word of biblatex's `pubstate`, as a state and in place of a year, is the status of the one table of them."""
    assert normalised(written) == state(written) == status
    assert _bib(f"@article{{k, title = {{T}}, pubstate = {{{written}}}}}").status == status
    assert _bib(f"@article{{k, title = {{T}}, year = {{{written}}}}}").status == status
    assert state("2020") == state("published") == state("retracted") == ""


def test_a_version() -> None:
    """The same rules tell the type of a version."""
    versions = _paper(
        "versions:\n  - {venue: Nature}\n  - {venue: NeurIPS 2023}\n  - {venue: arXiv}\n"
        "  - {conference: Days of Words}\n"
    ).versions
    assert [version.label for version in versions] == [
        "journal version",
        "conference version",
        "preprint",
        "conference version",
    ]


@pytest.mark.parametrize(
    ("venue", "fields", "type"),
    [
        ("Thesis Eleven", {"volume": "3", "issue": "2"}, PaperType.ARTICLE_JOURNAL),
        ("Federation Proceedings", {"volume": "12"}, PaperType.ARTICLE_JOURNAL),
        ("Conference Papers in Science", {"volume": "2013"}, PaperType.ARTICLE_JOURNAL),
        ("Symposium: A Quarterly Journal", {"volume": "5"}, PaperType.ARTICLE_JOURNAL),
        ("AIP Conference Proceedings", {"volume": "12"}, PaperType.PAPER_CONFERENCE),
        ("AAAI", {"volume": "38", "issue": "17"}, PaperType.PAPER_CONFERENCE),
    ],
)
def test_a_journal_with_the_word_of_a_meeting_in_its_name(venue: str, fields: dict[str, str], type: PaperType) -> None:
    """A volume shows that it is a journal, unless the name is clearly that of proceedings."""
    assert classify({"venue": venue, **fields}).type is type
