#!/bin/sh
# Refuses to start without its secrets (none has a default), then becomes the command of the service.
set -eu
for name in NEN_DB_PASSWORD NEN_SECRET_KEY; do
    eval "value=\${$name:-}"
    if [ "${#value}" -lt 16 ]; then
        echo "✗ Chưa đặt $name (ít nhất 16 ký tự), xem .env.example · $name is not set (16 characters or more), see .env.example" >&2
        exit 1
    fi
done
# The image may be newer than the volume: the pinned copy of the system's PROJ data is renewed (idempotent).
python -m geo.pin_proj >/dev/null
exec "$@"
