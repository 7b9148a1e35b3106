import { Access, type Actor } from '#access';

/** What the reader could do with a participant's entry on the register and be let. */
export interface ParticipantActions {
  /** the whole entry, and what follows from it: designations, members */
  edit: boolean;
  /** how it is reached: contact points, working hours and languages */
  editContact: boolean;
  /** its people, their roles, its service accounts */
  managePeople: boolean;
}

const access: Access = new Access();

export function viewerCan(actor: Actor, participant: string): ParticipantActions {
  const edit = access.can(actor, 'registry:write');
  return {
    edit,
    editContact: edit || access.can(actor, 'authority:edit', { owner: participant }),
    managePeople:
      actor.via !== 'service' && access.can(actor, 'person:manage', edit ? undefined : { owner: participant }),
  };
}
