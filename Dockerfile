# The site as one image: gunicorn, static files and translations built in.
#
#   docker build --tag palmecenter .
#   docker run --env-file production.env palmecenter python manage.py migrate --no-input
#   docker run --env-file production.env --publish 8000:8000 \
#       --volume palmecenter-media:/srv/palmecenter/var/media palmecenter
#
# production.env holds DATABASE_URL, SECRET_KEY and BASE_URL (README.md). Every step below is a
# target of the Makefile or a script that it runs, so that they are tested where no engine is.

FROM python:3.11-slim-bookworm AS build
RUN apt-get update -qq && apt-get install -qq --no-install-recommends make >/dev/null
WORKDIR /srv/palmecenter
COPY Makefile ./
COPY tools/need tools/
COPY requirements/production.txt requirements/
RUN make install-production
COPY . .
RUN make build

FROM python:3.11-slim-bookworm
WORKDIR /srv/palmecenter
COPY tools/need tools/
RUN tools/need pdf && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home palmecenter
COPY --from=build /srv/palmecenter ./
# What is written: uploads, the one thing to keep; files made of pages, which can be made again; and
# when which failure was told last.
RUN install --directory --owner palmecenter var/media var/kept var/errors
USER 10001
ENV DJANGO_SETTINGS_MODULE=palmecenter.settings.production \
    PATH=/srv/palmecenter/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp
EXPOSE 8000
VOLUME /srv/palmecenter/var/media
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "deploy/healthcheck.py"]
# The recipe of `make serve`.
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py"]
