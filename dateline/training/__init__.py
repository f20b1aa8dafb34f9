"""Trains the models that reading uses. A tool for the keepers of this project; the app does without it."""
