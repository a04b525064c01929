"""``python -m review_widgets.cli``: the same as ``learning-review``."""

import sys

from review_widgets.cli import main

if __name__ == "__main__":
    sys.exit(main())
