import entry from '#wording/locales/th/entry.json' with { type: 'json' };
import error from '#wording/locales/th/error.json' with { type: 'json' };
import frame from '#wording/locales/th/frame.json' with { type: 'json' };
import home from '#wording/locales/th/home.json' with { type: 'json' };
import inbox from '#wording/locales/th/inbox.json' with { type: 'json' };
import network from '#wording/locales/th/network.json' with { type: 'json' };
import publication from '#wording/locales/th/publication.json' with { type: 'json' };
import register from '#wording/locales/th/register.json' with { type: 'json' };
import search from '#wording/locales/th/search.json' with { type: 'json' };
import signIn from '#wording/locales/th/sign-in.json' with { type: 'json' };

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
