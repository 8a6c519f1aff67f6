"""The demonstration: invented schools with invented people, built through the same services that people use."""
