"""What `search.py` measures, and how."""
