"""Who may ask: the Host of each request and the Origin of each socket.

The preview shows drafts and embargoed stories. A page elsewhere could read them by DNS rebinding (its own
name made to point here) or over the socket, if any name or origin were answered.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]/@\s]+)(?::(\d{1,5}))?")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Guard:
    """`named`: what this machine was named with --host and its own names, where others may ask.

    `is_wide` tells that the preview listens beyond this machine. An address in numbers can't be rebound, so
    then any is answered, and any port, for a container or tunnel may lead from another.
    """

    port: int
    named: frozenset[str] = frozenset()
    is_wide: bool = False

    def allows_host(self, host: str | None) -> bool:
        matched = _HOST.fullmatch((host or "").strip().lower())
        if matched is None:
            return False
        name, port = matched[1], int(matched[2] or 80)
        if port != self.port and not self.is_wide:
            return False
        return name in _LOOPBACK or name in self.named or (self.is_wide and _is_number(name))

    @staticmethod
    def allows_origin(origin: str | None, host: str) -> bool:
        """No Origin is no browser; a browser must come from the very host that it asks."""
        return origin is None or origin.strip().lower() in (
            f"http://{host.lower()}",
            f"https://{host.lower()}",
        )


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
