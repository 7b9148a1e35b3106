import frame from '#wording/locales/zh-Hans/frame.json' with { type: 'json' };
import portal from '#wording/locales/zh-Hans/portal.json' with { type: 'json' };
import editor from '#wording/locales/zh-Hans/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/zh-Hans/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/zh-Hans/portal-import.json' with { type: 'json' };
import people from '#wording/locales/zh-Hans/portal-people.json' with { type: 'json' };

/** All that the portal says. */
export default { ...frame, ...portal, ...editor, ...following, ...imports, ...people };
