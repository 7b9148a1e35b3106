/**
 * Whether the one who asks would rather have a page than data. Only an Accept header that names HTML and ranks it at
 * least as high as JSON says so: an open range, which command-line tools and feed readers send, does not.
 */
export function prefersHtml(accept: string | undefined): boolean {
  if (!accept) return false;
  let page = 0;
  let data = 0;
  for (const range of accept.slice(0, 1000).split(',')) {
    const [type = '', ...parameters] = range.trim().toLowerCase().split(';');
    const q = quality(parameters);
    const name = type.trim();
    if (name === 'text/html' || name === 'application/xhtml+xml' || name === 'text/*') page = Math.max(page, q);
    else if (name === 'application/json' || name.endsWith('+json')) data = Math.max(data, q);
  }
  return page > 0 && page >= data;
}

function quality(parameters: readonly string[]): number {
  const given = parameters.map((p) => /^\s*q\s*=(.*)$/.exec(p)?.[1]).find((q) => q !== undefined);
  const q = given === undefined ? 1 : Number(given);
  return Number.isFinite(q) ? q : 0;
}
