"""The style guide: each component once, for builders of pages and the browser tests. Never live."""
