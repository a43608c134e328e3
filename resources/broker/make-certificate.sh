#!/bin/sh
# Makes a certificate of the server's own, for @HOST@: server.key stays here, server.crt goes to each point and to the hall.
set -eu
cd "$(dirname "$0")"
umask 077
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -days 3650 \
    -subj "/CN=timekeeper" -addext "subjectAltName=@SUBJECT@" -keyout server.key -out server.crt
