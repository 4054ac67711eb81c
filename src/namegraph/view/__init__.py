"""A graph as one page: a single HTML file that opens anywhere and asks no network for anything."""

from namegraph.view.page import notebook_html, prepare, render, save


__all__ = ["notebook_html", "prepare", "render", "save"]
