"""The benchmark: how fast the pages are beside a bare view, and with many schools beside two."""
