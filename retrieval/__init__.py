"""Find the passage that answers a question, and cite it. Knows no chat and no terminal."""
