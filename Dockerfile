# Wenju in a container: the index lives in the volume /data, the reports in /reports.
#   docker build -t wenju .
#   docker run -it -v wenju:/data -v "$PWD/reports:/reports:ro" wenju repl
ARG BASE=docker.io/library/python:3.13-slim-bookworm
FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/build && python -m venv /opt/wenju
WORKDIR /src
# Nothing is fetched but what the locks name, byte for byte: `make lock` writes them. The tools that build jieba, which
# comes as source only, and Wenju itself are locked too, and stay in an environment of their own.
COPY .ci/build.lock .ci/image.lock ./
RUN /opt/build/bin/pip install --no-deps --require-hashes -r build.lock \
    && /opt/build/bin/pip wheel --no-deps --require-hashes --no-build-isolation --use-pep517 -w /wheels -r image.lock \
    && /opt/wenju/bin/pip install --no-deps --no-index /wheels/*.whl
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY retrieval retrieval
COPY seeds seeds
RUN /opt/build/bin/pip wheel --no-deps --no-index --no-build-isolation -w /own . \
    && /opt/wenju/bin/pip install --no-deps --no-index /own/*.whl \
    && /opt/wenju/bin/pip check \
    && /opt/wenju/bin/pip uninstall --yes pip setuptools \
    && /opt/wenju/bin/python -m compileall -q /opt/wenju/lib

# The final stage has Python and our environment: no compiler, no pip, no sources.
FROM ${BASE}
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
