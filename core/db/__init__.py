"""The database: base class and mixins, types, sessions, history, announcements, jobs, migrations."""
