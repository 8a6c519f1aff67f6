"""The set-up page: effective values with their origin, problems and conformance."""
