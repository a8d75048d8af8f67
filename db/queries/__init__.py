"""Read queries: Core selects into frozen rows, never loaded objects."""
