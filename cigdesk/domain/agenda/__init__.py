"""The rules of the agenda: time, overlaps, slots, conflicts. Pure: no store, no window, no clock."""
