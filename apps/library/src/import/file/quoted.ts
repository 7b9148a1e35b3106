/** What a file holds, shown in a message: in quotes, on one line, not too long. */
export function quoted(value: unknown, most = 60): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return JSON.stringify(text.length > most ? `${text.slice(0, most - 1)}…` : text);
}

/** `a, b, c and 12 more` */
export function listed(words: readonly string[], most = 40): string {
  const more = words.length - most;
  return more > 0 ? `${words.slice(0, most).join(', ')} and ${more} more` : words.join(', ');
}
