"""Dekkend: the platform that runs the support profiles of many schools."""
