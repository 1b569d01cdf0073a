"""Words in names that are no given name: particles, what joins two family names, what makes a group.

What they mean is told by the guides for cataloguers ("Names of Persons", IFLA) and by CSL's `dropping-particle` and
`non-dropping-particle`; which of them are listed here is a choice: those that people write in lists of authors.
"""

# In lower case before a family name. Those of Arabic may be joined to it by a hyphen.
PARTICLES = frozenset(
    "van von vom der den dem de het 't ’t van't op aan uit in la le les lo los las du des di da dal dalla dei del "
    "della delle degli dos das do ter ten te tot zu zum zur auf af av bin ibn bint ben al el ad ar as an at az ash ul "
    "".split()
)
# "ibn" begins the family name only where one word follows: "Muhammad ibn Musa al-Khwarizmi" has given names with it.
PATRONYMIC = frozenset(("bin", "ibn", "bint", "ben", "in"))
# With a capital they belong to the family name: "De Niro", "Van den Bossche".
CAPITAL_PARTICLES = frozenset(
    "Van Von Vom De Del Della Dei Di Da Dal Du Des Dos Das La Le Los Las Lo Ter Ten Den El Al".split()
)
JOINING = frozenset(("y", "e", "i"))  # "Ramón y Cajal", "Costa e Silva", "Gaudí i Cornet"
GENERATIONS = frozenset(("Filho", "Neto", "Júnior", "Sobrinho"))  # "Silva Filho" is a family name
# With their marks they begin a name in its own order; without, somebody has written it for others, in either order.
VIETNAMESE = frozenset(
    "Nguyễn Trần Lê Phạm Huỳnh Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lương Đào".split()
)
VIETNAMESE_PLAIN = frozenset("Nguyen Tran Le Pham Huynh Hoang Vu Vo Dang Bui Do Ho Ngo Duong Ly Dinh Doan".split())
GROUP = frozenset(
    "collaboration collaborations consortium team group project initiative network committee society institute "
    "university foundation laboratory laboratories association organisation organization council agency alliance "
    "collective programme department ministry".split()
)
