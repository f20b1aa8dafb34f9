"""The tree of errors. Each is also the built-in that it resembles, so that a caller may catch either.

DatelineError
├── ArticleError(ValueError)      an article that cannot be read
├── GazetteerError(OSError)       a gazetteer file that is missing, broken or of another version
├── LinkError(ValueError)         corrections that a link cannot hold
├── ExportError(ValueError)       a story that cannot be written as asked, or a file of one that cannot be read back
├── GeocodingError(ValueError)    a configuration of online geocoding that cannot be used; what a service does is no error,
│                                 but an `Outcome`
├── FetchError(OSError)           an address that is not fetched, a feed that cannot be read, or a configuration of fetching
│                                 that cannot be used
└── KeepError(OSError)            a story that could not be kept or opened, or a configuration of keeping that cannot be used
"""


class DatelineError(Exception):
    """Anything that Dateline refuses, with a sentence for the user."""


class ArticleError(DatelineError, ValueError):
    """An article that cannot be read."""


class GazetteerError(DatelineError, OSError):
    """A gazetteer file that is missing, broken or of another version."""


class LinkError(DatelineError, ValueError):
    """Corrections that a link cannot hold."""


class ExportError(DatelineError, ValueError):
    """A story that cannot be written as asked, or a file of one that cannot be read back."""


class GeocodingError(DatelineError, ValueError):
    """A configuration of online geocoding that cannot be used."""


class FetchError(DatelineError, OSError):
    """An address that is not fetched, a feed that cannot be read, or a configuration that cannot be used."""


class KeepError(DatelineError, OSError):
    """A story that could not be kept or opened, or a configuration that cannot be used."""
