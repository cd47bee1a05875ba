"""The weights of ranking, window and confidence, fitted to question sets: `python -m benchmarks.fit SET... --write`."""
