"""Quotes in a series: whom for, what, at what price; then drafts or issued quotes, and a report."""
