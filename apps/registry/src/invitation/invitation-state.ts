import type { Invitation } from '#access';

export type InvitationState = 'PENDING' | 'ACCEPTED' | 'EXPIRED' | 'WITHDRAWN';

export function stateOf({ acceptedAt, withdrawnAt, expiresAt }: Invitation, now = new Date()): InvitationState {
  if (acceptedAt !== null) return 'ACCEPTED';
  if (withdrawnAt !== null) return 'WITHDRAWN';
  return expiresAt <= now ? 'EXPIRED' : 'PENDING';
}
