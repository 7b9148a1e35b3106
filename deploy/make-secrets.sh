#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, each unless it is there: deploy/make-secrets.sh [FOLDER]
# A lost cursor_secret voids cursors in use. A lost encryption_key voids the secrets of all endpoints: back it up.
set -eu
folder=${1:-$(dirname "$0")/secrets}
umask 077
mkdir -p "$folder"

random() { openssl rand -hex "$1" | tr -d '\n'; }

# The folder is closed to others on this machine; the files are not, because containers read them as another user.
make() {
  if [ ! -s "$folder/$1" ]; then
    printf '%s' "$2" >"$folder/$1"
    chmod 644 "$folder/$1"
    echo "made $folder/$1"
  fi
}

make database_password "$(random 24)"
make database_url "postgres://comity:$(cat "$folder/database_password")@postgres:5432/comity"
make cursor_secret "$(random 32)"
make encryption_key "$(openssl rand -base64 32 | tr -d '\n')"
make metrics_token "$(random 24)"
make keycloak_admin_password "$(random 16)"
make trial_password "$(random 8)"
