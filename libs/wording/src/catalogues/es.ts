import entry from '#wording/locales/es/entry.json' with { type: 'json' };
import error from '#wording/locales/es/error.json' with { type: 'json' };
import frame from '#wording/locales/es/frame.json' with { type: 'json' };
import home from '#wording/locales/es/home.json' with { type: 'json' };
import inbox from '#wording/locales/es/inbox.json' with { type: 'json' };
import network from '#wording/locales/es/network.json' with { type: 'json' };
import publication from '#wording/locales/es/publication.json' with { type: 'json' };
import register from '#wording/locales/es/register.json' with { type: 'json' };
import search from '#wording/locales/es/search.json' with { type: 'json' };
import signIn from '#wording/locales/es/sign-in.json' with { type: 'json' };

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
