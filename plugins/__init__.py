"""The schools that come with the platform, one package each."""
