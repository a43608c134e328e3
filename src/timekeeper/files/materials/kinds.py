"""The kinds of file that are shown with items, by their endings; known without opening any."""

from __future__ import annotations

PDF = ".pdf"
PICTURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".bmp": (b"BM",),
    ".webp": (b"RIFF",),
    ".tif": (b"II*\0", b"MM\0*"),
    ".tiff": (b"II*\0", b"MM\0*"),
}
SLIDES = {
    ".pptx": "ppt/presentation.xml",
    ".ppsx": "ppt/presentation.xml",
    ".odp": "content.xml",
}
OLD_SLIDES = (".ppt", ".pps")
FILMS = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".wmv", ".webm", ".mpg", ".mpeg")
PRESENTATIONS = (*SLIDES, *OLD_SLIDES)
ENDINGS = (PDF, *PICTURES, *SLIDES, *OLD_SLIDES, *FILMS)
