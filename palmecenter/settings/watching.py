"""Who may see from inside how the site is, and where errors are told besides the log."""

import os

from .environment import value

# Whoever asks from here, by no server in front, gets /readyz and /metrics.
INTERNAL_NETWORKS = [
    network.strip()
    for network in os.environ.get(
        "INTERNAL_NETWORKS", "127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7"
    ).split(",")
    if network.strip()
]
# Where the processes of a machine write their figures for Prometheus; empty: nobody counts.
METRICS_DIR = ""
# A server that errors are told to; empty: none.
SENTRY_DSN = value("SENTRY_DSN")
