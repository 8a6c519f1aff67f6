"""The school's partners: found by need and by pupil, with what must happen first, and what the school knows of them."""
