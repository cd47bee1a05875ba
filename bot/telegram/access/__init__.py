"""Who may ask, by the settings and by what admins decide, and how often; it sends nothing itself."""
