"""Fixtures for all tests: the real gazetteer, opened once, the default article's story, and a PostgreSQL."""

from collections.abc import Callable, Iterator

import pytest

from dateline import articles
from dateline.gazetteers.chain import Chain
from dateline.gazetteers.geocoder import EmbeddedGeocoder
from dateline.model import Story
from dateline.pipeline import open_gazetteer, read
from tests.postgres import missing, running

POSTGRES_SECONDS = 90  # until it answers; it takes two


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Chain]:
    """places.yaml and the embedded gazetteer, as shipped."""
    chain = open_gazetteer(embedded=EmbeddedGeocoder)
    yield chain
    chain.close()


@pytest.fixture(scope="session")
def story(gazetteer: Chain) -> Story:
    """The default article, told by place."""
    article = articles.open_shipped(articles.DEFAULT_ID)
    assert article is not None
    return read(article, gazetteer)


@pytest.fixture(scope="session")
def tell(gazetteer: Chain) -> Callable[[str], Story]:
    """Reads a text as an article."""

    def tell(text: str) -> Story:
        return read(articles.parse(text, "test"), gazetteer)

    return tell


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a real PostgreSQL on loopback; what wants it is skipped, with the reason, where none can be had."""
    if reason := missing():
        pytest.skip(reason)
    with running("tests.postgres", POSTGRES_SECONDS) as url:
        assert url, "PostgreSQL did not start; why stands above, in what it wrote to standard error"
        yield url
