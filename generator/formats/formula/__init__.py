"""The language of formulas for metrics: text -> expression, or an error with its place. No formula is run as code.

    lexer    text -> words with their places
    parser   words -> expression, by operator precedence (Pratt, "Top Down Operator Precedence", 1973)
    names    the fields of papers, and the functions with their arguments
    judge    checks that the types of the parts fit
    printer  expression -> text that is parsed as this expression

`generator/arranging/metrics/formulas.py` computes the value of an expression.
"""
