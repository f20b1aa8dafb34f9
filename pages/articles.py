"""Articles brought by a reader, and the shelf of all that can be opened."""

from dateline.ui.articles_page import show_articles

show_articles()
