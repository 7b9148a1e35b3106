import { ROLES, type Role } from '#access';

/** `regional-coordinator` is REGIONAL_COORDINATOR in the graph. */
export const roleEnum: Record<string, Role> = Object.fromEntries(
  ROLES.map((role) => [role.toUpperCase().replaceAll('-', '_'), role]),
);
