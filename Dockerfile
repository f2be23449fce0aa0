# One Debian base for every process of docker-compose.yml; one target each: db, app (web, tiles, renderer, worker), nginx.
FROM debian:bookworm-slim AS base
ENV LANG=C.UTF-8 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates python3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/nen


FROM base AS db
# No cluster of the packaging's own: ops/container_database.py makes ours, tuned as for `make run`.
RUN mkdir -p /etc/postgresql-common/createcluster.d \
    && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/nen.conf \
    && apt-get update \
    && apt-get install -y --no-install-recommends postgresql-15 postgresql-15-postgis-3 \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /srv/nen/var && chown postgres:postgres /srv/nen/var
COPY ops ops
USER postgres
VOLUME /srv/nen/var
STOPSIGNAL SIGINT
CMD ["python3", "-m", "ops.container_database"]


FROM base AS python
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt ./
RUN python3 -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt


FROM python AS front_end
COPY requirements-node.txt ./
RUN /opt/venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-node.txt
ENV PATH=/opt/venv/bin:$PATH
COPY web/package.json web/package-lock.json web/
RUN cd web && npm ci --no-audit --no-fund
COPY web web
RUN cd web && npm run build


FROM base AS app
RUN apt-get update \
    && apt-get install -y --no-install-recommends gdal-bin cgi-mapserver fonts-noto-core gettext libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/nen nen
COPY --from=python /opt/venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
COPY . .
COPY --from=front_end /srv/nen/web/dist web/dist
# The copy of the system's PROJ data goes beside the code: /srv/nen/var is a volume.
RUN NEN_VAR=/srv/nen/var python -m geo.pin_proj \
    && mkdir -p /srv/nen/var/tiles \
    && chown -R nen:nen /srv/nen/var
USER nen
VOLUME /srv/nen/var
ENTRYPOINT ["/srv/nen/ops/docker/entrypoint.sh"]


FROM base AS nginx
RUN apt-get update \
    && apt-get install -y --no-install-recommends nginx-light \
    && rm -rf /var/lib/apt/lists/*
COPY ops/nginx/nginx.conf /etc/nginx/nginx.conf
USER www-data
STOPSIGNAL SIGQUIT
# Kept tiles are served from the folder of the city.
CMD ["sh", "-c", "sed \"s|/tiles/hcmc/|/tiles/${NEN_CITY:-hcmc}/|\" /etc/nginx/nginx.conf > /tmp/nginx.conf && exec nginx -c /tmp/nginx.conf -g 'daemon off;'"]
