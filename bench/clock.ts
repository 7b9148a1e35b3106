/** Milliseconds on the machine's own clock, which all processes share and nobody sets. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;
