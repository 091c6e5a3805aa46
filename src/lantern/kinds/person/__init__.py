"""Who somebody is, where and with whom they live, and what they need to be understood."""
