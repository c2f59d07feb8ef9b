"""Prices: exchanges and their sessions, money, the arithmetic and the prose of moves."""
