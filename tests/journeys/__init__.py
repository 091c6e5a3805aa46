"""Journeys through the whole site, in a real browser, as the people of the fictional county."""
