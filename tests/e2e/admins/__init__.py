"""What owners and admins do, who is let in, and who is kept out of it."""
