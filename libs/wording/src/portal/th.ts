import frame from '#wording/locales/th/frame.json' with { type: 'json' };
import portal from '#wording/locales/th/portal.json' with { type: 'json' };
import bodies from '#wording/locales/th/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/th/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/th/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/th/portal-import.json' with { type: 'json' };
import operations from '#wording/locales/th/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/th/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/th/portal-vocabularies.json' with { type: 'json' };

/** All that the portal says. */
export default {
  ...frame,
  ...portal,
  ...bodies,
  ...editor,
  ...following,
  ...imports,
  ...operations,
  ...people,
  ...vocabularies,
};
