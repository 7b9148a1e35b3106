/** A process of Comity by its own main(), with a channel over which its CPU can be asked. */
import { serve } from '../child.js';

serve({
  start: async (app: string): Promise<void> => {
    await import(new URL(`../../apps/${app}/src/main.js`, import.meta.url).href);
  },
});
