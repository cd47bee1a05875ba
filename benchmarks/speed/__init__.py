"""Speed against peers on the same tokens and questions: `python -m benchmarks.speed CORPUS`."""
