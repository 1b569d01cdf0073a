"""Symbols of TeX's formulas -> characters, for formulas as plain text."""

GREEK = dict(
    zip(
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron "
        "pi varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma "
        "Upsilon Phi Psi Omega".split(),
        "αβγδεεζηθϑικϰλμνξοπϖρϱσςτυφφχψωΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)
ORDINARY = GREEK | {
    "ell": "ℓ", "hbar": "ℏ", "infty": "∞", "partial": "∂", "nabla": "∇", "Re": "Re", "Im": "Im", "aleph": "ℵ",
    "beth": "ℶ", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "nexists": "∄", "neg": "¬",
    "lnot": "¬", "prime": "′", "angle": "∠", "triangle": "△", "square": "□", "Box": "□", "bot": "⊥", "top": "⊤",
    "dagger": "†", "ddagger": "‡", "dag": "†", "star": "⋆", "bullet": "•", "circ": "∘", "degree": "°", "odot": "⊙",
    "oplus": "⊕", "otimes": "⊗", "imath": "ı", "jmath": "ȷ", "wp": "℘", "dots": "…", "ldots": "…", "cdots": "⋯",
    "vdots": "⋮", "ddots": "⋱", "lbrace": "{", "rbrace": "}", "langle": "⟨", "rangle": "⟩", "lvert": "|",
    "rvert": "|", "vert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "lceil": "⌈", "rceil": "⌉", "lfloor": "⌊",
    "rfloor": "⌋", "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃",
    "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂", "backslash": "\\", "eth": "ð", "mho": "℧", "sharp": "♯",
    "flat": "♭", "natural": "♮", "diamond": "⋄", "clubsuit": "♣", "spadesuit": "♠", "checkmark": "✓",
}  # fmt: skip
# Operators and relations between two operands; a space after one is shown if there is one before it.
BETWEEN = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "cup": "∪", "cap": "∩", "setminus": "∖",
    "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "ll": "≪",
    "gg": "≫", "neq": "≠", "ne": "≠", "sim": "∼", "simeq": "≃", "approx": "≈", "cong": "≅", "equiv": "≡",
    "propto": "∝", "lesssim": "≲", "gtrsim": "≳", "leqslant": "⩽", "geqslant": "⩾", "prec": "≺", "succ": "≻",
    "preceq": "⪯", "succeq": "⪰", "in": "∈", "ni": "∋", "notin": "∉", "subset": "⊂", "supset": "⊃", "subseteq": "⊆",
    "supseteq": "⊇", "subsetneq": "⊊", "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←",
    "leftrightarrow": "↔", "longrightarrow": "⟶", "longleftarrow": "⟵", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "Longrightarrow": "⟹", "implies": "⟹", "iff": "⟺", "mapsto": "↦", "uparrow": "↑",
    "downarrow": "↓", "hookrightarrow": "↪", "rightsquigarrow": "⇝", "leadsto": "⇝", "parallel": "∥", "perp": "⊥",
    "mid": "|", "vdash": "⊢", "models": "⊨", "asymp": "≍", "doteq": "≐", "triangleq": "≜", "coloneqq": "≔",
    "rtimes": "⋊", "ltimes": "⋉", "boxplus": "⊞", "uplus": "⊎", "sqcup": "⊔", "sqcap": "⊓", "lt": "<", "gt": ">",
}  # fmt: skip
FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min Pr sec sin sinh sup tan tanh argmin argmax Tr".split()
)
FONTS = frozenset(
    "mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak boldsymbol bm mathnormal mathbbm mathds operatorname "
    "operatorname* ensuremath mathop mathbin mathrel mathord underbrace overbrace pmb bold".split()
)
TEXTS = frozenset(
    "text textrm textit textbf textsf texttt textsc textnormal textup textmd textsl emph mbox hbox".split()
)
SILENT = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle rm bf it cal sf tt em "
    "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits negthinspace nonumber xspace relax".split()
)
SPACES = {",": " ", ";": " ", ":": " ", ">": " ", " ": " ", "!": "", "quad": " ", "qquad": " ", "thinspace": " "}
ESCAPED = {"{": "{", "}": "}", "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "|": "‖"}
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303", "bar": "\u0304",
    "overline": "\u0305", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c", "breve": "\u0306",
    "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a", "underline": "\u0332",
}  # fmt: skip
DOUBLE_STRUCK = dict(zip("CHNPQRZ1", "ℂℍℕℙℚℝℤ𝟙", strict=True))
HIGH = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True)) | {
    "∘": "°", "′": "′", "*": "*", "∗": "*", "⋆": "*", "†": "†", "‡": "‡",
}  # fmt: skip
LOW = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)) | {"⊙": "⊙"}
