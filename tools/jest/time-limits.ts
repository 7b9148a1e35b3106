import { addEventHandler } from 'jest-circus';

/** In ms. A test that takes longer waits for something that will not come. */
const LONGEST = 30_000;

/** The runner itself lets a test or a hook wait for ever; here each gets the time it asks for, or LONGEST. */
addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name !== 'add_test' && event.name !== 'add_hook') return;
  const added = (event.name === 'add_test' ? currentDescribeBlock.tests : currentDescribeBlock.hooks).at(-1);
  if (added?.fn) added.fn = limited(added.fn as () => unknown, added.timeout ?? LONGEST);
});

function limited(run: () => unknown, most: number): () => Promise<void> {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`was not done after ${most} ms`)), most);
    });
    try {
      await Promise.race([run(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
