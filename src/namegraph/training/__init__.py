"""How the reader's weights were made, so that anybody can make them again.

``synthesis`` writes examples from name lists and sentence templates, ``examples`` turns annotated
corpora into examples, and ``news`` texts of our own; ``renaming`` and ``casing`` give them other
names and the letters of headlines; ``reader`` trains and averages the weights that namegraph ships.
"""
