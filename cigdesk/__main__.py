"""`python -m cigdesk` is the `cigdesk` command."""

from __future__ import annotations

import sys

from cigdesk.cli import main

sys.exit(main())
