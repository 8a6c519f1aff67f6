"""`dekkend school new`: a whole package for a school that is not there yet, written at once or not at all."""
