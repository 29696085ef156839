"""YAML as people write it: read with the place of each node, and edited without touching what stands around."""
