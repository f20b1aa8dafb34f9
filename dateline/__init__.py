"""A war report as a map that can be checked."""

__version__ = "0.1.0.dev0"  # nothing is released yet
