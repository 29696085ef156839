"""The story as data: its model, its checks, its problems. Imports nothing else of the package."""
