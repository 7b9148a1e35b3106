import frame from '#wording/locales/fr/frame.json' with { type: 'json' };
import portal from '#wording/locales/fr/portal.json' with { type: 'json' };
import audit from '#wording/locales/fr/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/fr/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/fr/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/fr/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/fr/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/fr/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/fr/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/fr/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/fr/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/fr/portal-vocabularies.json' with { type: 'json' };

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
