/** Puts a value where its path says: `parties.0.country`. */
export function put(content: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = content;
  for (const [index, part] of path.slice(0, -1).entries()) {
    const isList = /^\d+$/.test(path[index + 1] as string);
    at = (at[part] ??= isList ? [] : {}) as Record<string, unknown>;
  }
  at[path.at(-1) as string] = value;
}

/** Lists without the places that stayed empty. */
export function withoutGaps(content: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(content))
    if (Array.isArray(value)) content[name] = value.filter((item) => item !== undefined);
  return content;
}
