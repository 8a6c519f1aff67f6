"""Loket Zwijndrechtse Waard, secondary school (vmbo basis and kader): its support plan as values."""
