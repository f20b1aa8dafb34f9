"""What has been corrected, each of which can be taken back; and the same for places.yaml."""

import streamlit as st

from dateline import settings
from dateline.export.places_yaml import fragment, merged
from dateline.model import Story
from dateline.ui import corrections
from dateline.ui.plain import plain
from dateline.views.verdicts import described
from dateline.views.words import times


def show_corrected(story: Story) -> None:
    """Nothing where nothing has been corrected."""
    article_id = story.article.id
    listed = corrections.now(article_id)
    if not listed:
        return
    st.markdown(f"**{times(len(listed), 'correction')}**")
    st.caption("They stand in the address of this page: whoever opens it sees the article as corrected here.")
    for number, correction in enumerate(listed):
        of, said = described(correction, story)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Remove", key=f"remove-{number}", on_click=corrections.remove, args=(article_id, correction))
            st.markdown(f"{plain(of)}: {plain(said)}")
    with st.expander("For every article: put them into places.yaml"):
        st.code(fragment(listed), language="yaml")
        places = settings.places_file()
        try:
            text = merged(places.read_text("utf-8") if places.exists() else "", listed)
        except (OSError, ValueError) as error:
            st.warning(plain(f"{places.name} cannot be read, so only the lines above can be copied: {error}"))
            return
        st.download_button(
            f"Download the whole {places.name}", text, "places.yaml", "application/yaml", on_click="ignore"
        )
