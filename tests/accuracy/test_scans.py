"""The grain of a scan that is made is the same each time, so that figures of scans are too."""

import pytest

Image = pytest.importorskip("PIL.Image", reason="what makes scans is an optional part")


def test_grain_depends_on_its_seed_and_not_on_what_was_drawn_before(tmp_path):
    from tests.accuracy.scans import Copier, begin_grain, scanned

    source = tmp_path / "source.pdf"
    Image.new("L", (80, 60), 255).save(source, "PDF")

    made = []
    for before, seed in ((1, 1), (2, 1), (1, 2)):
        Image.effect_noise((50, 50 * before), 20)
        begin_grain(seed)
        made.append(scanned(source, 0, Copier(seals=0)).partition(b"/CreationDate")[0])

    assert made[0] == made[1] != made[2]
