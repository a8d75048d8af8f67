"""Run by Alembic: migrations and their drafting work on the connection that db.migrate hands over.

Migrations never read the tables of today's program: the metadata is there to draft the next one alone.
"""

from alembic import context

from db.check import unmanaged

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    include_object=unmanaged(connection),
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=False,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
