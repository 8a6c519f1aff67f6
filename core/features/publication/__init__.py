"""The profile as anybody may read it: the page with its anchors, the paper, the data."""
