import frame from '#wording/locales/ar/frame.json' with { type: 'json' };
import portal from '#wording/locales/ar/portal.json' with { type: 'json' };
import audit from '#wording/locales/ar/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/ar/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/ar/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/ar/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/ar/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/ar/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/ar/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/ar/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/ar/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/ar/portal-vocabularies.json' with { type: 'json' };

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
