"""The frame of the app: `streamlit run dashboard.py`."""

import streamlit as st

st.set_page_config(
    page_title="Dateline: a war report on a map", page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed"
)
st.navigation(
    [
        st.Page("pages/story.py", title="Map", default=True),
        st.Page("pages/timeline.py", title="Timeline"),
        st.Page("pages/claims.py", title="Claims"),
        st.Page("pages/compare.py", title="Compare"),
        st.Page("pages/review.py", title="Check"),
        st.Page("pages/articles.py", title="Articles"),
        st.Page("pages/share.py", title="Share"),
        st.Page("pages/about.py", title="About"),
    ],
    position="hidden" if st.context.is_embedded else "top",
).run()
