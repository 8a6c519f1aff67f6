"""The demonstration: invented schools and people, and their cases carried through the services that people use."""
