"""Makes a picture of a screen small enough for the guide: ``shrink.py FROM TO``."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

WIDTH = 960

picture = QImage(sys.argv[1])
small = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
if not small.convertToFormat(QImage.Format.Format_RGB888).save(sys.argv[2]):
    sys.exit(f"{sys.argv[1]} could not be made into {sys.argv[2]}")
