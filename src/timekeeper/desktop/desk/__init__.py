"""The conference as the windows hold it: acts in, one snapshot a second out."""
