"""A second reader of names, for people who want the best reading and can wait.

A small transformer reads each text beside spaCy, and both have a say in each token (``product``).
``pieces`` cuts words into the pieces that the transformer knows, ``passages`` a text into stretches
that fit it, ``encoder`` runs it, and ``component`` makes a part of a spaCy pipeline of it. How its
weights were made is told in ``namegraph.training.accurate``.
"""
