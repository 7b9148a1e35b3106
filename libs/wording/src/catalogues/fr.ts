import entry from '#wording/locales/fr/entry.json' with { type: 'json' };
import error from '#wording/locales/fr/error.json' with { type: 'json' };
import frame from '#wording/locales/fr/frame.json' with { type: 'json' };
import home from '#wording/locales/fr/home.json' with { type: 'json' };
import inbox from '#wording/locales/fr/inbox.json' with { type: 'json' };
import network from '#wording/locales/fr/network.json' with { type: 'json' };
import publication from '#wording/locales/fr/publication.json' with { type: 'json' };
import register from '#wording/locales/fr/register.json' with { type: 'json' };
import search from '#wording/locales/fr/search.json' with { type: 'json' };
import signIn from '#wording/locales/fr/sign-in.json' with { type: 'json' };

/** All that the pages of the gateway say. */
export default {
  ...frame,
  ...home,
  ...entry,
  ...publication,
  ...search,
  ...register,
  ...signIn,
  ...inbox,
  ...network,
  ...error,
};
