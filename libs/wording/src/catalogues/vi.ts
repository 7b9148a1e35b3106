import entry from '#wording/locales/vi/entry.json' with { type: 'json' };
import error from '#wording/locales/vi/error.json' with { type: 'json' };
import frame from '#wording/locales/vi/frame.json' with { type: 'json' };
import home from '#wording/locales/vi/home.json' with { type: 'json' };
import inbox from '#wording/locales/vi/inbox.json' with { type: 'json' };
import network from '#wording/locales/vi/network.json' with { type: 'json' };
import publication from '#wording/locales/vi/publication.json' with { type: 'json' };
import register from '#wording/locales/vi/register.json' with { type: 'json' };
import search from '#wording/locales/vi/search.json' with { type: 'json' };
import signIn from '#wording/locales/vi/sign-in.json' with { type: 'json' };

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
