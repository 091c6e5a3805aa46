"""The maker of forms: from a kind to its questions, what was typed, the answers to check, and the hints beside them."""
