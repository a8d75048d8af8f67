"""What the hostile tests share: their texts and files can be imported, as a command imports them too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
