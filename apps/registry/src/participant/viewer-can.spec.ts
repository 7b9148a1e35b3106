import { expect, it } from '@jest/globals';
import { actorFor, ANONYMOUS, type Actor, type Role } from '#access';
import { viewerCan } from './viewer-can.js';

const at = (participant: string, ...roles: Role[]): Actor => actorFor(participant, roles, 'somebody');

it.each<[who: string, actor: Actor, edit: boolean, editContact: boolean, managePeople: boolean]>([
  ['the secretariat', at('WHO', 'secretariat'), true, true, true],
  ['its own coordinator', at('VN-MOH', 'coordinator'), false, true, true],
  ['its own publisher', at('VN-MOH', 'publisher'), false, false, false],
  ['the coordinator of another', at('DE-BMG', 'coordinator'), false, false, false],
  ['an auditor', at('WHO', 'auditor'), false, false, false],
  ['nobody in particular', ANONYMOUS, false, false, false],
])('%s is offered what the register would let them do', (_who, actor, edit, editContact, managePeople) => {
  expect(viewerCan(actor, 'VN-MOH')).toEqual({ edit, editContact, managePeople });
});
