"""The watch: a small process that tells somebody of what nobody recorded or took on in time."""
