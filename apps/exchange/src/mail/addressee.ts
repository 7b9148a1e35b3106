/** A person of the participant now: holds a role there, has not left, and has an address, which accepting the invitation proved. */
export const isPersonOf = (p: string, participant: string, at: string): string => `(
  ${p}.left_at IS NULL AND ${p}.email IS NOT NULL AND EXISTS (
    SELECT FROM access.role_grant g WHERE g.person = ${p}.id AND g.participant = ${participant}
      AND g.starts_at <= ${at} AND (g.ends_at IS NULL OR g.ends_at > ${at})))`;

/** Where a letter to reader `r` goes at a moment; null: nowhere, for the person is none of the participant's any more. */
export const addressOf = (r: string, at: string): string => `
  coalesce(${r}.address, (SELECT p.email FROM access.person p WHERE p.id = ${r}.person AND ${isPersonOf('p', `${r}.owner`, at)}))`;
