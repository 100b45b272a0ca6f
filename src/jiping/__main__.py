"""`python -m jiping` is the command `jiping`."""

import sys

from jiping.cli import main

sys.exit(main())
