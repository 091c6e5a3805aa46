"""The look of Lantern: its layout, its components, and the maker of forms."""
