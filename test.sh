#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the tests need and runs all of them.
set -euo pipefail
cd "$(dirname "$0")"
mvn -B -ntp verify
