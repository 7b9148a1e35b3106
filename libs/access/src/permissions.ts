/** The one list of who may do what. A permission is `thing:verb`; domain words are explained in docs/architecture.md. */
export const ROLES = [
  'contributor',
  'reviewer',
  'publisher',
  'coordinator',
  'regional-coordinator',
  'partner-agent',
  'secretariat',
  'auditor',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'publication:read-drafts',
  'publication:draft',
  'publication:publish',
  'publication:revoke',
  'subscription:manage',
  'endpoint:manage',
  'registry:write',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Record<Role, readonly Permission[]> = {
  contributor: ['publication:read-drafts', 'publication:draft'],
  reviewer: ['publication:read-drafts'],
  publisher: [
    'publication:read-drafts',
    'publication:draft',
    'publication:publish',
    'publication:revoke',
    'subscription:manage',
    'endpoint:manage',
  ],
  coordinator: ['publication:read-drafts', 'subscription:manage', 'endpoint:manage'],
  'regional-coordinator': [
    'publication:read-drafts',
    'publication:draft',
    'publication:publish',
    'publication:revoke',
    'subscription:manage',
    'endpoint:manage',
  ],
  'partner-agent': ['subscription:manage', 'endpoint:manage'],
  secretariat: [
    'registry:write',
    'publication:read-drafts',
    'publication:draft',
    'publication:publish',
    'publication:revoke',
    'subscription:manage',
    'endpoint:manage',
  ],
  auditor: [],
  operator: [],
};

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

export const rolesGrant = (roles: readonly Role[], permission: Permission): boolean =>
  roles.some((role) => GRANTED[role].includes(permission));

export const rolesWith = (permission: Permission): Role[] => ROLES.filter((role) => GRANTED[role].includes(permission));
