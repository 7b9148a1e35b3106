import { lazy, type ComponentType } from 'react';
import { MyWork } from './my-work/my-work.js';
import { may, session } from './session/session.js';

/** An address of the portal, and who may open it: to whom it is not open there is no such place. */
export interface Room {
  /** `index` or the address beneath /work */
  readonly path: string;
  readonly isOpen: boolean;
  readonly Shown: ComponentType;
}

/** A way that stands above every room. */
export interface Place {
  readonly to: string;
  readonly isShown: boolean;
  readonly words:
    | 'portal.work'
    | 'portal.inbox'
    | 'import.place'
    | 'following.title'
    | 'portal.endpoints'
    | 'bodies.title'
    | 'vocabularies.title'
    | 'operations.title'
    | 'people.title'
    | 'people.mine'
    | 'machines.title'
    | 'machines.links'
    | 'authority.title'
    | 'audit.title';
}

/** An authority's own people say how it is reached, and the secretariat of every one; bodies and partners are none. */
const editsAuthority = may('authority:edit') && (may('registry:write') || /^[A-Z]{2}-/.test(session.participant));
const seesPeople = may('person:read');
const ownRoles = may('role:delegate') && !seesPeople;
const machines = may('service-account:secret');
const links = may('feed-link:own') && !machines;

/** Fetched when somebody goes there. */
const room = <Name extends string>(
  path: string,
  isOpen: boolean,
  name: Name,
  fetch: () => Promise<Record<Name, ComponentType>>,
): Room => ({ path, isOpen, Shown: lazy<ComponentType>(async () => ({ default: (await fetch())[name] })) });

const editor = () => import('./editor/editor.js');
const builder = () => import('./following/builder.js');

export const ROOMS: readonly Room[] = [
  { path: 'index', isOpen: true, Shown: MyWork },
  room('inbox', may('inbox:read'), 'Inbox', () => import('./inbox/inbox.js')),
  room('new/:kind', may('publication:draft'), 'NewRecord', editor),
  room('drafts/:id', may('publication:read-drafts'), 'OpenDraft', editor),
  room('records/:id', may('publication:read-drafts'), 'OwnRecord', () => import('./editor/record.js')),
  room('agreements/:id', may('agreement:assert'), 'AnswerAgreement', () => import('./editor/agreement.js')),
  room('import', may('publication:draft'), 'Imports', () => import('./import/imports.js')),
  room('import/:id', may('publication:draft'), 'ImportRun', () => import('./import/import-run.js')),
  room('following', may('subscription:manage'), 'Following', () => import('./following/following.js')),
  room('following/new', may('subscription:manage'), 'Builder', builder),
  room('following/:id', may('subscription:manage'), 'Builder', builder),
  room('endpoints', may('endpoint:manage'), 'Endpoints', () => import('./endpoints/endpoints.js')),
  room('endpoints/new', may('endpoint:manage'), 'NewEndpoint', () => import('./endpoints/new-endpoint.js')),
  room('endpoints/:id', may('endpoint:manage'), 'Endpoint', () => import('./endpoints/endpoint.js')),
  room('bodies', true, 'Bodies', () => import('./bodies/bodies.js')),
  room('bodies/:id', true, 'Body', () => import('./bodies/body.js')),
  room('vocabularies', true, 'Vocabularies', () => import('./vocabularies/vocabularies.js')),
  room('vocabularies/:scheme', true, 'OneVocabulary', () => import('./vocabularies/scheme.js')),
  room('operations', may('queue:operate'), 'Operations', () => import('./operations/operations.js')),
  room('register', may('registry:write'), 'Register', () => import('./bodies/register.js')),
  room('register/authorities/new', may('registry:write'), 'NewAuthority', () => import('./bodies/new-authority.js')),
  room('register/authorities/:id', may('registry:write'), 'Authority', () => import('./bodies/authority.js')),
  room('register/partners/new', may('registry:write'), 'NewPartner', () => import('./bodies/partner.js')),
  room('register/partners/:id', may('registry:write'), 'Partner', () => import('./bodies/partner.js')),
  room('people', seesPeople, 'People', () => import('./people/people.js')),
  room('people', ownRoles, 'OwnRoles', () => import('./people/own-roles.js')),
  room('people/:id', seesPeople, 'Person', () => import('./people/person.js')),
  room('people/invite', may('person:manage'), 'Invite', () => import('./people/invite.js')),
  room('machines', machines || links, 'Machines', () => import('./machines/machines.js')),
  room('audit', may('audit:read'), 'Audit', () => import('./audit/audit.js')),
  room('authority', editsAuthority, 'OwnAuthority', () => import('./authority/authority.js')),
];

export const PLACES: readonly Place[] = [
  { to: '/', isShown: true, words: 'portal.work' },
  { to: '/inbox', isShown: may('inbox:read'), words: 'portal.inbox' },
  { to: '/import', isShown: may('publication:draft'), words: 'import.place' },
  { to: '/following', isShown: may('subscription:manage'), words: 'following.title' },
  { to: '/endpoints', isShown: may('endpoint:manage'), words: 'portal.endpoints' },
  { to: '/bodies', isShown: true, words: 'bodies.title' },
  { to: '/vocabularies', isShown: true, words: 'vocabularies.title' },
  { to: '/operations', isShown: may('queue:operate'), words: 'operations.title' },
  { to: '/people', isShown: seesPeople, words: 'people.title' },
  { to: '/people', isShown: ownRoles, words: 'people.mine' },
  { to: '/machines', isShown: machines, words: 'machines.title' },
  { to: '/machines', isShown: links, words: 'machines.links' },
  { to: '/authority', isShown: editsAuthority, words: 'authority.title' },
  { to: '/audit', isShown: may('audit:read'), words: 'audit.title' },
];
