"""What the words and shapes mean, where the data comes from, what Dateline cannot do."""

from dateline.ui.about import show_about

show_about()
