"""What new reports say to the questions that people keep (`subscriptions`): found as they come in, and sent.

`finding` asks the new reports, `herald` does that beside all else and tells what is due.
"""
