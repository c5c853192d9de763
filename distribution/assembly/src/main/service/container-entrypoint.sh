#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The entry of a container: without arguments the runtime in the foreground, with a command of
# optimus that command, with anything else that program. It becomes the process it starts, so that
# signals reach it; run the container with --init, since plugins may leave children to be reaped.
set -eu
case "${1-}" in
  '') exec optimus runtime start ;;
  plugin | runtime | config | doctor | help | version | completion | man | -*) exec optimus "$@" ;;
  *) exec "$@" ;;
esac
