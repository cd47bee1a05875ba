"""The ways in for programs: HTTP (`wenju api`), and the Model Context Protocol for language models (`wenju mcp`).

Both offer the same `operations`, which only read: search, show, list, cite, and verify a quotation. `http_api` answers
them over HTTP for those who have one of the `keys`, and `openapi` describes them; `model_tools` hands them to models.
"""
