"""What prevention keeps beside the agenda and the orders; `db.tables` gives it.

The events of the Cercle are appointments, and who came is told with the seats of each authority in them.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer

from db.columns import owner, records, text_column
from db.types import Exact, Instant

circle_programmes = records(
    "circle_programmes",
    Column("year", Integer, nullable=False, unique=True),
    Column("mornings", Integer, nullable=False),
    Column("meetings", Integer, nullable=False),
)

days_changes = records(
    "days_changes",
    owner("engagements"),
    Column("at", Instant, nullable=False),
    text_column("by"),
    Column("before", Exact, nullable=False),
    Column("after", Exact, nullable=False),
    text_column("reason"),
)
