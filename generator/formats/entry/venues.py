"""Words that show what a venue is: a preprint server, conference, journal, book, thesis or report.

Most patterns are searched in the folded text without punctuation (`proc natl acad sci`). Servers and acronyms are
searched in the original text, because their capitals and hyphens matter.
"""

import re
from collections.abc import Iterable

from generator.text.fold import folded


def plain(venue: str) -> str:
    """Return the words of a venue without case, accents and punctuation, separated by single spaces."""
    return " ".join(re.findall(r"\w+", folded(venue)))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern that matches any of `words` as whole words."""
    return re.compile(rf"\b(?:{'|'.join(folded(word) for word in words)})\b")


# Preprint servers, repositories and series of working papers. A name that is a common word, too (HAL, OSF), counts only
# at the beginning, before the words that follow it there.
SERVERS = re.compile(
    r"\b(?:\w*rxiv|agrixiv|nutrixiv|chinaxiv|jxiv|vixra|ssrn|social science research network|zenodo|figshare"
    r"|research[ -]?square|openreview|authorea|egusphere|essoar|earth and space science open archive|qeios"
    r"|cambridge open engage|preprint|preprints(?! of\b)|e-?prints?|computing research repository|(?-i:CoRR)"
    r"|open science framework|(?-i:RePEc|REPEC|MPRA)|munich personal repec archive|econstor|philsci[ -]?archive"
    r"|philarchive|philpapers|cogprints|electronic colloquium on computational complexity|mp_arc"
    r"|nber(?=\W*$| working| technical| w?\d)|(?:working|discussion) papers?"
    r"|documentos? de trabajo|documents? de travail|arbeitspapiere?|diskussionspapiere?"
    r"|researchgate|academia\.edu|(?:institutional|digital|university|research) repository|repository(?=\W*$)"
    r"|(?:archives? )?(?-i:HAL)(?=\W*$|\W*\(|[ -](?:id\b|open|archives?|science|preprint|shs|inria|inserm|pasteur))"
    r"|hal\.science|hal-\d{6,})(?![A-Za-z])"
    r"|^\W*(?:hal|corr|osf(?:\.io|[ -](?:preprints?|storage|registries|\(.*))?)\W*$|^corr\b.*\babs/"
    r"|预印本|プレプリント",
    re.I,
)  # fmt: skip
# Platforms of conferences: a conference before or after the name of the platform is the venue.
PLATFORM = re.compile(r"openreview", re.I)
# Prefixes of DOIs that only preprints have: those of whole servers, and of servers beside a publisher's journals.
PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|2139/ssrn|5281/zenodo|6084/m9\.figshare|1101/(?:\d{4}\.\d\d\.\d\d\.)?\d{6}|64898/|26434/chemrxiv"
    r"|31219/osf|31234/|31235/|31222/|31223/|31224/|31730/|31729/|31228/|32942/|35542/|21203/rs|20944/preprints"
    r"|36227/techrxiv|22541/au|22541/ess|33774/|5194/egusphere|1002/essoar|7287/peerj\.preprints)",
    re.I,
)

# Remarks of unfinished papers in place of a venue.
UNFINISHED = re.compile(
    r"(?:submitted|to be submitted|under (?:peer )?review|in (?:peer )?review|in submission|in prep|in preparation"
    r"|work in progress|unpublished|unpublished manuscript|manuscript in preparation)\b|(?:manuscript|draft)$"
)

# Words before the name of a venue.
LEAD = re.compile(
    r"^(?:(?:to appear|accepted|forthcoming|published|presented|in press|in)(?: (?:in|at|by|to|for))?(?: the)? )+"
)

# Learned bodies whose "Proceedings" are a journal, in the languages of titles; a meeting of theirs is none.
BODIES = _any((
    r"acad\w*", r"accad\w*", r"akad\w*", r"societ\w*", "soc", r"institut\w*", "istituto", "inst", r"endow\w*",
    "association", "assoc", "royal", "union",
))  # fmt: skip
OF_A_BODY = re.compile(r"\b(?:proceedings|proc|atti|anais|actes|actas|verhandlungen)\b")
COUNTED = re.compile(
    r"(?:proceedings|proc|atti|anais|actes|actas) (?:(?:of|the|del|della|do|du|de|des) )*"
    r"(?:\d+\w*|annual|international|intl?|joint|first|second|third|[ivxl]+)\b"
)
# Journals whose titles hold the words of conferences.
JOURNALS = re.compile(
    r"\bproc(?:eedings)? (?:of )?(?:the )?(?:ieee|ire)(?: \d+(?: \d+)*| vol\w* .*)?$|\bproceedings of the acm on\b"
    r"|\bproc acm (?:on|program|hum|interact|manag|meas|comput|softw|netw|priv|math|data)|^pacm|\bpvldb\b|\bvldb endow"
    r"|^pnas\b|\bnatl acad sci\b|\bproc\w* on privacy enhancing technologies\b|^popets\b|\bmayo clin\w* proc|^iee proc"
    r"|\bproc r soc\b|\bhistory workshop\b|^computer graphics forum\b|^bioinformatics\b|^actes de la recherche\b"
    r"|\bsig[a-z]+ (?:record|forum|notices|explorations)\b|^dissertation abstracts\b|^colloquium mathematicum"
)
JOURNAL = _any((
    "journals?", "j", "jnl", "transactions?", "trans", "letters", "lett", "reviews?", "rev", "annals", "ann",
    "magazine", "quarterly", "bulletin", "bull", "newsletter", "notices", "acta",
    "revista", "revue", "rivista", "zeitschrift", "annalen", "annales", "giornale", r"tidss?krift\w*", "tijdschrift",
    "dergisi", "jurnal", "журнал", "вестник", "известия", r"\w*(?:学报|學報|雑誌|杂志|論文誌|会誌|학회지|논문지)\w*",
))  # fmt: skip
PROCEEDINGS = _any((
    "proceedings", "procs?", "findings of", "actes (?:de|du|des|d)", "atti (?:del|della|dei|degli|delle|dell|di)",
    "anais (?:do|da|dos|das|de)", "actas (?:de|del|da|do|das|dos)", r"bildiri\w*", r"πρακτικα", "prosiding", "kỷ yếu",
))  # fmt: skip
MEETING = _any((
    "conferences?", "confs?", "workshops?", "wkshp", "symposium", "symp", "symposion",
    r"(?:annual|general|international|joint|fall|spring|summer|winter|march|\d+\w*) meetings?",
    "meeting (?:of|on|abstracts)", r"colloquium (?:on|for)",
    "(?:international|annual) colloquium", "congress (?:on|of)",
    r"(?:world|international|annual|european|national|american|\d+(?:st|nd|rd|th)|ifac|ieee)(?: \w+){0,3} congress",
    r"(?:annual|\d+\w*) convention", "summit", "general assembly", "seminar on", "shared task",
    # German, French, Italian, Spanish, Portuguese
    r"konferenz\w*", r"\w*tagung(?:en|s\w*)?", "kongress", r"kongress\w+", "colloques?", "congres", "journees",
    "convegn[oi]", "congress[oi]", r"conferenz[ae]", "simposi[oi]?", "giornate",
    "congresos?", "conferencias?", "jornadas?", "simposios",
    "encontro (?:nacional|internacional|de|da|do)",
    # Dutch and the languages of the North and the East
    r"conferentie\w*", r"konferen[scš]\w*", r"konferanse\w*", r"konferenssi\w*", r"sympozjum\w*", r"sympozi\w*",
    r"конференц\w*", r"симпозиум\w*", r"конгресс\w*", r"konferans\w*", r"bildiri\w*", r"kongresi", r"sempozyum\w*",
    r"συνεδρι\w*", "seminar nasional", "hội nghị", "مؤتمر", "المؤتمر", "כנס", "کنفرانس",
    r"\w*(?:会议|會議|大会|大會|年会|年會|研讨会|研討會|シンポジウム|ワークショップ|カンファレンス|研究会|予稿集|講演会)\w*",
    r"\w*(?:학술대회|심포지엄|워크숍|컨퍼런스|학술발표)\w*",
))  # fmt: skip
# Conferences whose names have none of these words.
CONFERENCES = _any((
    r"neural information processing(?: systems)?", "empirical methods in natural language processing",
    "computer vision and pattern recognition", "association for computational linguistics", "advances in cryptology",
    "human factors in computing systems", "robotics science and systems", "uncertainty in artificial intelligence",
    "artificial intelligence and statistics", r"knowledge discovery (?:and|in) (?:data|databases)(?: mining)?",
    "usenix security", "usenix annual technical", "theory of cryptography", "principles of programming languages",
    "programming language design and implementation", "computer aided verification", "algorithmic learning theory",
    "medical image computing and computer assisted intervention", "medical imaging with deep learning",
    "cognitive science society", "interspeech", "spie", r"adv neural inf\w*",
))  # fmt: skip
# Acronyms without another meaning: they count anywhere in a title.
ACRONYMS = (
    "NeurIPS NIPS ICML ICLR CVPR ICCV ECCV WACV BMVC ACCV ACL EMNLP NAACL EACL AACL IJCNLP COLING CoNLL LREC "
    "SemEval BlackboxNLP WMT IWSLT COLM AAAI IJCAI ECAI AAMAS ICAPS AISTATS UAI ACML MLSys PMLR KDD SIGKDD PAKDD "
    "PKDD ECML ICDM SIGIR ECIR CIKM WSDM RecSys ISWC ESWC JCDL SIGMOD VLDB ICDE EDBT CSCW UIST UbiComp ISMAR "
    "SIGGRAPH Eurographics SOSP OSDI NSDI USENIX EuroSys ASPLOS HPCA PPoPP IPDPS HPDC SPAA PODC SIGCOMM INFOCOM "
    "MobiCom MobiHoc MobiSys SenSys CoNEXT HotNets HotOS NDSS ESORICS ACSAC SOUPS CRYPTO EUROCRYPT ASIACRYPT PLDI "
    "POPL OOPSLA ECOOP ICFP TACAS ICSE ESEC ISSTA ICRA IROS CoRL INTERSPEECH ICASSP EUSIPCO ISMIR ICIP ICPR IJCNN "
    "ICANN ESANN GECCO MICCAI ISBI MIDL RECOMB STOC FOCS SoCG ICALP STACS LICS CADE IJCAR CONCUR FAccT AIES ISSCC "
    "ICCAD SIGMETRICS SIGCSE ITiCSE ISIT GLOBECOM SIGSPATIAL SIGDIAL L4DC WebConf CHASE MLHC ICWSM LIPIcs EPTCS"
).split()
# Acronyms with other meanings: they count alone, with a year, with a track, or in brackets at the end.
SHORT_ACRONYMS = (
    "WWW CHI IUI HRI RSS MM ICMI PODS SODA COLT ALT CAV SAT CP KR FM FSE ASE MSR ICST SANER CCS S&P EuroS&P PETS "
    "TCC PKC CHES RAID DSN MICRO ISCA SC ICS CGO PACT DAC DATE FAST ATC SoCC IMC ICC ESOP CPP ITP ESA DISC ITCS "
    "CCC EC WINE UMAP SLT ASRU CogSci VIS InfoVis VAST EuroVis VR FPGA FCCM ICPC"
).split()
BOOK_SERIES = _any((
    "lecture notes (?:in|on|of)", "lncs", "lnai", "lnns", "lnbip", "ccis", "springerbriefs", "ifip advances",
    "communications in computer and information science", "advances in intelligent systems and computing",
    "studies in computational intelligence", "studies in health technology and informatics", "synthesis lectures",
    "frontiers in artificial intelligence and applications", "(?:under)?graduate texts in",
    "springer (?:series|tracts)", "methods in molecular biology",
))  # fmt: skip
BOOK = re.compile(
    r"^(?:the )?(?:\w+ ){0,3}(?:handbook|companion|handbuch|textbook)\b|\bfestschrift\b|^manuel d"
    r"|^(?:chapter|chap|kapitel) (?:\d|in\b)"
)
ENCYCLOPEDIA = re.compile(r"\b(?:en[cz][iy]c?k?lop\w*|lexikon)\b|^dictionary of")
PUBLISHER = re.compile(
    r"(?:^|.* )university press$|^(?:the )?(?:mit|crc|academic|ios|clarendon|pergamon|plenum) press$"
    r"|^(?:springer(?: nature| verlag)?|elsevier|(?:john )?wiley(?: (?:and )?sons| blackwell)?|routledge"
    r"|palgrave macmillan|o reilly(?: media)?|(?:walter )?de gruyter|birkhauser|world scientific"
    r"|morgan kaufmann|addison wesley|prentice hall|mcgraw hill|pearson|now publishers|edward elgar)$"
)
THESIS = re.compile(
    r"\b(?:ph ?d|doctoral|doctorate|masters?|msc|m sc|bachelors?|bsc|b sc|diploma|honou?rs|licentiate|habilitation)\b"
    r"(?: \w+){0,5} (?:thesis|theses|dissertation)\b|^(?:thesis|dissertation|these d\w*|tesis|tesi|tese)\b"
    r"|\bdissertation$|\bdissertations theses\b|\b(?:these de|memoire de (?:master|maitrise)|tesis (?:doctoral|de)"
    r"|tesi di|tese de|dissertacao de)\b|\b(?:doktor|master|bachelor|diplom|magister)arbeit\b|\bhabilitationsschrift\b"
    r"|\binauguraldissertation\b|\bproefschrift\b|\bdoktorsavhandling\b|диссертаци|博士論文|博士学位论文|修士論文|硕士"
)
REPORT = re.compile(
    r"\btech(?:nical)? (?:reports?|rep|memo\w*)\b|\bresearch report\b|\b(?:internal|project|final) report\b"
    r"|\bwhite ?paper\b|\brapport (?:technique|de recherche|interne)\b|\brapporto tecnico\b|\binforme tecnico\b"
    r"|\brelatorio tecnico\b|\b(?:forschungs|abschluss)bericht\b|\btechnischer bericht\b|技术报告"
)
PATENT = re.compile(
    r"^(?:(?:us|u s|ep|wo|cn|jp|gb|de|kr|united states|european|german) )?pat(?:ent)?s?(?: app\w*| no)* \w*\d|^patent$"
)
DATA = re.compile(r"^(?:dryad|(?:harvard )?dataverse|mendeley data|pangaea|ieee dataport)\b")
