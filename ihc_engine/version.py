"""Version of the code. The knowledge has a version of its own (``rules/manifest.yaml``)."""

__version__ = "0.1.0"
