"""What other pages may ask of this one: `Workbench.go("catalogue", "ACFI")` shows the offer of that code."""

from __future__ import annotations

PAGE_ID = "catalogue"
