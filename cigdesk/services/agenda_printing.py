"""The agenda on paper."""
from cigdesk.services.context import Context
class AgendaPrinting:
    """Sheets."""
    def __init__(self, context: Context) -> None:
        self._context = context
