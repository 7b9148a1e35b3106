import { changeSdl } from './change/change.graphql.js';
import { channelSdl } from './channel/channel.graphql.js';
import { deliverySdl } from './delivery/delivery.graphql.js';
import { endpointSdl } from './endpoint/endpoint.graphql.js';
import { networkKeySdl } from './endpoint/network-key.graphql.js';
import { healthSdl } from './health/health.graphql.js';
import { inboxSdl } from './inbox/inbox.graphql.js';
import { ledgerSdl } from './ledger/ledger.graphql.js';
import { mailSdl } from './mail/mail.graphql.js';
import { operationsSdl } from './operations/operations.graphql.js';
import { reconciliationSdl } from './reconciliation/reconciliation.graphql.js';
import { replaySdl } from './replay/replay.graphql.js';
import { previewAndWhySdl } from './subscription/preview-and-why.graphql.js';
import { subscriptionSdl } from './subscription/subscription.graphql.js';

export const exchangeSdl: readonly string[] = [
  changeSdl,
  subscriptionSdl,
  previewAndWhySdl,
  endpointSdl,
  networkKeySdl,
  healthSdl,
  deliverySdl,
  replaySdl,
  ledgerSdl,
  reconciliationSdl,
  channelSdl,
  mailSdl,
  inboxSdl,
  operationsSdl,
];
