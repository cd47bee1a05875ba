"""What is kept of the questions that people want to hear of again, and when."""
