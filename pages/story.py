"""The map of an article and, beside it, the words."""

from dateline.ui.story_page import show_story

show_story()
