import frame from '#wording/locales/en/frame.json' with { type: 'json' };
import portal from '#wording/locales/en/portal.json' with { type: 'json' };
import audit from '#wording/locales/en/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/en/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/en/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/en/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/en/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/en/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/en/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/en/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/en/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/en/portal-vocabularies.json' with { type: 'json' };

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
