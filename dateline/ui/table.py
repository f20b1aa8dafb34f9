"""A table in which one row is chosen: by a click on any of its cells, or with the keys."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st


def chosen_row(
    columns: Mapping[str, Sequence[Any]],
    config: Mapping[str, Any],
    key: str,
    height: int | Literal["stretch"],
    row_height: int | None = None,
) -> int:
    """Shows it; the number of the row that is chosen, the first until one is. Another `key` makes the table anew: it must
    hold whatever gives the numbers of rows another meaning."""
    count = len(next(iter(columns.values())))
    event = st.dataframe(
        columns,
        key=key,
        height=height,
        row_height=row_height,
        placeholder="",
        hide_index=True,
        column_config=config,
        on_select="rerun",
        selection_mode="single-cell",
    )
    number: int = next((row for row, _ in event.selection.cells), 0)
    return number if number < count else 0
