"""The chime: what it sounds like, the loudspeaker it sounds through, and the desk that strikes."""
