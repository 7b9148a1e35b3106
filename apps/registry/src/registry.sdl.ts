import { auditSdl } from './audit/audit.graphql.js';
import { authoritySdl } from './authority/authority.graphql.js';
import { bodySdl } from './body/body.graphql.js';
import { countrySdl } from './country/country.graphql.js';
import { participantSdl } from './participant/participant.graphql.js';
import { partnerSdl } from './partner/partner.graphql.js';
import { partnerReadsSdl } from './partner/partner-reads.graphql.js';
import { personnelSdl } from './person/personnel.js';
import { registerSdl } from './register/register.graphql.js';
import { safeguardsCheckSdl } from './safeguards-list/safeguards-check.graphql.js';
import { safeguardsListSdl } from './safeguards-list/safeguards-list.graphql.js';

/** The registry's part of the graph, without the common types (`subgraphSdl(registrySdl)` is the whole). */
export const registrySdl: readonly string[] = [
  countrySdl,
  bodySdl,
  safeguardsListSdl,
  safeguardsCheckSdl,
  authoritySdl,
  partnerSdl,
  partnerReadsSdl,
  participantSdl,
  registerSdl,
  auditSdl,
  ...personnelSdl,
];
