"""Exchange: pupils from the administration of the school, and two records of one child made one."""
