/** Who is signed in and how they read, as the page around the portal says it (apps/gateway/src/pages/portal). */
export interface Session {
  language: string;
  /** by falling preference */
  languages: readonly string[];
  person: string;
  name: string | null;
  participant: string;
  roles: readonly string[];
  permissions: readonly string[];
  /** the day in UTC */
  today: string;
}

const block = document.querySelector('script[type="application/json"]');
if (!block) throw new Error('The page does not say who is signed in.');

export const session = JSON.parse(block.textContent) as Session;

/** What the server would refuse is not offered. */
export const may = (permission: string): boolean => session.permissions.includes(permission);
