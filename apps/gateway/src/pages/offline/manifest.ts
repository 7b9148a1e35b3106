import { assetPaths } from '../assets.js';
import { said } from '../say.js';
import { PAPER } from '../style/tokens.js';
import { href, type View } from '../view.js';

/** A name that stands under an icon. */
const SHORT = 12;

/** What makes of the pages something that is installed: its name and its places in the reader's language. */
export const manifestOf = (view: View): Record<string, unknown> => {
  const { name } = view.site;
  const places = [
    ['frame.publications', '/publications'],
    ['frame.countries', '/countries'],
    ['frame.register', '/register'],
  ] as const;
  return {
    id: '/',
    name,
    short_name: name.length > SHORT ? 'Comity' : name,
    description: said(view, 'home.title'),
    lang: view.wording.tag,
    dir: view.wording.dir,
    start_url: href(view, '/'),
    scope: '/',
    // With a way back and the address: what is cited has one.
    display: 'minimal-ui',
    theme_color: PAPER.light,
    background_color: PAPER.light,
    icons: [
      { src: assetPaths.icon, type: 'image/svg+xml', sizes: 'any' },
      { src: assetPaths.icon192, type: 'image/png', sizes: '192x192' },
      { src: assetPaths.icon512, type: 'image/png', sizes: '512x512' },
      { src: assetPaths.maskable, type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    shortcuts: places.map(([words, path]) => ({ name: said(view, words), url: href(view, path) })),
  };
};
