"""The alliance's administrator: schools, plugins, quarantine, new schools, colleagues. No case and no pupil."""
