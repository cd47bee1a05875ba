# Wenju in a container: the index lives in the volume /data, the reports in /reports.
#   docker build -t wenju .
#   docker run -it -v wenju:/data -v "$PWD/reports:/reports:ro" wenju repl
ARG PYTHON=3.13
FROM python:${PYTHON}-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/wenju
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY retrieval retrieval
COPY seeds seeds
RUN /opt/wenju/bin/pip install '.[html,pdf]' \
    && /opt/wenju/bin/pip uninstall --yes pip setuptools \
    && /opt/wenju/bin/python -m compileall -q /opt/wenju/lib

# The final stage has Python and our environment: no compiler, no pip, no sources.
FROM python:${PYTHON}-slim-bookworm
RUN useradd --create-home --uid 10001 wenju \
    && mkdir -p /data /reports && chown wenju:wenju /data /reports
COPY --from=build /opt/wenju /opt/wenju
COPY --chown=wenju:wenju seeds /reports
USER 10001
ENV PATH=/opt/wenju/bin:$PATH PYTHONUNBUFFERED=1 LANG=C.UTF-8 \
    WENJU_WEBHOOK_HOST=0.0.0.0 \
    WENJU_DB=/data/wenju.db WENJU_CORPUS=/reports XDG_CACHE_HOME=/data/cache XDG_DATA_HOME=/data/share
WORKDIR /data
VOLUME /data
ENTRYPOINT ["wenju"]
CMD ["repl"]
