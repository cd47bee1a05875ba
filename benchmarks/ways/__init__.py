"""What people wait for in the ways they use Wenju: `python -m benchmarks.ways FIGURE CORPUS WORK` measures one figure.

The commands and the bot run as processes, the bot against the Bot API stand-in of the tests; what is compared runs in
turn, so that whatever else the machine does weighs on both.
"""
