"""Building the shipped gazetteer and basemap out of what package registries hold. Needs `requirements-build.txt`; never runs in the app."""
