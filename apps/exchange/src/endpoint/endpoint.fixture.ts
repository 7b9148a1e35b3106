import type { Access } from '#access';
import type { Database } from '#database';
import type { Environment } from '#platform';
import type { ChangeService } from '../change/change.service.js';
import type { ChangesCursor } from '../change/changes-cursor.js';
import type { Clock } from '../delivery/clock.js';
import { Sender } from '../delivery/sender.js';
import type { Replay } from '../replay/replay.service.js';
import { AddressGuard, type Resolve } from './address-guard.js';
import { EndpointSecretService } from './endpoint-secret.service.js';
import { EndpointTrialService } from './endpoint-trial.service.js';
import { EndpointService } from './endpoint.service.js';
import { Handshake } from './handshake.js';
import { NetworkKeys } from './network-keys.js';
import { SecretBox } from './secret-box.js';
import { Trials } from './trials.js';

export interface EndpointParts {
  guard: AddressGuard;
  box: SecretBox;
  sender: Sender;
  network: NetworkKeys;
  endpoints: EndpointService;
  trials: EndpointTrialService;
  secrets: EndpointSecretService;
}

interface Given {
  database: Database;
  environment: Environment;
  access: Access;
  changes: ChangeService;
  cursor: ChangesCursor;
  replays: Replay;
  clock: Clock;
}

/** What endpoints are made of, with receivers on this machine. */
export function endpointParts({
  database,
  environment,
  access,
  changes,
  cursor,
  replays,
  clock,
}: Given): EndpointParts {
  const box = new SecretBox(environment);
  const guard = new AddressGuard({ loopback: true, resolve: onlyThisMachine });
  const sender = new Sender(guard, 'Comity test');
  const network = new NetworkKeys(database, access, box, environment, clock);
  const handshake = new Handshake(sender, box, network, environment, clock);
  // Tests make a hundred endpoints in a minute that does not pass.
  const limit = new Trials(clock, { endpoint: 5, host: 10_000 });
  const endpoints = new EndpointService(database, access, guard, box, handshake, replays, limit, clock);
  return {
    box,
    guard,
    sender,
    network,
    endpoints,
    trials: new EndpointTrialService(database, access, endpoints, handshake, changes, cursor, replays, limit, clock),
    secrets: new EndpointSecretService(database, access, endpoints, box, clock),
  };
}

/** No test asks a name server. */
const onlyThisMachine: Resolve = async (host) => {
  if (/(^|\.)localhost$/.test(host)) return [{ address: '127.0.0.1', family: 4 }];
  throw Object.assign(new Error(`${host} does not resolve here`), { code: 'ENOTFOUND' });
};
