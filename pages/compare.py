"""Several articles on one map, and what each says of one place."""

from dateline.ui.compare_page import show_compare

show_compare()
