import frame from '#wording/locales/en/frame.json' with { type: 'json' };

/** All that the pages of the gateway say. */
export default { ...frame };
