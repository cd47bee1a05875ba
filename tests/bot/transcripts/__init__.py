"""Questions and answers as documents."""
