"""What the menus ask for, beside the windows: programmes, reports, the record, the check."""
