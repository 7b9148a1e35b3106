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
  /** say something of a draft, answer, and take it back to work */
  'publication:comment',
  /** ask for changes and approve: a person's word, never a machine's */
  'publication:review',
  /** say of others' published practices, and of one's own participant's, what they are worth */
  'practice:review',
  /** see whom the changes of the own participant's records reached */
  'publication:reach',
  'publication:publish',
  'publication:revoke',
  /** say for the own country or body that an agreement of another's says what was agreed, or that it does not */
  'agreement:assert',
  'subscription:manage',
  'endpoint:manage',
  /** read what the participant was told; one's own reading, muting and snoozing */
  'inbox:read',
  /** say for the participant that somebody has seen to it */
  'inbox:acknowledge',
  /** persons of the own participant, with their roles and dates */
  'person:read',
  /** invite, grant, end, delegate for others, hand over */
  'person:manage',
  /** lend the own roles to a deputy for a time */
  'role:delegate',
  'service-account:manage',
  /** take a new secret of a machine that may no more than oneself */
  'service-account:secret',
  'feed-link:own',
  /** contact points, hours and languages of the own authority */
  'authority:edit',
  /** what the participant asks of its own people, e.g. a stronger sign-in for publishing */
  'participant:rule',
  'registry:write',
  /** load editions of the controlled vocabularies */
  'vocabulary:write',
  'audit:read',
  'queue:operate',
  /** make a new key that the network signs webhooks with */
  'network-key:rotate',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EDITING: readonly Permission[] = [
  'publication:read-drafts',
  'publication:draft',
  'publication:comment',
  'publication:reach',
];
const PUBLISHING: readonly Permission[] = [
  ...EDITING,
  'publication:review',
  'publication:publish',
  'publication:revoke',
  'agreement:assert',
];
const FOLLOWING: readonly Permission[] = [
  'subscription:manage',
  'endpoint:manage',
  'feed-link:own',
  'inbox:read',
  'inbox:acknowledge',
];
const MANAGING: readonly Permission[] = [
  'person:read',
  'person:manage',
  'service-account:manage',
  'service-account:secret',
  'authority:edit',
  'participant:rule',
  'audit:read',
];

/** A coordinator says who may and does not publish; who publishes does not say who may. */
const GRANTED: Record<Role, readonly Permission[]> = {
  contributor: [...EDITING, 'feed-link:own', 'inbox:read', 'role:delegate'],
  reviewer: [
    'publication:read-drafts',
    'publication:comment',
    'publication:review',
    'publication:reach',
    'practice:review',
    'feed-link:own',
    'inbox:read',
    'role:delegate',
  ],
  publisher: [
    ...PUBLISHING,
    'practice:review',
    ...FOLLOWING,
    'person:read',
    'role:delegate',
    'service-account:secret',
    'audit:read',
  ],
  coordinator: ['publication:read-drafts', 'publication:reach', ...FOLLOWING, ...MANAGING],
  'regional-coordinator': [...PUBLISHING, 'practice:review', ...FOLLOWING, ...MANAGING, 'role:delegate'],
  'partner-agent': [...FOLLOWING, 'practice:review'],
  secretariat: [...PUBLISHING, ...FOLLOWING, ...MANAGING, 'registry:write', 'vocabulary:write', 'role:delegate'],
  auditor: ['audit:read', 'publication:reach', 'feed-link:own', 'inbox:read'],
  operator: ['queue:operate', 'network-key:rotate'],
};

/** Roles that cannot be held together at one participant: who grants does not publish. */
export const APART: readonly (readonly [Role, Role])[] = [['coordinator', 'publisher']];

/** What a stronger sign-in is asked for, where the participant asks for one. */
const WEIGHTY: readonly Permission[] = ['publication:publish', 'publication:revoke', 'agreement:assert'];
export const needsStrongSignIn = (permission: Permission): boolean => WEIGHTY.includes(permission);

/** What only a person does: a machine says nothing about people, is no second pair of eyes, and has nobody to read a feed for. */
const PERSONAL: readonly Permission[] = [
  'publication:review',
  'practice:review',
  'agreement:assert',
  'person:read',
  'person:manage',
  'role:delegate',
  'service-account:manage',
  'service-account:secret',
  'feed-link:own',
  'participant:rule',
];
export const needsPerson = (permission: Permission): boolean => PERSONAL.includes(permission);

export const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name);

export const roleGrants = (role: Role, permission: Permission): boolean => GRANTED[role].includes(permission);

export const rolesWith = (permission: Permission): Role[] => ROLES.filter((role) => roleGrants(role, permission));
