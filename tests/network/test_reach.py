"""Whether others can reach what is shared, and what the person in charge is told."""

from __future__ import annotations

import socket

from timekeeper.network.reach import Reach, advice, firewall_rule, reached
from timekeeper.network.sharing import Adapter, Sharing

HERE = Adapter("lo", "127.0.0.1")
ELSEWHERE = Adapter("gone", "192.0.2.1")  # for documentation: no computer has it


def test_what_is_shared_answers_at_the_computers_own_adapters(sharing: Sharing):
    assert Reach(HERE, answers=True) in reached(sharing.port)


def test_an_adapter_that_has_gone_does_not_answer(sharing: Sharing):
    assert reached(sharing.port, [ELSEWHERE, HERE]) == (
        Reach(ELSEWHERE, answers=False),
        Reach(HERE, answers=True),
    )


def test_a_port_that_nobody_listens_on_does_not_answer():
    with socket.create_server((HERE.address, 0)) as taken:
        port = taken.getsockname()[1]

    assert reached(port, [HERE]) == (Reach(HERE, answers=False),)


def test_another_program_on_the_port_is_not_taken_for_ours(monkeypatch):
    monkeypatch.setattr("timekeeper.network.reach.PATIENCE", 0.1)
    with socket.create_server((HERE.address, 0)) as other:
        port = other.getsockname()[1]

        assert reached(port, [HERE]) == (Reach(HERE, answers=False),)


def test_looking_can_be_cancelled(sharing: Sharing):
    assert reached(sharing.port, [HERE, HERE], lambda: True) == ()


def test_the_person_in_charge_is_told_port_program_and_the_command():
    told = " ".join(advice(8770, r"C:\Program Files\timekeeper\timekeeper.exe"))

    assert "TCP" in told
    assert "8770" in told
    assert told.endswith(firewall_rule(8770, r"C:\Program Files\timekeeper\timekeeper.exe"))
    assert "Wi-Fi" in told


def test_the_rule_opens_one_port_to_one_program_in_networks_that_are_not_public():
    rule = firewall_rule(8770, "timekeeper.exe")

    for part in ("dir=in", "protocol=TCP", "localport=8770", "profile=private,domain"):
        assert part in rule.split()
    assert 'program="timekeeper.exe"' in rule
