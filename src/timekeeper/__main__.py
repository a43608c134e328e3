"""``python -m timekeeper``."""

from timekeeper.cli import main

if __name__ == "__main__":
    main()
