"""Who says what: every claim in a table, and what each side says of one place."""

from dateline.ui.claims_page import show_claims

show_claims()
