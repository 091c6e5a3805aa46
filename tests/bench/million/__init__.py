"""A made-up record of a million entries, kept between runs: what the pages are measured on."""
