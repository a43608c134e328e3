"""Everything on a wire: the programme in the browsers of the building, and acts from afar.

Nothing here opens a socket until the operator switches it on, and nothing received is trusted.
"""
