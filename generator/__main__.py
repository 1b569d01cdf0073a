"""`python -m generator` is the command `paperfolio`."""

import sys

from generator.cli import main

sys.exit(main())
