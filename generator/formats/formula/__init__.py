"""The language of the author's own figures: a text -> expression, or where it is wrong. Nothing of it is run as code.

    lexer    text -> words with their places
    parser   words -> an expression, by what each operator binds (Pratt, "Top Down Operator Precedence", 1973)
    names    which fields of papers there are, which functions, and what each takes
    judge    whether the parts of an expression fit each other
    printer  an expression -> the text that reads as it

`generator/arranging/metrics/formulas.py` says what an expression comes to.
"""
