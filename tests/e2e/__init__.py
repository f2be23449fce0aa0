"""A real Chromium against the running system (NEN_E2E_URL)."""
