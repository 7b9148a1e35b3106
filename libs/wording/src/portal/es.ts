import frame from '#wording/locales/es/frame.json' with { type: 'json' };
import portal from '#wording/locales/es/portal.json' with { type: 'json' };
import audit from '#wording/locales/es/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/es/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/es/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/es/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/es/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/es/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/es/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/es/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/es/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/es/portal-vocabularies.json' with { type: 'json' };

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
