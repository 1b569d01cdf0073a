"""The names of months in the languages of biblatex, and the words for seasons and quarters.

The names of months are those of the Unicode CLDR (Babel 2, `Locale.months`: wide, alone and in dates). A package with
them has 33 MB and is too large for this one table. The words for seasons are those of biblatex's `.lbx` files.
"""

from functools import cache, lru_cache

from generator.model.date import MONTHS

NAMES = (
    """
    enero gener gennaio ianuarie jaanuar janeiro januar januari january január januára janvier janvāris janúar leden
    ledna ocak sausio sausis siječanj siječnja styczeń stycznia tammikuu tammikuuta urtarrila xaneiro ιανουάριοσ
    ιανουαρίου січень січня январь января януари јануар जानेवारी
    """,
    """
    febbraio febreiro febrer febrero februar februari februarie february február februára februāris febrúar
    fevereiro février helmikuu helmikuuta lutego luty otsaila vasario vasaris veebruar veljača veljače únor února
    şubat φεβρουάριοσ φεβρουαρίου лютий лютого фебруар февраль февраля февруари फेब्रुवारी
    """,
    """
    březen března kovas kovo maaliskuu maaliskuuta maart marca march marec mars mart martie marts martxoa marzec
    marzo març março március märts märz ožujak ožujka μάρτιοσ μαρτίου березень березня март марта मार्च
    """,
    """
    abril apirila april aprile aprilie aprill apríl apríla aprīlis avril balandis balandžio duben dubna huhtikuu
    huhtikuuta kwiecień kwietnia nisan travanj travnja április απρίλιοσ απριλίου апрель апреля април квітень квітня
    एप्रिल
    """,
    """
    gegužė gegužės květen května maggio mai maiatza maig maijs maio maj maja may mayo mayıs maí mei máj mája május
    svibanj svibnja toukokuu toukokuuta μάιοσ μαΐου май мая мај травень травня मे
    """,
    """
    birželio birželis czerwca czerwiec ekaina giugno haziran iunie juin jun june junho juni junij junio juny juuni
    jún júna június júní jūnijs kesäkuu kesäkuuta lipanj lipnja xuño červen června ιουνίου ιούνιοσ июнь июня червень
    червня юни јун जून
    """,
    """
    heinäkuu heinäkuuta iulie juillet jul julho juli julij julio juliol july juuli júl júla július júlí jūlijs liepa
    liepos lipca lipiec luglio srpanj srpnja temmuz uztaila xullo července červenec ιουλίου ιούλιοσ июль июля липень
    липня юли јул जुलै
    """,
    """
    abuztua agost agosto août august augusta augusti augusts augustus augusztus avgust ağustos elokuu elokuuta
    kolovoz kolovoza rugpjūtis rugpjūčio sierpień sierpnia srpen srpna ágúst αυγούστου αύγουστοσ август августа
    серпень серпня ऑगस्ट
    """,
    """
    eylül iraila rugsėjis rugsėjo rujan rujna septembar september septembra septembre septembrie septembris
    septiembre setembre setembro settembre syyskuu syyskuuta szeptember wrzesień września září σεπτέμβριοσ
    σεπτεμβρίου вересень вересня сентябрь сентября септембар септември सप्टेंबर
    """,
    """
    ekim listopad listopada lokakuu lokakuuta october octobre octombrie octubre oktobar oktober oktobris oktoober
    október októbra ottobre outubro październik października spalio spalis urria říjen října οκτωβρίου οκτώβριοσ
    жовтень жовтня октобар октомври октябрь октября ऑक्टोबर
    """,
    """
    azaroa kasım lapkritis lapkričio listopad listopada listopadu marraskuu marraskuuta noiembrie novembar november
    novembra novembre novembris novembro noviembre nóvember studeni studenoga νοέμβριοσ νοεμβρίου листопад листопада
    новембар ноември ноябрь ноября नोव्हेंबर
    """,
    """
    abendua aralık decembar december decembra decembrie decembris decembro desember desembre detsember dezember
    dezembro dicembre diciembre décembre grudnia grudzień gruodis gruodžio joulukuu joulukuuta prosinac prosinca
    prosince prosinec δεκέμβριοσ δεκεμβρίου грудень грудня декабрь декабря декември децембар डिसेंबर
    """,
)
SEASON_WORDS = (
    "spring frühling frühjahr printemps primavera lente vår forår",
    "summer sommer été estate verano verão zomer",
    "autumn fall herbst automne autunno otoño outono herfst höst efterår",
    "winter hiver inverno invierno vinter",
)
ORDINALS = ("1 1st first i", "2 2nd second ii", "3 3rd third iii", "4 4th fourth iv")


@lru_cache(maxsize=1_000)
def month_of(word: str) -> int:
    """Return the number of the month that `word` names, 0 if there is none.

    Three letters are enough if they fit one month only: "Dez." -> 12. English comes first. "listopad", October in
    Croatian and November in Czech, is none.
    """
    word = word.casefold().rstrip(".")
    if word == "sept":
        return 9
    if len(word) < 3:
        return 0
    english = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    whole = {number for name, number in _names() if name == word}
    found = set(english) or whole or {number for name, number in _names() if name.startswith(word)}
    return found.pop() if len(found) == 1 else 0


@lru_cache(maxsize=1_000)
def season_of(word: str) -> int:
    """Return the EDTF number of the season or quarter that `word` names ("Spring", "Q3", "thirdquarter"), or 0."""
    word = word.casefold().rstrip(".").replace(" ", "").replace("-", "")
    for number, words in enumerate(SEASON_WORDS, 21):
        if word in words.split():
            return number
    for number, words in enumerate(ORDINALS, 33):
        if word == f"q{number - 32}" or word in {f"{name}quarter" for name in words.split()}:
            return number
    return 0


@cache
def _names() -> tuple[tuple[str, int], ...]:
    return tuple((name, number) for number, names in enumerate(NAMES, 1) for name in names.split())
