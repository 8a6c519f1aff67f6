"""The kinds of acts by which the ledger can be narrowed, as they stand in the address. Pure."""

READ, WRITTEN, REFUSED, OUTSIDE = "gelezen", "gedaan", "geweigerd", "buiten"
