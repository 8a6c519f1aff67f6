"""Work that passes to another: for a time when somebody is away, for good when somebody leaves."""
