"""A store full of years: hundreds of authorities, a whole service, all that it did, to see how it bears them.

Everything is drawn, from the same words as the small demonstration and under the same rules as at the desk.
"""

from __future__ import annotations

from cigdesk.services.demonstration.history.filling import TEN_YEARS, TENTH, History, Tell, fill_history

__all__ = ["TENTH", "TEN_YEARS", "History", "Tell", "fill_history"]
