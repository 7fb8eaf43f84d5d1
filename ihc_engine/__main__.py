"""``python -m ihc_engine`` is the ``ihc-engine`` command."""

from ihc_engine.cli.entry import main

main()
