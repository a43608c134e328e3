"""The windows of one conference, connected."""
