import frame from '#wording/locales/zh-Hans/frame.json' with { type: 'json' };
import portal from '#wording/locales/zh-Hans/portal.json' with { type: 'json' };
import audit from '#wording/locales/zh-Hans/portal-audit.json' with { type: 'json' };
import authority from '#wording/locales/zh-Hans/portal-authority.json' with { type: 'json' };
import bodies from '#wording/locales/zh-Hans/portal-bodies.json' with { type: 'json' };
import editor from '#wording/locales/zh-Hans/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/zh-Hans/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/zh-Hans/portal-import.json' with { type: 'json' };
import machines from '#wording/locales/zh-Hans/portal-machines.json' with { type: 'json' };
import operations from '#wording/locales/zh-Hans/portal-operations.json' with { type: 'json' };
import people from '#wording/locales/zh-Hans/portal-people.json' with { type: 'json' };
import vocabularies from '#wording/locales/zh-Hans/portal-vocabularies.json' with { type: 'json' };

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
