"""Agents: who is received, for which employer, on leave or not, and what was planned with them."""
