"""What `compare.py` measures, and how."""
