export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
