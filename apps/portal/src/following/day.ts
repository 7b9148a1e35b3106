/** Days as date fields give them, in the reader's own zone. */
export function dayAfter(now: Date): string {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`;
}

/** The moment when the day begins for the reader. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();
