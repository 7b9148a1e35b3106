import entry from '#wording/locales/zh-Hans/entry.json' with { type: 'json' };
import error from '#wording/locales/zh-Hans/error.json' with { type: 'json' };
import frame from '#wording/locales/zh-Hans/frame.json' with { type: 'json' };
import home from '#wording/locales/zh-Hans/home.json' with { type: 'json' };
import inbox from '#wording/locales/zh-Hans/inbox.json' with { type: 'json' };
import network from '#wording/locales/zh-Hans/network.json' with { type: 'json' };
import publication from '#wording/locales/zh-Hans/publication.json' with { type: 'json' };
import register from '#wording/locales/zh-Hans/register.json' with { type: 'json' };
import search from '#wording/locales/zh-Hans/search.json' with { type: 'json' };
import signIn from '#wording/locales/zh-Hans/sign-in.json' with { type: 'json' };

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
