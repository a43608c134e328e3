"""Makes what is handed out: the Windows installer, the portable folder, the Debian package."""
