"""Who may ask which collection: rules by chance, and a walk through every door as somebody to whom some are closed."""
