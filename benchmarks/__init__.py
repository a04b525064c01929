"""Reproducible measurements: ratios to the floor and to peers, with the machine they were taken on."""
