"""Webhook. Messages to programs that subscribe to the change feed; signed, retried, kept when nobody takes them."""
