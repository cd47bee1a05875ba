"""To and from Telegram: HTTP, polling or webhook, the pace of messages, and what a failed call means.

It knows updates and messages as JSON, and nothing of what is in them.
"""
