import entry from '#wording/locales/ru/entry.json' with { type: 'json' };
import error from '#wording/locales/ru/error.json' with { type: 'json' };
import frame from '#wording/locales/ru/frame.json' with { type: 'json' };
import home from '#wording/locales/ru/home.json' with { type: 'json' };
import inbox from '#wording/locales/ru/inbox.json' with { type: 'json' };
import network from '#wording/locales/ru/network.json' with { type: 'json' };
import publication from '#wording/locales/ru/publication.json' with { type: 'json' };
import register from '#wording/locales/ru/register.json' with { type: 'json' };
import search from '#wording/locales/ru/search.json' with { type: 'json' };
import signIn from '#wording/locales/ru/sign-in.json' with { type: 'json' };

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
