import type { AgreementContent } from '../agreement/agreement.js';

/** An agreement as the network needs it. */
export interface NetworkAgreement extends Pick<AgreementContent, 'parties' | 'phase' | 'occupations'> {
  id: string;
  signedOn: string | null;
  inForceOn: string | null;
  expiresOn: string | null;
}

export interface NetworkNode {
  id: string;
  country: string | null;
  body: string | null;
  agreements: number;
  asOrigin: number;
  asDestination: number;
}

export interface NetworkEdge {
  from: string;
  to: string;
  /** from where health workers come to where they go; false: the agreements do not say */
  directed: boolean;
  agreements: {
    id: string;
    phase: string;
    signedOn: string | null;
    inForceOn: string | null;
    expiresOn: string | null;
  }[];
  count: number;
  occupations: string[];
  phases: { phase: string; count: number }[];
}

export interface AgreementNetwork {
  agreements: number;
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  /** agreements of so many parties that lines between all of them would say nothing */
  withoutEdges: string[];
  truncated: boolean;
}

/** Lines between all parties of a convention of forty states would be 780. */
const MOST_PARTIES = 15;

type Party = AgreementContent['parties'][number];
const nameOf = ({ country, body }: Party): string => country ?? body ?? '';
const sends = ({ role }: Party): boolean => role === 'ORIGIN' || role === 'BOTH';
const receives = ({ role }: Party): boolean => role === 'DESTINATION' || role === 'BOTH';

export function networkOf(agreements: readonly NetworkAgreement[], truncated: boolean): AgreementNetwork {
  const nodes = new Map<string, NetworkNode>();
  const edges = new Map<string, NetworkEdge>();
  const withoutEdges: string[] = [];
  for (const agreement of agreements) {
    for (const party of agreement.parties) count(nodes, party);
    const pairs = pairsOf(agreement.parties);
    if (pairs.length === 0 || agreement.parties.length > MOST_PARTIES) withoutEdges.push(agreement.id);
    else for (const [from, to, directed] of pairs) draw(edges, agreement, from, to, directed);
  }
  const busiest = [...edges.values()].sort(
    (a, b) => b.count - a.count || compare(a.from, b.from) || compare(a.to, b.to),
  );
  return {
    agreements: agreements.length,
    nodes: [...nodes.values()].sort((a, b) => b.agreements - a.agreements || compare(a.id, b.id)),
    edges: busiest,
    withoutEdges,
    truncated,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function count(nodes: Map<string, NetworkNode>, party: Party): void {
  const id = nameOf(party);
  const node = nodes.get(id) ?? {
    id,
    country: party.country ?? null,
    body: party.body ?? null,
    agreements: 0,
    asOrigin: 0,
    asDestination: 0,
  };
  node.agreements += 1;
  if (sends(party)) node.asOrigin += 1;
  if (receives(party)) node.asDestination += 1;
  nodes.set(id, node);
}

/** From each origin to each destination; where roles are not told, one line without direction between each two. */
function pairsOf(parties: readonly Party[]): [string, string, boolean][] {
  const directed = parties
    .filter(sends)
    .flatMap((from) =>
      parties
        .filter((to) => receives(to) && to !== from)
        .map((to) => [nameOf(from), nameOf(to), true] as [string, string, boolean]),
    );
  if (directed.length > 0) return directed;
  const names = parties.map(nameOf).sort(compare);
  return names.flatMap((from, at) => names.slice(at + 1).map((to): [string, string, boolean] => [from, to, false]));
}

function draw(
  edges: Map<string, NetworkEdge>,
  agreement: NetworkAgreement,
  from: string,
  to: string,
  directed: boolean,
): void {
  const key = `${from} ${to} ${directed}`;
  const edge = edges.get(key) ?? { from, to, directed, agreements: [], count: 0, occupations: [], phases: [] };
  const { id, phase, signedOn, inForceOn, expiresOn } = agreement;
  edge.agreements.push({ id, phase, signedOn, inForceOn, expiresOn });
  edge.count += 1;
  edge.occupations = [...new Set([...edge.occupations, ...agreement.occupations])].sort(compare);
  const known = edge.phases.find((counted) => counted.phase === phase);
  if (known) known.count += 1;
  else edge.phases.push({ phase, count: 1 });
  edges.set(key, edge);
}
