"""When it is said to have happened: an axis, and the words."""

from dateline.ui.timeline_page import show_timeline

show_timeline()
