"""The children in need census: read as a stream, checked, and told to the law as facts."""
