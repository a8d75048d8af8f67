"""CIGDesk: the desktop program of the social work and prevention teams of French centres de gestion."""

__version__ = "0.3.0"
