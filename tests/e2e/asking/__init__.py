"""What people ask, press and are told: in private, in groups, inline."""
