"""The school's protocols, guides and ways of working: found by subject and by pupil, with the school's own texts."""
