/** A record must belong to somebody whom the network knows: asked of the running node. */
export async function requireParticipant(nodeUrl: string, owner: string): Promise<void> {
  const response = await fetch(`${nodeUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($id: ID!) { participant(id: $id) { id } }', variables: { id: owner } }),
  });
  const { data } = (await response.json()) as { data?: { participant: { id: string } | null } };
  if (data?.participant === null)
    refuse(`The owner ${owner}`, `is not in the register of ${nodeUrl}; the secretariat adds participants`);
}
import { refuse } from '#library';
