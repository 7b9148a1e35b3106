import frame from '#wording/locales/en/frame.json' with { type: 'json' };
import portal from '#wording/locales/en/portal.json' with { type: 'json' };
import editor from '#wording/locales/en/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/en/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/en/portal-import.json' with { type: 'json' };
import people from '#wording/locales/en/portal-people.json' with { type: 'json' };

/** All that the portal says. */
export default { ...frame, ...portal, ...editor, ...following, ...imports, ...people };
