"""Words in names: particles, words that join two family names, words of groups.

Their meaning follows "Names of Persons" (IFLA), and `dropping-particle` and `non-dropping-particle` of CSL 1.0.2. The
lists are a choice: they have the words that occur in lists of authors.
"""

# In lower case before a family name. Arabic particles can be joined to it by a hyphen.
PARTICLES = frozenset(
    "van von vom der den dem de het 't ’t van't op aan uit in la le les lo los las du des di da dal dalla dei del "
    "della delle degli dos das do ter ten te tot zu zum zur auf af av bin ibn bint ben al el ad ar as an at az ash ul "
    "".split()
)
# "ibn" begins the family name only if one word follows: "Muhammad ibn Musa al-Khwarizmi" has given names with it.
PATRONYMIC = frozenset(("bin", "ibn", "bint", "ben", "in"))
# With a capital they belong to the family name: "De Niro", "Van den Bossche".
CAPITAL_PARTICLES = frozenset(
    "Van Von Vom De Del Della Dei Di Da Dal Du Des Dos Das La Le Los Las Lo Ter Ten Den El Al".split()
)
JOINING = frozenset(("y", "e", "i"))  # "Ramón y Cajal", "Costa e Silva", "Gaudí i Cornet"
GENERATIONS = frozenset(("Filho", "Neto", "Júnior", "Sobrinho"))  # "Silva Filho" is a family name
# With diacritics, they begin a name in Vietnamese order; without, the name can be in either order.
VIETNAMESE = frozenset(
    "Nguyễn Trần Lê Phạm Huỳnh Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lương Đào".split()
)
VIETNAMESE_PLAIN = frozenset("Nguyen Tran Le Pham Huynh Hoang Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Doan".split())
GROUP = frozenset(
    "collaboration collaborations consortium team group project initiative network committee society institute "
    "university foundation laboratory laboratories association organisation organization council agency alliance "
    "collective programme department ministry".split()
)
