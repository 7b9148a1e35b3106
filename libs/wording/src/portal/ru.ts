import frame from '#wording/locales/ru/frame.json' with { type: 'json' };
import portal from '#wording/locales/ru/portal.json' with { type: 'json' };
import audit from '#wording/locales/ru/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/ru/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/ru/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/ru/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/ru/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/ru/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/ru/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/ru/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/ru/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/ru/portal-vocabularies.json' with { type: 'json' };

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
