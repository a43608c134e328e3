"""A real nats-server on loopback with its MQTT listener: the points' second broker.

It is spoken to at QoS 0. Who may say what stands in its own words: a topic's / is a dot there.
"""

from __future__ import annotations

import json
import os
import shutil
import sysconfig
from typing import Any

from tests.network.mosquitto import HOST, Mosquitto
from timekeeper.files.broker.access import HALL, Access

PLACES = os.pathsep.join((sysconfig.get_path("scripts"), os.environ.get("PATH", "")))
PROGRAM = shutil.which("nats-server", path=PLACES)


class Nats(Mosquitto):
    """The same points' broker, of another make."""

    program = PROGRAM
    qos = 0
    listens = "Listening for MQTT clients on tls"

    def _configure(self) -> list[str]:
        tls = {"cert_file": str(self.certificate), "key_file": str(self.folder / "server.key")}
        told = {
            "server_name": "timekeeper",
            "listen": f"{HOST}:{self.port + 1}",
            "jetstream": {"store_dir": str(self.folder / "kept")},
            "mqtt": {"listen": f"{HOST}:{self.port}", "tls": tls},
            "authorization": {"users": [_user(self.hall), *map(_user, self.accounts)]},
        }
        conf = self.folder / "nats.conf"
        conf.write_text(json.dumps(told), encoding="utf-8")
        return ["-c", str(conf)]


def _user(access: Access) -> dict[str, Any]:
    name = access.account
    says, reads = [f"timekeeper.from.{name}"], ["timekeeper.view", f"timekeeper.to.{name}"]
    if name == HALL:
        says, reads = (
            ["timekeeper.view", "timekeeper.to.*"],
            ["timekeeper.view", "timekeeper.from.*"],
        )
    told = {"user": name, "password": access.password}
    return {**told, "permissions": {"publish": says, "subscribe": reads}}
