import type { EndpointEntity } from './endpoint.entity.js';

/** What of an endpoint may be shown: never its secrets. */
export type EndpointView = Pick<
  EndpointEntity,
  | 'id'
  | 'url'
  | 'description'
  | 'state'
  | 'signatures'
  | 'disabledReason'
  | 'disabledAt'
  | 'verifiedAt'
  | 'oldSecretUntil'
  | 'createdAt'
> & { missedFrom: number | null };

export const endpointView = (endpoint: EndpointEntity): EndpointView => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  state: endpoint.state,
  signatures: endpoint.signatures,
  disabledReason: endpoint.disabledReason,
  disabledAt: endpoint.disabledAt,
  verifiedAt: endpoint.verifiedAt,
  oldSecretUntil: endpoint.oldSecretUntil,
  createdAt: endpoint.createdAt,
  missedFrom: endpoint.missedFrom === null ? null : Number(endpoint.missedFrom),
});
