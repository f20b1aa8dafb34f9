"""Every mention and the place it was taken for; a person can say otherwise."""

from dateline.ui.review_page import show_review

show_review()
