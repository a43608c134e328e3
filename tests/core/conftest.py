"""How hypothesis works while mutants are tried: to know that a law fails is enough, the smallest case is not looked for."""

from __future__ import annotations

from hypothesis import Phase, settings

settings.register_profile(
    "mutants", database=None, derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate)
)
