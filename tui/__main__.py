"""`python -m tui` is the command."""

import sys

from tui.command import main

sys.exit(main())
