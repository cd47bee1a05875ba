"""What a person means, whichever way it comes in: follow-ups, filters in a question, small talk.

It knows questions and answers, and neither a chat nor a terminal nor a sentence that is shown.
"""
