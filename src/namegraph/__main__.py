"""``python -m namegraph`` is the command line."""

from namegraph.cli import main


main()
