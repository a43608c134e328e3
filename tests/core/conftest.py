"""How hypothesis works while mutants are tried: few cases, and any that fails is enough."""

from __future__ import annotations

from hypothesis import Phase, settings

settings.register_profile(
    "mutants",
    max_examples=20,
    database=None,
    derandomize=True,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
)
