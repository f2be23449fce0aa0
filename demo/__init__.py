"""The demo city: compact real files with their licence notices, and the generator of its synthetic layers."""
