import frame from '#wording/locales/ar/frame.json' with { type: 'json' };

/** All that the pages of the gateway say. */
export default { ...frame };
