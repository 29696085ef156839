"""What the program makes of anything: odd bytes, odd YAML, odd stories, killed commands, other surroundings.

The tests of this folder try a little of it at each run of the suite; `make fuzz` tries far more.
"""
