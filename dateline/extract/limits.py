"""How much a file may cost to read, beside `articles.LONGEST`. Each is crossed by a test."""

from dateline.articles import LONGEST

LARGEST = 10 * 1024 * 1024  # bytes of a file: `server.maxUploadSize` of .streamlit/config.toml
MEMORY = 512 * 1024 * 1024  # bytes of addresses of the child that reads; it starts with 60 MB
CPU = 10  # seconds of a processor
WALL = 15.0  # seconds, the start of the child among them
WAIT = 30.0  # seconds until a child may start, when others are at work
CHILDREN = 2  # at work at the same time, for all sessions of this process: 1 GB at most
ANSWER = 12 * LONGEST  # bytes of what a child answers: JSON writes a letter beyond the BMP in 12
