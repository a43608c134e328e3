"""The windows of the timing report: its pages before they are written, and past conferences."""
