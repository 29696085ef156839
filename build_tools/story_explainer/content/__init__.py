"""The content tree on disk: stories loaded and checked, converted, begun, approved; written whole or not at all."""
