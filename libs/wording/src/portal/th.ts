import frame from '#wording/locales/th/frame.json' with { type: 'json' };
import portal from '#wording/locales/th/portal.json' with { type: 'json' };
import audit from '#wording/locales/th/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/th/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/th/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/th/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/th/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/th/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/th/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/th/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/th/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/th/portal-vocabularies.json' with { type: 'json' };

/** All that the portal says. */
export default {
  ...frame,
  ...portal,
  ...audit,
  ...authority,
  ...bodies,
  ...editor,
  ...following,
  ...imports,
  ...machines,
  ...operations,
  ...people,
  ...vocabularies,
};
