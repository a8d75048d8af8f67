"""Who opened, exported or printed what: a chain that is only ever added to.

Revision ID: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_LAST_HASH = (
    "coalesce((SELECT hash FROM accesses ORDER BY seq DESC LIMIT 1), (SELECT hash FROM access_anchors))"
)
_LAST_SEQ = "coalesce((SELECT max(seq) FROM accesses), (SELECT seq FROM access_anchors))"
_TRIGGERS = (
    # REPLACE deletes without the trigger of deletions, but has to pass this one first.
    "CREATE TRIGGER accesses_in_turn BEFORE INSERT ON accesses"
    f" WHEN new.seq IS NOT {_LAST_SEQ} + 1 OR new.previous IS NOT {_LAST_HASH}"
    " BEGIN SELECT RAISE(ABORT, 'accesses: a link follows the last one'); END",
    "CREATE TRIGGER accesses_as_written BEFORE UPDATE ON accesses"
    " BEGIN SELECT RAISE(ABORT, 'accesses: a link is never changed'); END",
    "CREATE TRIGGER accesses_kept BEFORE DELETE ON accesses"
    " WHEN old.seq > (SELECT seq FROM access_anchors)"
    " BEGIN SELECT RAISE(ABORT, 'accesses: a link is kept until it is purged'); END",
    "CREATE TRIGGER access_anchors_forward BEFORE UPDATE ON access_anchors"
    " WHEN new.id <> 1 OR new.seq < old.seq OR NOT EXISTS (SELECT 1 FROM accesses AS link"
    " WHERE link.seq = new.seq AND link.hash = new.hash"
    # 180 days.
    " AND link.at <= (SELECT at FROM accesses ORDER BY seq DESC LIMIT 1) - 15552000)"
    " BEGIN SELECT RAISE(ABORT, 'accesses: the anchor moves on to an old link'); END",
    "CREATE TRIGGER access_anchors_one BEFORE INSERT ON access_anchors"
    " WHEN EXISTS (SELECT 1 FROM access_anchors)"
    " BEGIN SELECT RAISE(ABORT, 'accesses: there is one anchor'); END",
    "CREATE TRIGGER access_anchors_kept BEFORE DELETE ON access_anchors"
    " BEGIN SELECT RAISE(ABORT, 'accesses: the anchor stays'); END",
)


def upgrade() -> None:
    """Make the chain and its anchor, and the time for which a centre keeps it."""
    op.create_table(
        "accesses",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_accesses"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name="fk_accesses_person_id", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_accesses_at", "accesses", ["at"])
    op.create_index("ix_accesses_person_id", "accesses", ["person_id"])
    op.create_index(
        "ix_accesses_record_id", "accesses", ["record_id"], sqlite_where=sa.text("record_id IS NOT NULL")
    )
    op.create_table(
        "access_anchors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_access_anchors"),
        sa.CheckConstraint("id = 1", name="ck_access_anchors_one"),
    )
    anchor = sa.text("INSERT INTO access_anchors (id, seq, hash) VALUES (1, 0, :nothing)")
    op.execute(anchor.bindparams(nothing="0" * 64))
    for trigger in _TRIGGERS:
        op.execute(trigger)
    with op.batch_alter_table("centres") as centres:
        centres.add_column(sa.Column("access_months", sa.Integer(), nullable=False, server_default="12"))
