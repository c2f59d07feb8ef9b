"""Small stories and pictures that tests at the front door share."""

from __future__ import annotations

DAY = "2023-01-25"


def story(title: str, date: str = DAY, more: str = "", text: str = "Words.") -> str:
    return f"---\ntitle: {title}\nstandfirst: S.\ndate: {date}\nauthor: ibukun\n{more}---\n{text}\n"


PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89"
