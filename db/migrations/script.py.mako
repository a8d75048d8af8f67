"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None

# Tables whose number of rows this migration means to change, and triggers it means to drop:
# any other loss, of a rebuilt table's children for instance, rolls the whole migration back.
CHANGES_ROWS_OF: frozenset[str] = frozenset()
DROPS_TRIGGERS: frozenset[str] = frozenset()


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
