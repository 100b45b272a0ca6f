"""`python -m jiping` is the command `jiping`."""

import sys

from jiping.cli import main

if __name__ == "__main__":
    sys.exit(main())
