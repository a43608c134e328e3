"""A point's page is one file, with its account and nothing that is loaded from elsewhere."""

from __future__ import annotations

import json
import re

from timekeeper.files.broker.access import Access
from timekeeper.files.broker.page import point_page

ACCESS = Access(host="mqtt.tinh.vn", account="p007", password="a1" * 10)


def test_it_holds_the_points_account_and_connects_by_the_port_for_browsers():
    found = re.search(r"const BROKER = (\{.*?\});", point_page(ACCESS))

    assert found is not None
    assert json.loads(found[1]) == {
        "address": "wss://mqtt.tinh.vn:8884/mqtt",
        "account": "p007",
        "password": ACCESS.password,
    }


def test_it_loads_no_other_file():
    page = point_page(ACCESS)

    assert not re.search(r"<(script|link|img)[^>]*(src|href)=", page)
    assert "@BROKER@" not in page
    assert "class BrokerLine" in page
