"""A point's page for a browser as one file, which follows over the broker's WebSocket.

Mosquitto could hand pages out itself, but over TLS it offers HTTP/2 and then does not answer.
"""

from __future__ import annotations

import json
import re
from functools import cache

from timekeeper.files.broker.access import Access
from timekeeper.files.places import resources

_LAST = '<script src="/pages/point.js" defer></script>'


def point_page(access: Access) -> str:
    """Return the page; whoever has it can speak for the point, as with its sheet.

    Browsers come by the port after that of the account.
    """
    address = f"wss://{access.host}:{access.port + 1}/mqtt"
    told = {"address": address, "account": access.account, "password": access.password}
    return _whole().replace("@BROKER@", json.dumps(told))


@cache
def _whole() -> str:
    """Return the page with all its styles and scripts within, but for the account."""
    folder = resources() / "pages"
    page = (folder / "point.html").read_text(encoding="utf-8")
    page = page.replace(_LAST, '<script src="/pages/mqtt.js" defer></script>\n' + _LAST)

    def within(found: re.Match[str]) -> str:
        return (folder / found[1]).read_text(encoding="utf-8")

    scripts = re.findall(r'<script src="/pages/([a-z]+\.js)" defer></script>', page)
    # The hall's own pictures lie on its server alone.
    page = page.replace('<link id="backdrop-style" rel="stylesheet" href="backdrop.css">\n', "")
    code = "".join((folder / name).read_text(encoding="utf-8") for name in scripts)
    page = re.sub(r'<script src="[^"]*" defer></script>\n', "", page)
    page = re.sub(
        r'<link rel="stylesheet" href="/pages/([a-z]+\.css)">',
        lambda found: f"<style>{within(found)}</style>",
        page,
    )
    return page.replace("</body>", f"<script>const BROKER = @BROKER@;\n{code}</script>\n</body>")
