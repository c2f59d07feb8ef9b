"""Presstime: article text and YAML become a financial news publication."""

__version__ = "0.1.0"
