import frame from '#wording/locales/fr/frame.json' with { type: 'json' };
import portal from '#wording/locales/fr/portal.json' with { type: 'json' };
import editor from '#wording/locales/fr/portal-editor.json' with { type: 'json' };
import following from '#wording/locales/fr/portal-following.json' with { type: 'json' };
import imports from '#wording/locales/fr/portal-import.json' with { type: 'json' };
import people from '#wording/locales/fr/portal-people.json' with { type: 'json' };

/** All that the portal says. */
export default { ...frame, ...portal, ...editor, ...following, ...imports, ...people };
