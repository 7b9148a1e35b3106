#!/bin/sh
# An access token of the trial's Keycloak, asked for from inside: deploy/token.sh vn-moh
# People: vn-moh, de-bmg, ph-doh, th-moph, asean-hc3, iom, who (deploy/keycloak/comity-realm.json).
set -eu
person=${1:?name a person of the trial, for example: deploy/token.sh vn-moh}
cd "$(dirname "$0")/.."
docker compose exec -T gateway node --input-type=module -e '
  const [username, password] = process.argv.slice(1);
  const body = new URLSearchParams({ grant_type: "password", client_id: "comity", scope: "openid", username, password });
  const answer = await fetch("http://keycloak:8080/realms/comity/protocol/openid-connect/token", { method: "POST", body });
  const { access_token, error_description } = await answer.json();
  if (!access_token) throw new Error(error_description ?? `Keycloak answered ${answer.status}`);
  console.log(access_token);
' "$person" "$(cat deploy/secrets/trial_password)"
