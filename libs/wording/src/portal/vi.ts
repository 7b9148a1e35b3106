import frame from '#wording/locales/vi/frame.json' with { type: 'json' };
import portal from '#wording/locales/vi/portal.json' with { type: 'json' };
import audit from '#wording/locales/vi/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/vi/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/vi/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/vi/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/vi/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/vi/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/vi/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/vi/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/vi/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/vi/portal-vocabularies.json' with { type: 'json' };

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
