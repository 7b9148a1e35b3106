import entry from '#wording/locales/en/entry.json' with { type: 'json' };
import error from '#wording/locales/en/error.json' with { type: 'json' };
import frame from '#wording/locales/en/frame.json' with { type: 'json' };
import home from '#wording/locales/en/home.json' with { type: 'json' };
import inbox from '#wording/locales/en/inbox.json' with { type: 'json' };
import network from '#wording/locales/en/network.json' with { type: 'json' };
import publication from '#wording/locales/en/publication.json' with { type: 'json' };
import register from '#wording/locales/en/register.json' with { type: 'json' };
import search from '#wording/locales/en/search.json' with { type: 'json' };
import signIn from '#wording/locales/en/sign-in.json' with { type: 'json' };

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
