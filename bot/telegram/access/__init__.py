"""Who may ask, by the settings and by what admins decide; it sends nothing itself."""
