"""People who work with the school: sign-in, invitations, memberships and roles."""
