#!/bin/sh
# Gets the run's settings, secrets and files from Optimus, and runs the command in its arguments with them.
set -eu

OPTIMUS_ADMIN_ENABLED=1 "${OPTIMUS_COMMAND:-/opt/optimus}" admin build instance "$JOB_NAME" \
  --project "$PROJECT" --output-dir "$JOB_DIR" --type "$INSTANCE_TYPE" --name "$INSTANCE_NAME" \
  --scheduled-at "$SCHEDULED_AT" --host "$OPTIMUS_HOSTNAME"

set -o allexport
. "$JOB_DIR/in/.env"
. "$JOB_DIR/in/.secret"
set +o allexport

exec "$@"
