/** One server under load: ours or a peer, by `kind`; in process or, where addresses of subgraphs are given, apart. */
import { serve } from '../child.js';
import { apolloGateway, tunedApolloGateway } from './apollo-gateway.js';
import { comity } from './comity.js';
import { bareMonolith, monolith } from './monolith.js';
import type { ServerGiven } from './subgraphs.js';

const KINDS = {
  comity,
  'bare monolith': bareMonolith,
  monolith,
  '@apollo/gateway': apolloGateway,
  'tuned @apollo/gateway': tunedApolloGateway,
};
export type Kind = keyof typeof KINDS;

export interface ServerInput extends ServerGiven {
  kind: Kind;
}

serve({
  start: ({ kind, ...given }: ServerInput): Promise<string> => KINDS[kind](given),
});
