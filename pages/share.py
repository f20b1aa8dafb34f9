"""Links to what is shown, and a frame of it for another page."""

from dateline.ui.share_page import show_share

show_share()
