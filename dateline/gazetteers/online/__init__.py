"""Asking a geopy service safely. Nothing is asked unless the operator has configured it (`configuration.py`)."""
