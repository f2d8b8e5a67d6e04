# webcamd in a container. In a clone, which is built in the container, or in the unpacked package:
#
#   docker build -t webcamd .
#   docker run -d --name webcamd --init -p 8080:8080 --device /dev/video0 webcamd
#
# What stands behind the image's name are options of webcamd. docs/docker.md tells the rest.

ARG DEBIAN=debian:bookworm-slim

# The package: what a clone makes, or what is here already.
FROM ${DEBIAN} AS package
COPY . /source
WORKDIR /source
RUN set -eu; \
    mkdir /webcamd; \
    if [ -f mvnw ]; then \
        apt-get update -q; \
        apt-get install -q -y --no-install-recommends ca-certificates openjdk-17-jdk-headless wget; \
        .mvn/build.sh; \
        tar -xzf webcamd-dist/target/webcamd-*-linux-*.tar.gz -C /webcamd --strip-components 1; \
    else \
        cp -R bin lib README.md LICENSE docs /webcamd/; \
    fi

FROM ${DEBIAN}

# More of Debian's packages: ffmpeg for videos and for sources such as RTSP.
ARG PACKAGES=""
RUN set -eu; \
    apt-get update -q; \
    apt-get install -q -y --no-install-recommends ca-certificates curl libturbojpeg0 openjdk-17-jre-headless ${PACKAGES}; \
    rm -rf /var/lib/apt/lists/*

# No root, and in Debian's group video (44), which is also that of most hosts.
RUN useradd --uid 8080 --user-group --groups video --home-dir /var/lib/webcamd --create-home \
    --shell /usr/sbin/nologin webcamd
COPY --from=package /webcamd /opt/webcamd
ENV XDG_CACHE_HOME=/var/lib/webcamd/cache
USER webcamd

# Native libraries are unpacked now, and not at each start of a new container. On a slow machine that alone takes longer than
# is waited for a picture.
RUN for turn in 1 2 3 4; do /opt/webcamd/bin/webcamd --probe test && exit; done; exit 1

EXPOSE 8080

# By the port of the options, if that is another one: WEBCAMD_PORT. A port that speaks TLS only sends to itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD curl -fsSkL "http://127.0.0.1:${WEBCAMD_PORT:-8080}/healthz"

ENTRYPOINT ["/opt/webcamd/bin/webcamd"]
