import entry from '#wording/locales/ar/entry.json' with { type: 'json' };
import error from '#wording/locales/ar/error.json' with { type: 'json' };
import frame from '#wording/locales/ar/frame.json' with { type: 'json' };
import home from '#wording/locales/ar/home.json' with { type: 'json' };
import inbox from '#wording/locales/ar/inbox.json' with { type: 'json' };
import network from '#wording/locales/ar/network.json' with { type: 'json' };
import publication from '#wording/locales/ar/publication.json' with { type: 'json' };
import register from '#wording/locales/ar/register.json' with { type: 'json' };
import search from '#wording/locales/ar/search.json' with { type: 'json' };
import signIn from '#wording/locales/ar/sign-in.json' with { type: 'json' };

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
