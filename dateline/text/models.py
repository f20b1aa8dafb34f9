"""What reading knows beforehand: lists of words, and what was learnt from annotated texts."""

from dataclasses import dataclass
from functools import cache

from dateline.text import cues, linear
from dateline.text.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Models:
    """`tagger` finds names, `senses` judges whether one is a place or one who acts."""

    cues: cues.Cues
    tagger: Tagger
    senses: linear.Linear


@cache
def load() -> Models:
    """The shipped ones; read once in a process."""
    words = cues.load()
    return Models(words, Tagger(linear.load("names"), words), linear.load("senses"))
