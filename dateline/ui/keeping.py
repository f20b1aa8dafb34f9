"""The store of stories, if the operator has switched it on in Streamlit's secrets:

[keep]
allowed = true
days = 90                          # for which a story is kept
most = 1000                        # stories

[connections.dateline]             # any database that SQLAlchemy knows; without it a file of SQLite (DATELINE_KEEP)
url = "postgresql+psycopg://user:password@host/database?connect_timeout=5"
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.errors import StreamlitAPIException, StreamlitSecretNotFoundError

from dateline import settings
from dateline.errors import KeepError

if TYPE_CHECKING:
    from dateline.keep.store import Store

CONNECTION = "dateline"


def store() -> "Store | None":
    """None where the operator wants none. Connects to nothing and writes nothing. Raises KeepError with what is wrong with
    the settings."""
    try:
        return _store()
    except KeepError as error:
        raise KeepError(f"Stories are not kept: {error}.") from error


def _store() -> "Store | None":
    try:
        section, connections = st.secrets.get("keep"), st.secrets.get("connections", {})
    except StreamlitSecretNotFoundError:
        return None
    if section is None:
        return None
    # SQLAlchemy takes as long to load as reading an article, and most sites do without.
    from dateline.keep.configuration import configured

    if not hasattr(section, "to_dict"):
        raise KeepError("[keep] is no section")
    keeping = configured(section.to_dict())
    if not keeping.allowed:
        return None
    from dateline.keep.store import Store

    is_named = not isinstance(connections, Mapping) or CONNECTION in connections
    return Store(_engine(is_named=is_named), keeping)


def _engine(*, is_named: bool) -> Any:
    """Streamlit keeps one for all sessions. What a database says of a statement stays without the article in it."""
    from sqlalchemy.exc import SQLAlchemyError

    options: dict[str, Any] = {} if is_named else {"url": _sqlite()}
    try:
        return st.connection(CONNECTION, type="sql", hide_parameters=True, pool_pre_ping=True, **options).engine
    except ImportError as error:
        raise KeepError(f"[connections.{CONNECTION}]: {str(error).rstrip('.')}") from error
    except (SQLAlchemyError, StreamlitAPIException, TypeError, ValueError, AttributeError) as error:
        # Its own words may hold the password.
        raise KeepError(f"[connections.{CONNECTION}] is not laid out as Streamlit and SQLAlchemy want it") from error


def _sqlite() -> str:
    file = settings.keep_file()
    if file is None:
        raise KeepError("DATELINE_KEEP must name the file, as there is no home folder to put it in")
    return f"sqlite:///{file}"
